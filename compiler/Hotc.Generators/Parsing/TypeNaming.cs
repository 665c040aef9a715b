using Hotc.Generators.Json;

namespace Hotc.Generators.Parsing;

/// <summary>
/// How types get their names. A schema may say it (<c>x-name</c>, or a <c>title</c> in Pascal case; a title that is prose is no name).
/// Else it is the way of properties to it, from the root or the definition that it stands in. Records end with the last word of
/// the root's name: <c>NetworkSpec</c> beside <c>ClusterSpec</c>, <c>NetworkPlan</c> beside <c>Plan</c>; enums do not.
/// </summary>
internal sealed class TypeNaming(string rootName)
{
    private readonly string _suffix = Names.LastWord(rootName);

    /// <summary>The name that a schema gives itself, or null.</summary>
    public static string? Own(JsonValue schema) =>
        schema.TextOf("x-name") ?? (schema.TextOf("title") is { } title && Names.IsTypeName(title) ? title : null);

    /// <summary>What the items of a list or map are named after: the singular, or else with the other word behind.</summary>
    public static string ItemStem(string stem, string otherwise) =>
        Names.Singular(stem) is var singular && singular != stem ? singular : stem + otherwise;

    public string RecordName(JsonValue schema, string stem) =>
        Own(schema) ?? (stem.EndsWith(_suffix, StringComparison.Ordinal) ? stem : stem + _suffix);

    /// <summary>What the types inside a type are named after: its name without the suffix, unless nothing would be left.</summary>
    public string Stem(string name) =>
        name.Length > _suffix.Length && name.EndsWith(_suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - _suffix.Length) : name;
}
