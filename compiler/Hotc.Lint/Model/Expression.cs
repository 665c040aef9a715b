using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Heat.Yaql;
using Hotc.Lint.Values;

namespace Hotc.Lint.Model;

/// <summary>
/// A value of a template with its functions recognised, as Heat parses it. What depends on it alone is worked out once and kept; several
/// threads may do so at a time, because they come to the same.
/// </summary>
/// <param name="node">What the author wrote.</param>
/// <param name="isConstant">Whether no function has a say in it.</param>
internal abstract class Expression(HotValue node, bool isConstant)
{
    /// <summary>What the author wrote.</summary>
    public HotValue Node { get; } = node;

    /// <summary>Where.</summary>
    public SourceSpan? Span => Node.Origin;

    /// <summary>Whether no function has a say in it.</summary>
    public bool IsConstant { get; } = isConstant;

    /// <summary>The value where no function has a say in it; null anywhere else.</summary>
    public abstract Value? Constant { get; }
}

/// <summary>Text, a number, a boolean or null.</summary>
internal sealed class LiteralExpression(HotValue node) : Expression(node, isConstant: true)
{
    private ExactValue? constant;
    private YaqlText? yaql;

    public override Value Constant => constant ??= new ExactValue(Span, Node);

    /// <summary>The text, when it is one.</summary>
    public string? Text { get; } = (node as HotText)?.Value;

    /// <summary>What the text says as an expression of YAQL.</summary>
    public YaqlText Yaql => yaql ??= YaqlText.Read(Text ?? "");
}

/// <summary>A list.</summary>
internal sealed class ListExpression(HotList node, ImmutableArray<Expression> items) : Expression(node, AreConstant(items))
{
    private ListValue? constant;

    public ImmutableArray<Expression> Items { get; } = items;

    public override Value? Constant => IsConstant ? constant ??= MakeConstant() : null;

    private ListValue MakeConstant()
    {
        var values = ImmutableArray.CreateBuilder<Value>(Items.Length);
        foreach (var item in Items)
        {
            values.Add(item.Constant!);
        }

        return new ListValue(Span, values.MoveToImmutable());
    }

    private static bool AreConstant(ImmutableArray<Expression> items)
    {
        foreach (var item in items)
        {
            if (!item.IsConstant)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A map that is no function.</summary>
internal sealed class MapExpression(HotMap node, ImmutableArray<ExpressionEntry> entries) : Expression(node, AreConstant(entries))
{
    private MapValue? constant;

    public ImmutableArray<ExpressionEntry> Entries { get; } = entries;

    public override Value? Constant => IsConstant ? constant ??= MakeConstant() : null;

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

    private MapValue MakeConstant()
    {
        var values = ImmutableArray.CreateBuilder<MapEntry>(Entries.Length);
        foreach (var (key, span, value) in Entries)
        {
            values.Add(new MapEntry(key, span, value.Constant!));
        }

        return new MapValue(Span, values.MoveToImmutable());
    }

    private static bool AreConstant(ImmutableArray<ExpressionEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (!entry.Value.IsConstant)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A key of a map and its value.</summary>
internal readonly record struct ExpressionEntry(string Key, SourceSpan? KeySpan, Expression Value);

/// <summary>A call of a function.</summary>
/// <param name="node">The map of one key.</param>
/// <param name="function">Which.</param>
/// <param name="argument">What it is called with.</param>
internal sealed class CallExpression(HotMap node, FunctionSignature function, Expression argument) : Expression(node, isConstant: false)
{
    public override Value? Constant => null;

    public FunctionSignature Function { get; } = function;

    public Expression Argument { get; } = argument;

    /// <summary>Where the name of the function stands.</summary>
    public SourceSpan? NameSpan => ((HotMap)Node).Entries[0].KeyOrigin ?? Node.Origin;

    /// <summary>The arguments when they are a written list; otherwise none.</summary>
    public ImmutableArray<Expression> Arguments => Argument is ListExpression list ? list.Items : [];

    /// <summary>The name of the resource that it refers to; null when it names none or one that is not known yet.</summary>
    public LiteralExpression? ResourceName { get; } = AsName(function.Kind switch
    {
        FunctionKind.GetResource or FunctionKind.Ref => argument,
        FunctionKind.GetAttr => FirstOf(argument),
        _ => null,
    });

    /// <summary>The name of the parameter that it refers to; null when it names none or one that is not known yet.</summary>
    public LiteralExpression? ParameterName { get; } = AsName(function.Kind is FunctionKind.GetParam or FunctionKind.Ref ? FirstOf(argument) ?? argument : null);

    /// <summary>What is wrong with the form of the argument; null until somebody looked.</summary>
    public FormFault? FormFault { get; set; }

    private static LiteralExpression? AsName(Expression? expression) => expression is LiteralExpression { Text: not null } name ? name : null;

    private static Expression? FirstOf(Expression argument) => argument is ListExpression { Items: [var first, ..] } ? first : null;
}

/// <summary>What is wrong with the form of an argument.</summary>
/// <param name="Place">The part that is wrong; null where nothing is.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record FormFault(Expression? Place, string Message)
{
    /// <summary>Nothing.</summary>
    public static FormFault None { get; } = new(null, "");
}
