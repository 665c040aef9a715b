using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Writing;

/// <summary>Writes the tree of one document: where lines break, how deep they stand, what fits on one line.</summary>
internal sealed class NodeWriter(TextBuffer buffer)
{
    private const int Step = 2;
    private const int WidestLine = 80;
    private const int DeepestFlow = 4;

    // YAML readers look back at most 1,024 characters for the start of a key; a longer one is announced by "? ".
    private const int LongestSimpleKey = 1000;

    private int lineStart = buffer.Length;

    // The last text keeps all line breaks that follow it, so an empty line would become part of it.
    private bool keepsBreaks;

    /// <summary>Writes the root map, with an empty line between sections and between resources.</summary>
    public void WriteDocument(HotMap document)
    {
        if (document.Count == 0)
        {
            buffer.Append("{}\n");
            return;
        }

        for (var i = 0; i < document.Count; i++)
        {
            SeparateUnlessFirst(i);
            var entry = document.Entries[i];
            if (entry is { Key: "resources", Value: HotMap { Count: > 0 } resources })
            {
                buffer.Append("resources:");
                BreakLine();
                for (var j = 0; j < resources.Count; j++)
                {
                    SeparateUnlessFirst(j);
                    buffer.AppendSpaces(Step);
                    WriteEntry(resources.Entries[j], Step);
                }
            }
            else
            {
                WriteEntry(entry, column: 0);
            }
        }
    }

    private void SeparateUnlessFirst(int index)
    {
        if (index > 0 && !keepsBreaks)
        {
            BreakLine();
        }
    }

    private void WriteMap(HotMap map, int column)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (i > 0)
            {
                buffer.AppendSpaces(column);
            }

            WriteEntry(map.Entries[i], column);
        }
    }

    /// <summary>Writes one key and its value, to the end of the last line. The cursor stands at the key's column already.</summary>
    private void WriteEntry(HotEntry entry, int column)
    {
        var start = buffer.Length;
        ScalarWriter.WriteInline(buffer, entry.Key, inFlow: false);
        if (buffer.Length - start > LongestSimpleKey)
        {
            buffer.Length = start;
            buffer.Append("? ");
            ScalarWriter.WriteInline(buffer, entry.Key, inFlow: false);
            BreakLine();
            buffer.AppendSpaces(column);
        }

        buffer.Append(':');
        if (TryWriteOnLine(entry.Value, column, leadingSpace: true))
        {
            return;
        }

        BreakLine();
        buffer.AppendSpaces(column + Step);
        WriteCollection(entry.Value, column + Step);
    }

    /// <summary>Writes a map or a list in block style. The cursor stands at its column already.</summary>
    private void WriteCollection(HotValue value, int column)
    {
        if (value is HotMap map)
        {
            WriteMap(map, column);
            return;
        }

        var items = ((HotList)value).Items;
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                buffer.AppendSpaces(column);
            }

            buffer.Append("- ");
            if (!TryWriteOnLine(items[i], column, leadingSpace: false))
            {
                WriteCollection(items[i], column + Step);
            }
        }
    }

    /// <summary>
    /// Writes a value that begins on the line of its key or dash, and breaks the line after it. False, and nothing written,
    /// for a map or list that needs lines of its own.
    /// </summary>
    private bool TryWriteOnLine(HotValue value, int parentColumn, bool leadingSpace)
    {
        var start = buffer.Length;
        if (leadingSpace)
        {
            buffer.Append(' ');
        }

        keepsBreaks = false;
        if (value is HotText text && TextForms.OfValue(text.Value) is var form && form != TextForm.Plain)
        {
            if (form == TextForm.Block)
            {
                keepsBreaks = ScalarWriter.WriteBlock(buffer, text.Value, parentColumn + Step);
            }
            else
            {
                ScalarWriter.WriteQuoted(buffer, text.Value);
            }
        }
        else if (value is HotText plain)
        {
            buffer.Append(plain.Value);
        }
        else if (!TryWriteFlow(value, DeepestFlow, isArgument: false))
        {
            buffer.Length = start;
            return false;
        }

        BreakLine();
        return true;
    }

    /// <summary>
    /// Writes a value in flow style when it reads well on this line: an empty collection, a list of single values, a function of
    /// such, and inside a function also lists of functions. May leave a part behind when it returns false.
    /// </summary>
    private bool TryWriteFlow(HotValue value, int depth, bool isArgument)
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
                return map.Entries[0].Value is not HotMap { Count: > 0 }
                    && TryWriteFlow(map.Entries[0].Value, depth - 1, isArgument: true)
                    && TryClose('}');
            case HotList list when depth > 0:
                return TryWriteFlowItems(list.Items, depth - 1, isArgument);
            case HotText text when isArgument:
                // The longest text that fits is known before its quotes and escapes are.
                if (buffer.Length - lineStart + text.Value.Length > WidestLine || TextForms.OfValue(text.Value) == TextForm.Block)
                {
                    return false;
                }

                ScalarWriter.WriteInline(buffer, text.Value, inFlow: true);
                return true;
            case HotMap:
            case HotList:
                return false;
            default:
                buffer.Append(value.ToString());
                return true;
        }
    }

    private bool TryWriteFlowItems(ImmutableArray<HotValue> items, int depth, bool isArgument)
    {
        buffer.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                buffer.Append(", ");
            }

            var isSingle = items[i] is not (HotMap or HotList);
            if ((!isSingle && !isArgument) || buffer.Length - lineStart > WidestLine || !TryWriteFlow(items[i], depth, isArgument: true))
            {
                return false;
            }
        }

        return TryClose(']');
    }

    private bool TryClose(char bracket)
    {
        buffer.Append(bracket);
        return buffer.Length - lineStart <= WidestLine;
    }

    private void BreakLine()
    {
        buffer.Append('\n');
        lineStart = buffer.Length;
    }
}
