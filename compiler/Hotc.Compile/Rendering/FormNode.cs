using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;

namespace Hotc.Compile.Rendering;

/// <summary>
/// A value of a form that is read as Heat reads it already, but for the marks in it. Filling it gives null where the values are
/// unusual; then the form's YAML must be filled and read.
/// </summary>
internal abstract class FormNode
{
    /// <summary>The node of a value; null when it holds what no document may.</summary>
    /// <param name="value">A value as it was read.</param>
    /// <param name="numbers">The numbers of the marks by the place where each begins.</param>
    public static FormNode? Of(HotValue value, IReadOnlyDictionary<int, int> numbers)
    {
        switch (value)
        {
            case HotNull:
                return null;
            case HotText { Origin: { } origin } when numbers.TryGetValue(origin.Start, out var number):
                return new Hole(number, origin);
            case HotMap map:
                var entries = map.Entries.Select(e => (Node: Of(e.Value, numbers), Mark: MarkOf(e, numbers), Entry: e)).ToImmutableArray();
                return entries.Any(e => e.Node is null) ? null
                    : entries.All(e => e is { Node: Ready, Mark: null }) ? new Ready(map)
                    : new Map(map, [.. entries.Select(e => new Entry(e.Entry, e.Mark, e.Node!))]);
            case HotList list:
                var items = list.Items.Select(i => Of(i, numbers)).ToImmutableArray();
                return items.Contains(null) ? null : items.All(i => i is Ready) ? new Ready(list) : new List(list, items!);
            default:
                return new Ready(value);
        }
    }

    /// <summary>The value with others in the places of the marks.</summary>
    public abstract HotValue? Fill(ImmutableArray<object?> values);

    private static int? MarkOf(HotEntry entry, IReadOnlyDictionary<int, int> numbers) =>
        entry.KeyOrigin is { } origin && numbers.TryGetValue(origin.Start, out var number) ? number : null;

    private readonly record struct Entry(HotEntry Read, int? Mark, FormNode Value);

    private sealed class Ready(HotValue value) : FormNode
    {
        public override HotValue Fill(ImmutableArray<object?> values) => value;
    }

    private sealed class Hole(int number, SourceSpan place) : FormNode
    {
        public override HotValue? Fill(ImmutableArray<object?> values)
        {
            if (values[number] is string text)
            {
                return new HotText(text, place);
            }

            var bag = new DiagnosticBag();
            var value = HotReader.Read(ScriptYaml.Of(values[number], place), bag);
            NullCheck.Check(value, bag);
            return bag.Count == 0 ? value : null;
        }
    }

    private sealed class Map(HotMap read, ImmutableArray<Entry> entries) : FormNode
    {
        private readonly bool hasMarkedKey = entries.Any(e => e.Mark is not null);

        public override HotValue? Fill(ImmutableArray<object?> values)
        {
            var filled = ImmutableArray.CreateBuilder<HotEntry>(entries.Length);
            foreach (var (known, mark, node) in entries)
            {
                var key = mark is { } number ? values[number] as string : known.Key;
                if (key is null || node.Fill(values) is not { } value)
                {
                    return null;
                }

                filled.Add(new HotEntry(key, value, known.KeyOrigin));
            }

            return hasMarkedKey && !HotMap.AreUnique(filled) ? null : new HotMap(filled.MoveToImmutable(), read.Origin);
        }
    }

    private sealed class List(HotList read, ImmutableArray<FormNode> items) : FormNode
    {
        public override HotValue? Fill(ImmutableArray<object?> values)
        {
            var filled = ImmutableArray.CreateBuilder<HotValue>(items.Length);
            foreach (var item in items)
            {
                if (item.Fill(values) is not { } value)
                {
                    return null;
                }

                filled.Add(value);
            }

            return new HotList(filled.MoveToImmutable(), read.Origin);
        }
    }
}
