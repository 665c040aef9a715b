using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>Small questions about values.</summary>
internal static class ValuePaths
{
    /// <summary>One step of a path into a value, as Heat takes it: what cannot be found is an empty text.</summary>
    public static Value Step(Value value, Value step, SourceSpan? span)
    {
        switch (value, step)
        {
            case (MapValue map, ExactValue key):
                return map[Python.Str(key.Node)] ?? (map.IsOpen ? Value.Anything(span) : Value.Of("", span));
            case (ListValue { IsOpen: false } list, ExactValue index) when Python.ToDouble(index.Node) is { } at:
                var place = at < 0 ? list.Items.Length + (int)at : (int)at;
                return place >= 0 && place < list.Items.Length ? list.Items[place] : Value.Of("", span);
            case (ExactValue, _):
                return Value.Of("", span);
            default:
                return Value.Anything(span);
        }
    }

    /// <summary>The kinds that a value may be of.</summary>
    public static Kinds KindsOf(Value value) => value switch
    {
        ExactValue { Node: HotText } => Kinds.Text,
        ExactValue { Node: HotBool } => Kinds.Boolean,
        ExactValue { Node: HotNull } => Kinds.Null,
        ExactValue { Node: HotNumber number } => number.IsInteger ? Kinds.Integer : Kinds.Float,
        ListValue => Kinds.List,
        MapValue => Kinds.Map,
        UnknownValue unknown => unknown.Kinds,
        ChoiceValue choice => KindsOf(choice.First) | KindsOf(choice.Second),
        _ => Kinds.Null,
    };

    /// <summary>The value of a node without functions.</summary>
    public static Value FromNode(HotValue node, SourceSpan? span)
    {
        switch (node)
        {
            case HotList list:
                var items = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    items.Add(FromNode(item, span));
                }

                return new ListValue(span, items.MoveToImmutable());
            case HotMap map:
                var entries = ImmutableArray.CreateBuilder<MapEntry>(map.Count);
                foreach (var (key, value, _) in map.Entries)
                {
                    entries.Add(new MapEntry(key, span, FromNode(value, span)));
                }

                return new MapValue(span, entries.MoveToImmutable());
            default:
                return new ExactValue(span, node);
        }
    }

    /// <summary>The node of a value that is wholly known; null of any other.</summary>
    public static HotValue? ToNode(Value value)
    {
        switch (value)
        {
            case ExactValue exact:
                return exact.Node;
            case ListValue { IsOpen: false } list:
                var items = ImmutableArray.CreateBuilder<HotValue>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    if (ToNode(item) is not { } node)
                    {
                        return null;
                    }

                    items.Add(node);
                }

                return new HotList(items.MoveToImmutable());
            case MapValue { IsOpen: false } map:
                var entries = new Dictionary<string, HotEntry>(StringComparer.Ordinal);
                foreach (var entry in map.Entries)
                {
                    if (ToNode(entry.Value) is not { } node)
                    {
                        return null;
                    }

                    entries[entry.Key] = new HotEntry(entry.Key, node);
                }

                return new HotMap([.. entries.Values]);
            default:
                return null;
        }
    }

    /// <summary>The kinds in words.</summary>
    public static string Words(Kinds kinds)
    {
        List<string> words = [];
        foreach (var (kind, word) in (ReadOnlySpan<(Kinds, string)>)
            [(Kinds.Text, "text"), (Kinds.Integer, "an integer"), (Kinds.Float, "a number with a point"), (Kinds.Boolean, "a boolean"), (Kinds.List, "a list"), (Kinds.Map, "a map"), (Kinds.Null, "null")])
        {
            if ((kinds & kind) != 0)
            {
                words.Add(word);
            }
        }

        return string.Join(" or ", words);
    }

    /// <summary>A value as it may be shown in a message: short, on one line.</summary>
    public static string Show(HotValue node)
    {
        var text = node switch
        {
            HotText t => t.Value,
            HotList => "a list",
            HotMap => "a map",
            _ => Python.Str(node),
        };
        text = text.ReplaceLineEndings(" ");
        text = text.Length <= 40 ? text : text[..39] + "…";
        return node is HotText ? $"\"{text}\"" : text;
    }
}
