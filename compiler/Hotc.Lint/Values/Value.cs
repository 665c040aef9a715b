using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>The kinds that a value may be of when Heat has resolved it.</summary>
[Flags]
internal enum Kinds
{
    None = 0,
    Text = 1,
    Integer = 2,
    Float = 4,
    Boolean = 8,
    List = 16,
    Map = 32,
    Null = 64,
    Number = Integer | Float,
    Any = Text | Number | Boolean | List | Map | Null,
}

/// <summary>What is known, before anything runs, of the value that an expression will have.</summary>
internal abstract record Value(SourceSpan? Span)
{
    /// <summary>Nothing is known.</summary>
    public static Value Anything(SourceSpan? span) => new UnknownValue(span, Kinds.Any);

    /// <summary>A known text.</summary>
    public static Value Of(string text, SourceSpan? span) => new ExactValue(span, new HotText(text, span));

    /// <summary>A known boolean.</summary>
    public static Value Of(bool value, SourceSpan? span) => new ExactValue(span, HotBool.Of(value));
}

/// <summary>A known text, number, boolean or null.</summary>
internal sealed record ExactValue(SourceSpan? Span, HotValue Node) : Value(Span)
{
    public string? Text => (Node as HotText)?.Value;

    public bool IsNull => Node is HotNull;
}

/// <summary>A list of which at least some items are known.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Items">The known items.</param>
/// <param name="IsOpen">Whether there may be more of them, or fewer.</param>
internal sealed record ListValue(SourceSpan? Span, ImmutableArray<Value> Items, bool IsOpen = false) : Value(Span);

/// <summary>A map of which at least some entries are known.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Entries">The known entries.</param>
/// <param name="IsOpen">Whether there may be more of them.</param>
internal sealed record MapValue(SourceSpan? Span, ImmutableArray<MapEntry> Entries, bool IsOpen = false) : Value(Span)
{
    public Value? this[string key]
    {
        get
        {
            for (var i = Entries.Length - 1; i >= 0; i--)
            {
                if (Entries[i].Key == key)
                {
                    return Entries[i].Value;
                }
            }

            return null;
        }
    }
}

/// <summary>An entry of a map.</summary>
internal readonly record struct MapEntry(string Key, SourceSpan? KeySpan, Value Value);

/// <summary>A value that is known only when the stack runs.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kinds">What it may be.</param>
internal sealed record UnknownValue(SourceSpan? Span, Kinds Kinds) : Value(Span)
{
    /// <summary>The resource whose id or attribute it is; null when it is none.</summary>
    public Resource? Resource { get; init; }

    /// <summary>The attribute; null for the id.</summary>
    public string? Attribute { get; init; }

    /// <summary>Whether it belongs to a resource of the same stack and is null until that exists, so while Heat checks the stack.</summary>
    public bool IsUnmade { get; init; }

    /// <summary>Whether it is the id or name of something, so neither a number nor a boolean.</summary>
    public bool IsIdentifier { get; init; }
}

/// <summary>Nothing: an <c>if</c> without a third argument, whose condition is false. Heat drops the key or item that it stands at.</summary>
internal sealed record AbsentValue(SourceSpan? Span) : Value(Span);

/// <summary>One of two values, by a condition that is not known yet.</summary>
internal sealed record ChoiceValue(SourceSpan? Span, Value First, Value Second) : Value(Span);
