using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>Functions that make lists and maps.</summary>
internal static class CollectionFunctions
{
    public static Value Merge(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        var argument = evaluator.Evaluate(call.Argument);
        if (argument is not ListValue list)
        {
            Expect(argument, Kinds.List, call, scope, "takes a list of maps", mayBeNull: false);
            return new UnknownValue(call.Span, Kinds.Map);
        }

        var entries = new Dictionary<string, MapEntry>(StringComparer.Ordinal);
        var isOpen = list.IsOpen;
        foreach (var item in list.Items)
        {
            switch (item)
            {
                case MapValue map:
                    isOpen |= map.IsOpen;
                    foreach (var entry in map.Entries)
                    {
                        entries[entry.Key] = entry;
                    }

                    break;
                case ExactValue { IsNull: true }:
                    break;
                default:
                    isOpen = true;
                    Expect(item, Kinds.Map, call, scope, "merges maps");
                    break;
            }
        }

        return new MapValue(call.Span, [.. entries.Values], isOpen);
    }

    public static Value MapReplace(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        if (call.Arguments is [var map, var changes])
        {
            var (from, by) = (evaluator.Evaluate(map), evaluator.Evaluate(changes));
            Expect(from, Kinds.Map, call, scope, "works on a map");
            Expect(by, Kinds.Map, call, scope, "takes its changes as a map");
            if (from is MapValue known && by is MapValue replacements && replacements["keys"] is MapValue keys)
            {
                foreach (var (key, _, value) in keys.Entries.Where(k => known[k.Key] is not null))
                {
                    if (value is ExactValue { Text: { } other } && other != key && known[other] is not null)
                    {
                        scope.Report(new EvaluationFault(value.Span ?? call.Span, $"the key \"{key}\" cannot become \"{other}\", which the map has already"));
                    }
                }
            }
        }

        return new UnknownValue(call.Span, Kinds.Map);
    }

    public static Value Repeat(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        if (call.Argument is not MapExpression arguments || arguments["for_each"] is not { } forEach || arguments["template"] is not { } template)
        {
            evaluator.Evaluate(call.Argument);
            return new UnknownValue(call.Span, Kinds.List);
        }

        var allowed = call.Function.Form == "Repeat" ? Kinds.List : Kinds.List | Kinds.Map;
        var sample = evaluator.Evaluate(template);
        var given = evaluator.Evaluate(forEach);
        Expect(given, Kinds.Map, call, scope, "takes a map as for_each", mayBeNull: false);
        if (given is not MapValue { IsOpen: false } variables)
        {
            // The variables are not known, so nothing of the text in the template is.
            return new ListValue(call.Span, [Blur(sample, null, call.Span)], IsOpen: true);
        }

        var isEmpty = false;
        var hasText = HasText(sample);
        CheckLengths(arguments, variables, call, scope);
        foreach (var (name, _, value) in variables.Entries)
        {
            // Heat puts the items into texts, and takes only texts there.
            if (hasText && value is ListValue list && list.Items.FirstOrDefault(i => i is not ChoiceValue && (ValuePaths.KindsOf(i) & Kinds.Text) == 0) is { } item)
            {
                scope.Report(new EvaluationFault(item.Span ?? value.Span, $"the items of \"{name}\" are put into text and must be texts, and this is {ValuePaths.Words(ValuePaths.KindsOf(item))}: quote it"));
            }

            if (value is not ChoiceValue && (ValuePaths.KindsOf(value) & (allowed | Kinds.Null)) == 0)
            {
                scope.Report(new EvaluationFault(value.Span, $"\"{name}\" must be a list, and this is {ValuePaths.Words(ValuePaths.KindsOf(value))}"));
            }

            isEmpty |= value is ListValue { IsOpen: false, Items.Length: 0 } or ExactValue { IsNull: true };
        }

        string[] names = [.. variables.Entries.Select(e => e.Key)];
        return isEmpty ? new ListValue(call.Span, []) : new ListValue(call.Span, [Blur(sample, names, call.Span)], IsOpen: true);
    }

    private static bool HasText(Value value) => value switch
    {
        ExactValue exact => exact.Text is not null,
        ListValue list => list.Items.Any(HasText),
        MapValue map => map.Entries.Length > 0,
        _ => false,
    };

    // Without permutations the first items go together, then the second ones.
    private static void CheckLengths(MapExpression arguments, MapValue variables, CallExpression call, IEvaluationScope scope)
    {
        if (arguments["permutations"] is not LiteralExpression { Node: HotBool { Value: false } })
        {
            return;
        }

        var lengths = variables.Entries.Select(e => e.Value).OfType<ListValue>().Where(l => !l.IsOpen).Select(l => l.Items.Length).Distinct().ToArray();
        if (lengths.Length > 1)
        {
            scope.Report(new EvaluationFault(arguments["for_each"]!.Span ?? call.Span, $"without permutations all lists must be of one length, and these have {lengths[0]} and {lengths[1]} items"));
        }
    }

    public static Value Filter(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        if (call.Arguments is not [var valuesPart, var listPart])
        {
            return new UnknownValue(call.Span, Kinds.List);
        }

        var values = evaluator.Evaluate(valuesPart);
        var list = evaluator.Evaluate(listPart);
        Expect(values, Kinds.List, call, scope, "takes the values to leave out as a list");
        Expect(list, Kinds.List, call, scope, "works on a list");
        if (list is not ListValue { IsOpen: false } known || ValuePaths.ToNode(values) is not HotList removed)
        {
            return new UnknownValue(call.Span, Kinds.List);
        }

        return new ListValue(call.Span, [.. known.Items.Where(i => ValuePaths.ToNode(i) is not { } node || !removed.Items.Contains(node))]);
    }

    public static Value Concat(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        var argument = evaluator.Evaluate(call.Argument);
        if (argument is not ListValue lists)
        {
            Expect(argument, Kinds.List, call, scope, "takes a list of lists", mayBeNull: false);
            return new UnknownValue(call.Span, Kinds.List);
        }

        var items = ImmutableArray.CreateBuilder<Value>();
        var isOpen = lists.IsOpen || call.Function.Name == "list_concat_unique";
        foreach (var list in lists.Items)
        {
            if (list is ListValue known)
            {
                items.AddRange(known.Items);
                isOpen |= known.IsOpen;
            }
            else if (list is not ExactValue { IsNull: true })
            {
                isOpen = true;
                Expect(list, Kinds.List, call, scope, "joins lists");
            }
        }

        return new ListValue(call.Span, items.ToImmutable(), isOpen);
    }

    private static void Expect(Value value, Kinds kinds, CallExpression call, IEvaluationScope scope, string what, bool mayBeNull = true)
    {
        var found = ValuePaths.KindsOf(value);
        if (value is not (ChoiceValue or AbsentValue) && (found & (kinds | (mayBeNull ? Kinds.Null : Kinds.None))) == 0)
        {
            scope.Report(new EvaluationFault(value.Span, $"{call.Function.Name} {what}, and this is {ValuePaths.Words(found)}"));
        }
    }

    // The template with every text unknown that holds a variable; with no names, every text.
    private static Value Blur(Value value, string[]? names, SourceSpan? span)
    {
        bool Holds(string text) => names is null || Array.Exists(names, n => n.Length > 0 && text.Contains(n, StringComparison.Ordinal));
        switch (value)
        {
            case ExactValue { Text: { } text } when Holds(text):
                return new UnknownValue(value.Span ?? span, Kinds.Text);
            case ListValue list:
                return list with { Items = [.. list.Items.Select(i => Blur(i, names, span))] };
            case MapValue map:
                var kept = map.Entries.Where(e => !Holds(e.Key)).Select(e => e with { Value = Blur(e.Value, names, span) }).ToImmutableArray();
                return map with { Entries = kept, IsOpen = map.IsOpen || kept.Length < map.Entries.Length };
            case ChoiceValue choice:
                return choice with { First = Blur(choice.First, names, span), Second = Blur(choice.Second, names, span) };
            default:
                return value;
        }
    }
}
