using System.Text.Json;

namespace Hotc.Docs.Tests.Pages;

/// <summary>One row of a field reference.</summary>
internal sealed record Field(string Path, string Type, string Default, string Allowed, string Description);

/// <summary>Lists the fields of a schema.</summary>
internal static class SchemaFields
{
    /// <summary>A field and all that are inside it, in the schema's order.</summary>
    public static IEnumerable<Field> Of(string path, SchemaNode node, bool isRequired)
    {
        yield return new Field(path, TypeOf(node), DefaultOf(node, isRequired), string.Join("; ", AllowedOf(node)), node.Description ?? node.Items?.Description ?? "");
        var (inner, prefix) = Inside(node, path);
        foreach (var field in inner.Properties.SelectMany(p => Of($"{prefix}.{p.Name}", p.Node, p.IsRequired)))
        {
            yield return field;
        }
    }

    /// <summary>Where the fields inside a field are declared, and how their paths begin.</summary>
    public static (SchemaNode Node, string Prefix) Inside(SchemaNode node, string path) =>
        node.Items is { } items ? Inside(items, path + "[]")
        : node.Values is { } values ? Inside(values, path + ".<name>")
        : (node, path);

    private static string TypeOf(SchemaNode node) => TypeBesidesNull(node) + (node.IsNullable ? " or null" : "");

    private static string TypeBesidesNull(SchemaNode node) => node switch
    {
        { Items: { } items } => $"list of {TypeOf(items)}",
        { Values: { } values } => $"map of {TypeOf(values)}",
        { Type: { } type } => type == "object" && !node.Properties.Any() ? "any fields" : type,
        _ => "anything",
    };

    private static string DefaultOf(SchemaNode node, bool isRequired)
    {
        if (isRequired)
        {
            return "required";
        }

        return node.Find("default") is not { } value || (value.ValueKind == JsonValueKind.Object && node.Properties.Any()) ? ""
            : value.ValueKind == JsonValueKind.String && value.GetString() == "" ? "`\"\"`"
            : $"`{(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())}`";
    }

    private static IEnumerable<string> AllowedOf(SchemaNode node)
    {
        if (node.Keys?.Text("x-expected") is { } keys)
        {
            yield return $"keys: {keys}";
        }

        if (Amount(node, "minItems", "maxItems", "maxProperties", "entries") is { } entries)
        {
            yield return entries;
        }

        foreach (var words in (node.Items ?? node.Values) is { } inner ? AllowedOf(inner) : OfScalar(node))
        {
            yield return words;
        }
    }

    private static IEnumerable<string> OfScalar(SchemaNode node)
    {
        if (node.Find("enum") is { } values)
        {
            yield return string.Join(", ", values.EnumerateArray().Select(v => $"`{v}`"));
        }

        if (node.Text("x-expected") is { } expected)
        {
            yield return expected;
        }
        else if (node.Text("pattern") is { } pattern)
        {
            yield return $"`{pattern}`";
        }

        if (Amount(node, "minimum", "maximum", null, "") is { } range)
        {
            yield return range.TrimEnd();
        }

        if (Amount(node, "minLength", "maxLength", null, "characters") is { } length)
        {
            yield return length;
        }
    }

    private static string? Amount(SchemaNode node, string least, string most, string? otherMost, string unit) =>
        (node.Find(least)?.GetRawText(), node.Find(most)?.GetRawText() ?? (otherMost is null ? null : node.Find(otherMost)?.GetRawText())) switch
        {
            (null, null) => null,
            ("1", null) when unit.Length > 0 => "not empty",
            ({ } low, null) => $"at least {low} {unit}",
            (null or "0" or "1", { } high) when unit.Length > 0 => $"at most {high} {unit}",
            (null, { } high) => $"at most {high}",
            var (low, high) => low == high ? $"{low} {unit}" : $"{low} to {high} {unit}",
        };
}
