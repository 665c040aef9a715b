using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Json.Pointer;
using Json.Schema;

namespace Hotc.Compile.Schemas;

/// <summary>
/// Judges a YAML tree by a JSON Schema and says every problem at the author's place and in the author's words. The library
/// decides what is wrong; this class only finds the place and the words.
/// </summary>
public sealed class SchemaValidator(SchemaFile schema)
{
    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag };
    private static readonly EvaluationOptions Thorough = new() { OutputFormat = OutputFormat.List };

    /// <summary>
    /// Reports everything in the tree that the schema forbids. With <paramref name="partial"/> absent keys are allowed, as in
    /// a template that a spec will complete.
    /// </summary>
    /// <returns>Whether nothing was wrong.</returns>
    public bool Validate(YamlMapping root, DiagnosticBag bag, bool partial = false)
    {
        var instance = YamlJson.ToElement(root);
        if (schema.Validator.Evaluate(instance, Quick).IsValid)
        {
            return true;
        }

        var results = schema.Validator.Evaluate(instance, Thorough);
        var before = bag.Count;
        foreach (var result in results.Details ?? [])
        {
            foreach (var (keyword, _) in result.Errors ?? [])
            {
                Report(root, result, keyword, bag, partial);
            }
        }

        return bag.Count == before;
    }

    private void Report(YamlMapping root, EvaluationResults result, string keyword, DiagnosticBag bag, bool partial)
    {
        var place = InstancePlace.Find(root, result.InstanceLocation);
        if (place is null)
        {
            return;
        }

        var rules = SchemaAt(result.EvaluationPath, out var isClosed);
        if (isClosed)
        {
            ReportUnknownKey(place, SchemaAt(result.EvaluationPath.GetParent(1) ?? result.EvaluationPath, out _), bag);
            return;
        }

        switch (keyword)
        {
            case "required" when !partial:
                ReportMissing(place, rules, bag);
                break;
            case "type":
                bag.Add(SchemaCodes.WrongType, place.Span, $"{place.Quoted} must be {SchemaWords.Type(rules)}, and {SchemaWords.Found(place.Node)} stands here.", SchemaWords.TypeHelp(rules, place.Node));
                break;
            case "enum" or "const":
                ReportNotAllowed(place, rules, bag);
                break;
            case "pattern":
                bag.Add(SchemaCodes.WrongForm, place.Span, $"{SchemaWords.Shown(place.Node)} is not a valid value of {place.Quoted}.", SchemaWords.Expected(rules));
                break;
            case "minimum" or "maximum" or "minLength" or "maxLength" or "minItems" or "maxItems" or "maxProperties" or "minProperties":
                bag.Add(SchemaCodes.OutOfBounds, place.Span, SchemaWords.Bounds(place.Quoted, keyword, rules.GetProperty(keyword)));
                break;
            case "propertyNames":
                ReportBadKeys(place, rules, bag);
                break;
        }
    }

    private static void ReportUnknownKey(InstancePlace place, JsonElement owner, DiagnosticBag bag)
    {
        var known = owner.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => p.Name).ToArray()
            : [];
        var nearest = Nearest.Of(place.Name, known);
        var help = nearest is not null ? $"Did you mean \"{nearest}\"?" : $"Known here: {string.Join(", ", known)}.";
        bag.Add(new Diagnostic(SchemaCodes.UnknownKey, $"There is no key \"{place.Name}\"{place.InParent}.", place.KeySpan)
        {
            Help = help,
            Fix = nearest is null ? null : new Fix($"Rename to {nearest}", [new TextEdit(place.KeySpan, nearest)]),
        });
    }

    private static void ReportMissing(InstancePlace place, JsonElement rules, DiagnosticBag bag)
    {
        var mapping = (YamlMapping)place.Node;
        foreach (var name in rules.GetProperty("required").EnumerateArray().Select(n => n.GetString()!))
        {
            if (!mapping.TryGet(name, out _))
            {
                bag.Add(SchemaCodes.Missing, place.HeadSpan, $"\"{name}\" is missing{place.InSelf}.", SchemaWords.Purpose(rules, name));
            }
        }
    }

    private static void ReportNotAllowed(InstancePlace place, JsonElement rules, DiagnosticBag bag)
    {
        var allowed = rules.TryGetProperty("enum", out var values) ? values.EnumerateArray().ToArray() : [rules.GetProperty("const")];
        var texts = allowed.Select(v => v.ToString()).ToArray();
        var nearest = place.Node is YamlScalar scalar ? Nearest.Of(scalar.Value, texts) : null;
        var help = nearest is null ? null : $"Did you mean \"{nearest}\"?";
        bag.Add(SchemaCodes.NotAllowed, place.Span, $"{SchemaWords.Shown(place.Node)} is not a valid value of {place.Quoted}: expected {SchemaWords.OneOf(texts)}.", help);
    }

    // The library reports the mapping; which of its keys are wrong is asked of it again, one key at a time.
    private void ReportBadKeys(InstancePlace place, JsonElement rules, DiagnosticBag bag)
    {
        var names = schema.Resolve(rules.GetProperty("propertyNames"));
        var judge = SchemaFile.Parse(names.GetRawText());
        foreach (var entry in ((YamlMapping)place.Node).Entries)
        {
            using var key = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(entry.Key.Value, SchemaJson.Default.String));
            if (!judge.Evaluate(key.RootElement, Quick).IsValid)
            {
                bag.Add(SchemaCodes.WrongForm, entry.Key.Span, $"\"{entry.Key.Value}\" is not a valid key of {place.Quoted}.", SchemaWords.Expected(names));
            }
        }
    }

        private JsonElement SchemaAt(JsonPointer path, out bool isClosed)
    {
        var found = schema.Tree;
        isClosed = false;
        foreach (var text in InstancePlace.Segments(path))
        {
            if (text == "$ref")
            {
                found = schema.Resolve(found);
            }
            else if (found.ValueKind == JsonValueKind.Array)
            {
                found = found[int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)];
            }
            else
            {
                found = found.GetProperty(text);
            }
        }

        isClosed = found.ValueKind == JsonValueKind.False;
        return found;
    }
}
