using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>Recognises functions as Heat's parser does: a map of exactly one key that is the name of a function.</summary>
internal sealed class ExpressionReader(Dialect dialect)
{
    /// <summary>Reads a value.</summary>
    public Expression Read(HotValue node) => Read(node, dialect.Functions);

    /// <summary>Reads a condition.</summary>
    public Expression ReadCondition(HotValue node) => Read(node, dialect.ConditionFunctions);

    private Expression Read(HotValue node, FrozenDictionary<string, FunctionSignature> functions)
    {
        switch (node)
        {
            case HotList list:
                return new ListExpression(list, ReadItems(list, functions));
            case HotMap { Count: 1 } call when functions.TryGetValue(call.Entries[0].Key, out var function):
                return new CallExpression(call, function, ReadArgument(call.Entries[0].Value, function, functions));
            case HotMap map:
                var entries = ImmutableArray.CreateBuilder<ExpressionEntry>(map.Count);
                foreach (var (key, value, origin) in map.Entries)
                {
                    entries.Add(new(key, origin, Read(value, functions)));
                }

                return new MapExpression(map, entries.MoveToImmutable());
            default:
                return new LiteralExpression(node);
        }
    }

    private Expression ReadArgument(HotValue argument, FunctionSignature function, FrozenDictionary<string, FunctionSignature> functions)
    {
        if (function.Kind != FunctionKind.If || argument is not HotList { Items: [var condition, .. var branches] } list)
        {
            return Read(argument, functions);
        }

        var items = ImmutableArray.CreateBuilder<Expression>(list.Items.Length);
        items.Add(ReadCondition(condition));
        foreach (var branch in branches)
        {
            items.Add(Read(branch, functions));
        }

        return new ListExpression(list, items.MoveToImmutable());
    }

    private ImmutableArray<Expression> ReadItems(HotList list, FrozenDictionary<string, FunctionSignature> functions)
    {
        var items = ImmutableArray.CreateBuilder<Expression>(list.Items.Length);
        foreach (var item in list.Items)
        {
            items.Add(Read(item, functions));
        }

        return items.MoveToImmutable();
    }
}
