using Hotc.Compile.Schemas;
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

            CheckSpelling(value, bag);
            if ((known["deprecated"] as YamlMapping)?[name] is YamlMapping deprecated)
            {
                var instead = deprecated["instead"] is YamlScalar text ? $"Instead: {text.Value}." : null;
                bag.Add(CompletionCodes.DeprecatedFlag, key.Span, $"{name} of {kind} is deprecated.", instead);
            }
        }
    }

    // The component reads JSON; `yes` or `010` mean something else to every other reader of YAML.
    private static void CheckSpelling(YamlNode node, DiagnosticBag bag)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (_, value) in mapping.Entries)
                {
                    CheckSpelling(value, bag);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    CheckSpelling(item, bag);
                }

                break;
            case YamlScalar { Kind: ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float } scalar when !YamlJson.IsLiteral(scalar):
                var help = scalar.Kind == ScalarKind.Boolean ? "Write true or false, or put a text in quotes." : "Write a plain decimal number, or put a text in quotes.";
                bag.Add(SchemaCodes.WrongForm, scalar.Span, $"\"{scalar.Value}\" does not mean the same to every reader of YAML.", help);
                break;
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
            bag.Add(SchemaCodes.WrongType, value.Span, $"\"{key.Value}\" of {kind} must be {SchemaWords.Type(type)}, and {SchemaWords.Found(value)} stands here.");
        }
    }
}
