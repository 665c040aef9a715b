using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Json.Pointer;
using Json.Schema;

namespace Hotc.Compile.Schemas;

/// <summary>
/// Judges a YAML tree by a JSON Schema and says every problem at the author's place and in the author's words. The library
/// decides what is wrong; this class only finds the place and the words. It is asked only about trees that may have something wrong.
/// </summary>
public sealed class SchemaValidator(SchemaFile schema)
{
    private static readonly EvaluationOptions Thorough = new() { OutputFormat = OutputFormat.List };

    /// <summary>
    /// Reports everything in the tree that the schema forbids. With <paramref name="partial"/> absent keys are allowed, as in
    /// a template that a spec will complete.
    /// </summary>
    /// <param name="root">The tree.</param>
    /// <param name="bag">Takes the problems.</param>
    /// <param name="partial">Whether keys may be absent.</param>
    /// <param name="written">The tree as its author wrote it, where keys with nothing behind them still stand.</param>
    /// <returns>Whether nothing was wrong.</returns>
    public bool Validate(YamlMapping root, DiagnosticBag bag, bool partial = false, YamlMapping? written = null)
    {
        if (schema.AreRulesWhole && SchemaCheck.Keeps(root, schema.Rules))
        {
            return true;
        }

        var results = schema.Validator.Evaluate(YamlJson.ToElement(root), Thorough);
        if (results.IsValid)
        {
            return true;
        }

        var before = bag.Count;
        var mistyped = (results.Details ?? []).Where(r => r.Errors?.ContainsKey("type") == true).Select(r => r.InstanceLocation.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var result in results.Details ?? [])
        {
            // A value of the wrong type is wrong in every other way too.
            var isMistyped = mistyped.Contains(result.InstanceLocation.ToString());
            foreach (var keyword in (result.Errors ?? []).Keys.Where(k => !isMistyped || k is "type"))
            {
                Report(root, result, keyword, bag, partial, written);
            }
        }

        return bag.Count == before;
    }

    private void Report(YamlMapping root, EvaluationResults result, string keyword, DiagnosticBag bag, bool partial, YamlMapping? written)
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

        if (InstancePlace.Segments(result.EvaluationPath).Contains("propertyNames"))
        {
            bag.Add(SchemaCodes.WrongForm, place.KeySpan, $"\"{place.Name}\" is not a valid key of \"{place.ParentPath}\".", SchemaWords.Expected(rules, place.Name));
            return;
        }

        switch (keyword)
        {
            case "required" when !partial:
                ReportMissing(place, rules, written is null ? null : InstancePlace.Find(written, result.InstanceLocation), bag);
                break;
            case "type":
                bag.Add(SchemaCodes.WrongType, place.Span, $"{place.Quoted} must be {SchemaWords.Type(rules)}, and {SchemaWords.Found(place.Node)} stands here.", SchemaWords.TypeHelp(rules, place.Node));
                break;
            case "enum" or "const":
                ReportNotAllowed(place, rules, bag);
                break;
            case "pattern":
                bag.Add(SchemaCodes.WrongForm, place.Span, $"{SchemaWords.Shown(place.Node)} is not a valid value of {place.Quoted}.", SchemaWords.Expected(rules, (place.Node as YamlScalar)?.Value));
                break;
            case "minimum" or "maximum" or "minLength" or "maxLength" or "minItems" or "maxItems" or "maxProperties" or "minProperties":
                bag.Add(SchemaCodes.OutOfBounds, place.Span, SchemaWords.Bounds(place.Quoted, keyword, rules.GetProperty(keyword)));
                break;
        }
    }

    private static void ReportUnknownKey(InstancePlace place, JsonElement owner, DiagnosticBag bag)
    {
        var known = owner.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(p => p.Name).ToArray()
            : [];
        var nearest = Nearest.OfKeys(place.Name, known);
        var help = nearest is not null ? $"Did you mean \"{nearest}\"?{SchemaWords.Foreign(place.Name)}" : $"Known here: {string.Join(", ", known)}.{SchemaWords.Foreign(place.Name)}";
        bag.Add(new Diagnostic(SchemaCodes.UnknownKey, $"There is no key \"{place.Name}\"{place.InParent}.", place.KeySpan)
        {
            Help = help,
            Fix = nearest is null ? null : new Fix($"Rename to {nearest}", [new TextEdit(place.KeySpan, nearest)]),
        });
    }

    // What the author wrote has the place: a tree that defaults were merged into may begin with one of them.
    private static void ReportMissing(InstancePlace place, JsonElement rules, InstancePlace? written, DiagnosticBag bag)
    {
        var mapping = (YamlMapping)place.Node;
        var head = written?.Node is YamlMapping ? written.HeadSpan : place.HeadSpan;
        foreach (var name in rules.GetProperty("required").EnumerateArray().Select(n => n.GetString()!))
        {
            if (!mapping.TryGet(name, out _) && (written?.Node as YamlMapping)?.Find(name) is { } empty)
            {
                bag.Add(SchemaCodes.Missing, empty.Key.Span, $"\"{name}\" has no value.", SchemaWords.Purpose(rules, name));
            }
            else if (!mapping.TryGet(name, out _))
            {
                bag.Add(SchemaCodes.Missing, head, $"\"{name}\" is missing{place.InSelf}.", SchemaWords.Purpose(rules, name));
            }
        }
    }

    private static void ReportNotAllowed(InstancePlace place, JsonElement rules, DiagnosticBag bag)
    {
        var allowed = rules.TryGetProperty("enum", out var values) ? values.EnumerateArray().ToArray() : [rules.GetProperty("const")];
        var texts = allowed.Select(v => v.ToString()).ToArray();
        var nearest = place.Node is YamlScalar { Kind: ScalarKind.String } scalar ? Nearest.Of(scalar.Value, texts) : null;
        var help = nearest is null ? SchemaWords.Purpose(rules) : $"Did you mean \"{nearest}\"?";
        bag.Add(SchemaCodes.NotAllowed, place.Span, $"{SchemaWords.Shown(place.Node)} is not a valid value of {place.Quoted}: expected {SchemaWords.OneOf(texts)}.", help);
    }

    private JsonElement SchemaAt(JsonPointer path, out bool isClosed)
    {
        var found = schema.Tree;
        isClosed = false;
        var isItems = false;
        foreach (var text in InstancePlace.Segments(path))
        {
            // The library names the keyword twice: once for itself and once for its schema.
            var isRepeated = isItems && text == "items";
            isItems = text == "items" && !isItems;
            if (isRepeated)
            {
                continue;
            }

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
