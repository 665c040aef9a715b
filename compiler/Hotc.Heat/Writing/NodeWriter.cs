using Hotc.Heat.Values;

namespace Hotc.Heat.Writing;

/// <summary>Writes the tree of one document: where lines break, how deep they stand, what fits on one line.</summary>
internal sealed class NodeWriter(TextBuffer buffer)
{
    private const int Step = 2;
    private const string Resources = "resources";

    // YAML readers look back at most 1,024 characters for the start of a key; a longer one is announced by "? ".
    private const int LongestSimpleKey = 1000;

    private readonly FlowWriter flow = new(buffer);

    /// <summary>Whether the last text keeps all line breaks that follow it, so that an empty line would become part of it.</summary>
    public bool KeepsBreaks { get; private set; }

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
            if (entry is { Key: Resources, Value: HotMap { Count: > 0 } resources })
            {
                WriteHead(Resources);
                for (var j = 0; j < resources.Count; j++)
                {
                    SeparateUnlessFirst(j);
                    WriteNested(resources.Entries[j]);
                }
            }
            else
            {
                WriteEntry(entry, column: 0);
            }
        }
    }

    /// <summary>Writes an entry below a section.</summary>
    public void WriteNested(HotEntry entry)
    {
        buffer.AppendSpaces(Step);
        WriteEntry(entry, Step);
    }

    /// <summary>Writes what <see cref="WriteDocument"/> would, of entries that are written already.</summary>
    public void WriteSections(IEnumerable<WrittenSection> sections)
    {
        var count = 0;
        foreach (var section in sections)
        {
            SeparateUnlessFirst(count++);
            if (section.Key is not null)
            {
                WriteHead(section.Key);
            }

            for (var i = 0; i < section.Entries.Length; i++)
            {
                if (section.Key == Resources)
                {
                    SeparateUnlessFirst(i);
                }

                buffer.Append(section.Entries[i].Text);
                KeepsBreaks = section.Entries[i].KeepsBreaks;
            }
        }
    }

    private void WriteHead(string key)
    {
        ScalarWriter.WriteKey(buffer, key);
        buffer.Append(':');
        BreakLine();
    }

    private void SeparateUnlessFirst(int index)
    {
        if (index > 0 && !KeepsBreaks)
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
        ScalarWriter.WriteKey(buffer, entry.Key);
        if (buffer.Length - start > LongestSimpleKey)
        {
            buffer.Length = start;
            buffer.Append("? ");
            ScalarWriter.WriteKey(buffer, entry.Key);
            BreakLine();
            buffer.AppendSpaces(column);
        }

        buffer.Append(':');
        if (TryWriteOnLine(entry.Value, column, entry.Key))
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
            if (!TryWriteOnLine(items[i], column, key: null))
            {
                WriteCollection(items[i], column + Step);
            }
        }
    }

    /// <summary>
    /// Writes a value that begins on the line of its key or dash, and breaks the line after it. False, and nothing written,
    /// for a map or list that needs lines of its own.
    /// </summary>
    private bool TryWriteOnLine(HotValue value, int parentColumn, string? key)
    {
        var start = buffer.Length;
        if (key is not null)
        {
            buffer.Append(' ');
        }

        KeepsBreaks = false;
        if (value is HotText text)
        {
            switch (TextForms.OfValue(text.Value))
            {
                case TextForm.Plain:
                    buffer.Append(text.Value);
                    break;
                case TextForm.Quoted:
                    ScalarWriter.WriteQuoted(buffer, text.Value);
                    break;
                default:
                    KeepsBreaks = ScalarWriter.WriteBlock(buffer, text.Value, parentColumn + Step);
                    break;
            }
        }
        else if (!flow.TryWrite(value, key))
        {
            buffer.Length = start;
            return false;
        }

        BreakLine();
        return true;
    }

    private void BreakLine()
    {
        buffer.Append('\n');
        flow.LineStart = buffer.Length;
    }
}
