using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Judges fields of KubeletConfiguration and KubeProxyConfiguration by the driver's catalogue of the minor.</summary>
internal sealed class ConfigCheck(YamlMapping catalogue, string minor)
{
    /// <summary>Reports the fields that the object does not take.</summary>
    /// <param name="kind">KubeletConfiguration or KubeProxyConfiguration.</param>
    /// <param name="config">The spec's fields.</param>
    /// <param name="bag">Takes the problems.</param>
    public void Check(string kind, YamlMapping config, DiagnosticBag bag)
    {
        if (catalogue[kind] is not YamlMapping known || known["fields"] is not YamlMapping fields)
        {
            return;
        }

        foreach (var (key, value) in config.Entries)
        {
            var name = key.Value;
            if (OwnedNames.Find(known, "fields", name) is { } owner)
            {
                bag.Add(CompletionCodes.OwnedFlag, key.Span, $"hotc sets {name} of {kind} itself: {owner.Because}.", owner.Help);
            }
            else if (fields[name] is not YamlScalar type)
            {
                var near = Nearest.Of(name, fields.Entries.Select(f => f.Key.Value));
                bag.Add(CompletionCodes.UnknownField, key.Span, $"{kind} of Kubernetes {minor} has no field \"{name}\".", near is null ? null : $"Did you mean \"{near}\"?");
            }
            else
            {
                CheckType(kind, key, value, type.Value, bag);
            }

            if ((known["deprecated"] as YamlMapping)?[name] is YamlMapping deprecated)
            {
                var instead = deprecated["instead"] is YamlScalar text ? $"Instead: {text.Value}." : null;
                bag.Add(CompletionCodes.DeprecatedFlag, key.Span, $"{name} of {kind} is deprecated.", instead);
            }
        }
    }

    private static void CheckType(string kind, YamlScalar key, YamlNode value, string type, DiagnosticBag bag)
    {
        var fits = (type, value) switch
        {
            ("object", YamlMapping) or ("array", YamlSequence) => true,
            ("boolean", YamlScalar { Kind: ScalarKind.Boolean, Value: "true" or "false" }) => true,
            ("integer", YamlScalar { Kind: ScalarKind.Integer }) => true,
            ("number", YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float }) => true,
            ("string", YamlScalar { Kind: ScalarKind.String or ScalarKind.Timestamp }) => true,
            ("object" or "array" or "boolean" or "integer" or "number" or "string", _) => false,
            _ => true,
        };
        if (!fits)
        {
            bag.Add(Schemas.SchemaCodes.WrongType, value.Span, $"\"{key.Value}\" of {kind} must be of type {type}, and {Schemas.SchemaWords.Found(value)} stands here.");
        }
    }
}
