using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>A value of a template with its functions recognised, as Heat parses it.</summary>
internal abstract class Expression(HotValue node)
{
    /// <summary>What the author wrote.</summary>
    public HotValue Node { get; } = node;

    /// <summary>Where.</summary>
    public SourceSpan? Span => Node.Origin;
}

/// <summary>Text, a number, a boolean or null.</summary>
internal sealed class LiteralExpression(HotValue node) : Expression(node)
{
    /// <summary>The text, when it is one.</summary>
    public string? Text => (Node as HotText)?.Value;
}

/// <summary>A list.</summary>
internal sealed class ListExpression(HotList node, ImmutableArray<Expression> items) : Expression(node)
{
    public ImmutableArray<Expression> Items { get; } = items;
}

/// <summary>A map that is no function.</summary>
internal sealed class MapExpression(HotMap node, ImmutableArray<ExpressionEntry> entries) : Expression(node)
{
    public ImmutableArray<ExpressionEntry> Entries { get; } = entries;

    /// <summary>The value of a key; null when the map does not have it.</summary>
    public Expression? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
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

/// <summary>A key of a map and its value.</summary>
internal readonly record struct ExpressionEntry(string Key, SourceSpan? KeySpan, Expression Value);

/// <summary>A call of a function.</summary>
/// <param name="node">The map of one key.</param>
/// <param name="function">Which.</param>
/// <param name="argument">What it is called with.</param>
internal sealed class CallExpression(HotMap node, FunctionSignature function, Expression argument) : Expression(node)
{
    public FunctionSignature Function { get; } = function;

    public Expression Argument { get; } = argument;

    /// <summary>Where the name of the function stands.</summary>
    public SourceSpan? NameSpan => ((HotMap)Node).Entries[0].KeyOrigin ?? Node.Origin;

    /// <summary>The arguments when they are a written list; otherwise none.</summary>
    public ImmutableArray<Expression> Arguments => Argument is ListExpression list ? list.Items : [];
}
