using System.Text.Json;
using System.Text.RegularExpressions;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Schemas;

/// <summary>How many of something there may be, or how large a number.</summary>
internal readonly record struct Bounds(long Least, long Most)
{
    /// <summary>No bounds.</summary>
    public static readonly Bounds None = new(long.MinValue, long.MaxValue);

    /// <summary>Whether a number is within.</summary>
    public bool Hold(long number) => number >= Least && number <= Most;
}

/// <summary>
/// A schema as objects, in which references are followed already: what is asked of every spec need not be looked up in JSON each time.
/// Nothing changes once a <see cref="SchemaReader"/> has read it.
/// </summary>
internal sealed class SchemaRules
{
    private Dictionary<string, SchemaProperty>? byName;

    /// <summary>The type; null for any.</summary>
    public string? Type { get; set; }

    /// <summary>The keys that it declares, in the schema's order; null when it declares none.</summary>
    public IReadOnlyList<SchemaProperty>? Properties { get; set; }

    /// <summary>What the values of other keys must be; null when any may stand there, or none.</summary>
    public SchemaRules? Others { get; set; }

    /// <summary>Whether it takes no other keys.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What keys must be; null for anything.</summary>
    public SchemaRules? Names { get; set; }

    /// <summary>The keys that must stand there.</summary>
    public IReadOnlyList<string> Required { get; set; } = [];

    /// <summary>What the items of a list must be; null for anything.</summary>
    public SchemaRules? Items { get; set; }

    /// <summary>Whether no item may stand twice.</summary>
    public bool AreItemsUnique { get; set; }

    /// <summary>The texts and whole numbers that alone are allowed; null for any value.</summary>
    public IReadOnlySet<object>? Values { get; set; }

    /// <summary>What a text must match; null for anything.</summary>
    public Lazy<Regex>? Pattern { get; set; }

    /// <summary>Bounds of a number.</summary>
    public Bounds Number { get; set; } = Bounds.None;

    /// <summary>Bounds of a text's length.</summary>
    public Bounds Length { get; set; } = Bounds.None;

    /// <summary>Bounds of the number of items.</summary>
    public Bounds ItemCount { get; set; } = Bounds.None;

    /// <summary>Bounds of the number of keys.</summary>
    public Bounds KeyCount { get; set; } = Bounds.None;

    /// <summary>The default.</summary>
    public JsonElement? Default { get; set; }

    /// <summary>Finds a declared key. Two threads may both build the index: the results are equal and either may stay.</summary>
    public SchemaProperty? Find(string key) =>
        (byName ??= (Properties ?? []).ToDictionary(p => p.Name, StringComparer.Ordinal)).GetValueOrDefault(key);
}

/// <summary>A key that a schema declares.</summary>
/// <param name="name">The key.</param>
/// <param name="rules">What its value must be.</param>
/// <param name="ownDefault">The default that stands at the key itself, and not at what it refers to.</param>
internal sealed class SchemaProperty(string name, SchemaRules rules, JsonElement? ownDefault)
{
    private YamlEntry? absent;

    /// <summary>The key.</summary>
    public string Name => name;

    /// <summary>What its value must be.</summary>
    public SchemaRules Rules => rules;

    /// <summary>The entry that stands in the place of an absent key, made once; null when the key has no default.</summary>
    /// <param name="make">Makes it of the default. Two threads may both do it: the results are equal and either may stay.</param>
    public YamlEntry? Absent(Func<SchemaProperty, JsonElement, YamlEntry> make) =>
        absent ?? ((ownDefault ?? rules.Default) is { } value ? absent = make(this, value) : null);
}
