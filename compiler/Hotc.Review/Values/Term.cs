using System.Collections.Immutable;
using Hotc.Heat.Values;
using Hotc.Review.Stacks;

namespace Hotc.Review.Values;

/// <summary>
/// What is known of a value before anything runs. What only the cloud can tell stays in it as an expression, so that two
/// values can be compared although neither is known.
/// </summary>
internal abstract class Term
{
    /// <summary>Nothing: an <c>if</c> without a third argument whose condition is false. Heat drops the key or item it stands at.</summary>
    public static Term Absent { get; } = new AbsentTerm();

    /// <summary>Null.</summary>
    public static Term Null { get; } = new Scalar(HotNull.Instance);

    /// <summary>Text.</summary>
    public static Scalar Of(string text) => new(new HotText(text));

    /// <summary>A whole number.</summary>
    public static Scalar Of(long number) => new(HotNumber.Of(number));

    /// <summary>A boolean.</summary>
    public static Scalar Of(bool value) => new(HotBool.Of(value));

    /// <summary>Data without functions.</summary>
    public static Term Data(HotValue value) => value switch
    {
        HotList list => new TermList([.. list.Items.Select(Data)]),
        HotMap map => new TermMap([.. map.Entries.Select(e => new TermEntry(e.Key, Data(e.Value)))]),
        _ => new Scalar(value),
    };

    private sealed class AbsentTerm : Term;
}

/// <summary>A known text, number, boolean or null.</summary>
internal sealed class Scalar(HotValue value) : Term
{
    public HotValue Value => value;

    public string? Text => (value as HotText)?.Value;

    public bool IsNull => value is HotNull;
}

/// <summary>A list.</summary>
internal sealed class TermList(ImmutableArray<Term> items) : Term
{
    public ImmutableArray<Term> Items => items;
}

/// <summary>An entry of a map.</summary>
internal readonly record struct TermEntry(string Key, Term Value);

/// <summary>A map.</summary>
internal sealed class TermMap(ImmutableArray<TermEntry> entries) : Term
{
    public static TermMap Empty { get; } = new([]);

    public ImmutableArray<TermEntry> Entries => entries;

    public Term? this[string key]
    {
        get
        {
            foreach (var entry in entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

/// <summary>The id of a resource, or an attribute of it: known when the resource exists.</summary>
/// <param name="target">The resource.</param>
/// <param name="attribute">The attribute; null for the id.</param>
/// <param name="path">The way into the attribute.</param>
internal sealed class ReferenceTerm(ResourceNode target, string? attribute, ImmutableArray<Term> path) : Term
{
    public ResourceNode Target => target;

    public string? Attribute => attribute;

    public ImmutableArray<Term> Path => path;
}

/// <summary>A call of a function that cannot be worked out yet.</summary>
internal sealed class CallTerm(string function, Term argument) : Term
{
    public string Function => function;

    public Term Argument => argument;
}

/// <summary>
/// A parameter whose value is not to be looked into: it is not part of the bundle, or it is secret. No function ever works
/// with it, so a secret never becomes part of another value.
/// </summary>
/// <param name="name">The parameter.</param>
/// <param name="isSecret">Whether it is hidden.</param>
/// <param name="value">The value of a secret, for comparing only; null when it is not known.</param>
internal sealed class GivenTerm(string name, bool isSecret, Term? value) : Term
{
    public string Name => name;

    public bool IsSecret => isSecret;

    public Term? Value => value;
}
