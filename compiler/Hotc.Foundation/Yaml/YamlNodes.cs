using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>How a scalar was written.</summary>
public enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes.</summary>
    DoubleQuoted,

    /// <summary>A block scalar that keeps its line breaks (<c>|</c>).</summary>
    Literal,

    /// <summary>A block scalar that folds its line breaks (<c>&gt;</c>).</summary>
    Folded,
}

/// <summary>What a scalar means, as PyYAML's SafeLoader (YAML 1.1) resolves it.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary><c>~</c>, <c>null</c> or nothing.</summary>
    Null,

    /// <summary><c>true</c>, <c>false</c>, <c>yes</c>, <c>no</c>, <c>on</c>, <c>off</c> in lower, title or upper case.</summary>
    Boolean,

    /// <summary>A whole number: decimal, binary, octal with leading 0, hexadecimal, or base 60 (<c>12:30</c>).</summary>
    Integer,

    /// <summary>A number with a point, base 60 with a point, an infinity or not-a-number.</summary>
    Float,

    /// <summary>A date or a date with time. Heat reads it as text.</summary>
    Timestamp,

    /// <summary>The merge key <c>&lt;&lt;</c>.</summary>
    Merge,

    /// <summary>The default value key <c>=</c>, which PyYAML's SafeLoader refuses as a value.</summary>
    DefaultValue,
}

/// <summary>A node of a YAML document. Never changes.</summary>
public abstract class YamlNode
{
    private protected YamlNode(SourceSpan span) => Span = span;

    /// <summary>Where the node stands: from its first to its last character, without tag, anchor and comments.</summary>
    public SourceSpan Span { get; }
}

/// <summary>A single value.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>Makes a scalar; merged and completed trees are put together of new nodes.</summary>
    public YamlScalar(SourceSpan span, string value, ScalarStyle style, ScalarKind kind)
        : base(span)
    {
        Value = value;
        Style = style;
        Kind = kind;
    }

    /// <summary>The text after removal of quotes, escapes and indentation.</summary>
    public string Value { get; }

    /// <summary>How it was written.</summary>
    public ScalarStyle Style { get; }

    /// <summary>What it means.</summary>
    public ScalarKind Kind { get; }

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Kind == ScalarKind.Null;

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A list.</summary>
public sealed class YamlSequence : YamlNode
{
    /// <summary>Makes a list.</summary>
    public YamlSequence(SourceSpan span, ImmutableArray<YamlNode> items, bool isFlow = false)
        : base(span)
    {
        Items = items;
        IsFlow = isFlow;
    }

    /// <summary>The items in order.</summary>
    public ImmutableArray<YamlNode> Items { get; }

    /// <summary>Whether it was written as <c>[a, b]</c>.</summary>
    public bool IsFlow { get; }
}

/// <summary>A mapping. Every key stands once.</summary>
public sealed class YamlMapping : YamlNode
{
    // Short mappings are searched one by one; the index of a long one is built by the first search.
    private const int LongestUnindexed = 8;

    private Dictionary<string, YamlEntry>? index;

    /// <summary>Makes a mapping; the caller sees to it that every key stands once.</summary>
    public YamlMapping(SourceSpan span, ImmutableArray<YamlEntry> entries, bool isFlow = false)
        : base(span)
    {
        Entries = entries;
        IsFlow = isFlow;
    }

    /// <summary>The entries in the author's order.</summary>
    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>Whether it was written as <c>{a: b}</c>.</summary>
    public bool IsFlow { get; }

    /// <summary>The value of a key; null when the key is absent.</summary>
    public YamlNode? this[string key] => Find(key)?.Value;

    /// <summary>Finds the value of a key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        value = Find(key)?.Value;
        return value is not null;
    }

    /// <summary>The entry of a key; null when the key is absent.</summary>
    public YamlEntry? Find(string key)
    {
        if (Entries.Length > LongestUnindexed)
        {
            index ??= Entries.ToDictionary(e => e.Key.Value, StringComparer.Ordinal);
            return index.GetValueOrDefault(key);
        }

        foreach (var entry in Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key. One that is no string keeps its written text.</param>
/// <param name="Value">The value; an empty one is a null scalar.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
