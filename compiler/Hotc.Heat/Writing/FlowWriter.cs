using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Writing;

/// <summary>
/// Writes what reads well on one line: single values, empty collections, lists of single values, functions of such, inside a
/// function also lists of functions, and the bounds of a parameter constraint.
/// </summary>
internal sealed class FlowWriter(TextBuffer buffer)
{
    private const int WidestLine = 80;
    private const int DeepestFlow = 4;

    /// <summary>Where in the buffer the current line began.</summary>
    public int LineStart { get; set; } = buffer.Length;

    /// <summary>Writes a value that is no text on the current line. May leave a part behind when it returns false.</summary>
    /// <param name="value">The value.</param>
    /// <param name="key">The key that the value belongs to; null for a list item.</param>
    public bool TryWrite(HotValue value, string? key) =>
        value is HotMap { Count: > 0 } bounds && key is "length" or "range" or "modulo"
            ? TryWriteBounds(bounds)
            : TryWrite(value, DeepestFlow, isArgument: false);

    private bool TryWrite(HotValue value, int depth, bool isArgument)
    {
        switch (value)
        {
            case HotMap { Count: 0 }:
                buffer.Append("{}");
                return true;
            case HotList { Items.IsEmpty: true }:
                buffer.Append("[]");
                return true;
            case HotMap { Count: 1 } map when depth > 0 && HotFunctions.Contains(map.Entries[0].Key):
                buffer.Append('{');
                buffer.Append(map.Entries[0].Key);
                buffer.Append(": ");
                return TryWrite(map.Entries[0].Value, depth - 1, isArgument: true) && TryClose('}');
            case HotList list when depth > 0:
                return TryWriteItems(list.Items, depth - 1, isArgument);
            case HotMap or HotList:
                return false;
            case HotText text:
                return TryWriteText(text.Value);
            default:
                buffer.Append(value.ToString());
                return true;
        }
    }

    private bool TryWriteItems(ImmutableArray<HotValue> items, int depth, bool isArgument)
    {
        buffer.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                buffer.Append(", ");
            }

            var isSingle = items[i] is not (HotMap or HotList);
            if ((!isSingle && !isArgument) || !TryWrite(items[i], depth, isArgument: true))
            {
                return false;
            }
        }

        return TryClose(']');
    }

    private bool TryWriteText(string text)
    {
        // Quotes and escapes only make it longer, so most texts that do not fit need not be tried.
        if (buffer.Length - LineStart + text.Length > WidestLine || TextForms.OfValue(text) == TextForm.Block)
        {
            return false;
        }

        ScalarWriter.WriteInFlow(buffer, text);
        return true;
    }

    /// <summary>Writes the bounds of a parameter constraint, <c>range: {min: 1, max: 50}</c>.</summary>
    private bool TryWriteBounds(HotMap bounds)
    {
        for (var i = 0; i < bounds.Count; i++)
        {
            var (key, value, _) = bounds.Entries[i];
            buffer.Append(i == 0 ? "{" : ", ");
            buffer.Append(key);
            buffer.Append(": ");
            if (key is not ("min" or "max" or "step" or "offset") || value is HotMap or HotList || !TryWrite(value, 0, isArgument: true))
            {
                return false;
            }
        }

        return TryClose('}');
    }

    private bool TryClose(char bracket)
    {
        buffer.Append(bracket);
        return buffer.Length - LineStart <= WidestLine;
    }
}
