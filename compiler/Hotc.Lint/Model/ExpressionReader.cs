using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Foundation;
using Hotc.Heat.Values;

namespace Hotc.Lint.Model;

/// <summary>
/// Recognises functions as Heat's parser does: a map of exactly one key that is the name of a function. Resources that differ in some
/// value have the rest of their maps and lists in common, which are read once. Safe to use from several threads.
/// </summary>
internal sealed class ExpressionReader(Dialect dialect)
{
    // Too few to fill the memory.
    private const int MostKept = 2048;
    private const int MostSeen = 4096;

    private readonly Recurring<HotValue, Expression> kept = new(MostKept, MostSeen, ReferenceEqualityComparer.Instance);

    /// <summary>Reads a value.</summary>
    public Expression Read(HotValue node)
    {
        if (node is not (HotMap or HotList))
        {
            return new LiteralExpression(node);
        }

        if (!kept.TryGet(node, out var known))
        {
            kept.Add(node, known = Make(node, dialect.Functions));
        }

        return known;
    }

    /// <summary>Reads a condition.</summary>
    public Expression ReadCondition(HotValue node) => Make(node, dialect.ConditionFunctions);

    // What stands in a condition is read anew: a map may be a function there and none elsewhere.
    private Expression ReadPart(HotValue node, FrozenDictionary<string, FunctionSignature> functions) =>
        ReferenceEquals(functions, dialect.Functions) ? Read(node) : Make(node, functions);

    private Expression Make(HotValue node, FrozenDictionary<string, FunctionSignature> functions)
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
                    entries.Add(new(key, origin, ReadPart(value, functions)));
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
            return ReadPart(argument, functions);
        }

        var items = ImmutableArray.CreateBuilder<Expression>(list.Items.Length);
        items.Add(ReadCondition(condition));
        foreach (var branch in branches)
        {
            items.Add(ReadPart(branch, functions));
        }

        return new ListExpression(list, items.MoveToImmutable());
    }

    private ImmutableArray<Expression> ReadItems(HotList list, FrozenDictionary<string, FunctionSignature> functions)
    {
        var items = ImmutableArray.CreateBuilder<Expression>(list.Items.Length);
        foreach (var item in list.Items)
        {
            items.Add(ReadPart(item, functions));
        }

        return items.MoveToImmutable();
    }
}
