using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Heat.Writing;

/// <summary>
/// Writes Heat documents in one house style, such that Heat's YAML reader (PyYAML) reads back exactly the value that was written:
/// two spaces of indentation, lists indented, order kept, no anchors, no folding, LF, functions and short lists on one line of up
/// to 80 columns, texts of several lines as literal blocks, quotes only where a reader would see something else without them.
/// </summary>
/// <remarks>
/// One kind of text has no YAML: half a surrogate pair, which is no character. Each such half is written as U+FFFD, the
/// replacement character. Texts read from files have none: the YAML reader refuses them.
/// </remarks>
public static class HotWriter
{
    /// <summary>Writes a document as text.</summary>
    /// <param name="document">A template or an environment.</param>
    /// <param name="comment">A comment to stand first, one <c>#</c> line for each of its lines.</param>
    public static string Write(HotMap document, string? comment = null)
    {
        using var buffer = Fill(document, comment);
        return buffer.ToString();
    }

    /// <summary>Writes a document as text after some lines.</summary>
    /// <param name="head">Whole lines, which stay as they are.</param>
    /// <param name="document">The document.</param>
    public static string WriteAfter(string head, HotMap document)
    {
        ArgumentNullException.ThrowIfNull(head);
        using var buffer = Fill(document, comment: null, head);
        return buffer.ToString();
    }

    /// <summary>Writes a document as UTF-8 without a byte order mark.</summary>
    /// <param name="document">A template or an environment.</param>
    /// <param name="comment">A comment to stand first, one <c>#</c> line for each of its lines.</param>
    public static byte[] WriteUtf8(HotMap document, string? comment = null)
    {
        using var buffer = Fill(document, comment);
        return buffer.ToUtf8();
    }

    /// <summary>Writes an entry that stands at the top of documents or below one of their sections, as <see cref="Write"/> does there.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="isNested">Whether it stands below a section.</param>
    public static WrittenEntry WriteEntry(HotEntry entry, bool isNested)
    {
        using var buffer = new TextBuffer(capacity: 1024);
        var writer = new NodeWriter(buffer);
        if (isNested)
        {
            writer.WriteNested(entry);
        }
        else
        {
            writer.WriteDocument(new HotMap([entry]));
        }

        return new WrittenEntry(buffer.ToString(), writer.KeepsBreaks);
    }

    /// <summary>Puts written entries together to a document, as UTF-8 without a byte order mark.</summary>
    /// <param name="sections">At least one.</param>
    public static byte[] Join(IEnumerable<WrittenSection> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        using var buffer = new TextBuffer(capacity: 16 * 1024);
        new NodeWriter(buffer).WriteSections(sections);
        return buffer.ToUtf8();
    }

    /// <summary>Writes one text on one line, as it would stand in a list or mapping in flow style.</summary>
    public static string WriteInline(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var buffer = new TextBuffer(capacity: text.Length + 2);
        ScalarWriter.WriteInFlow(buffer, text);
        return buffer.ToString();
    }

    private static TextBuffer Fill(HotMap document, string? comment, string head = "")
    {
        ArgumentNullException.ThrowIfNull(document);
        var buffer = new TextBuffer(capacity: 16 * 1024);
        buffer.Append(head);
        if (!string.IsNullOrEmpty(comment))
        {
            ScalarWriter.WriteComment(buffer, comment);
            buffer.Append('\n');
        }

        new NodeWriter(buffer).WriteDocument(document);
        return buffer;
    }
}

/// <summary>An entry of a document as text, which can stand in several documents.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="KeepsBreaks">Whether line breaks that follow would belong to it.</param>
public sealed record WrittenEntry(string Text, bool KeepsBreaks);

/// <summary>What stands at the top of a document: entries by themselves, or those below a key.</summary>
/// <param name="Key">The key, which has two entries or more; null when the entries stand at the top.</param>
/// <param name="Entries">The entries.</param>
public sealed record WrittenSection(string? Key, ImmutableArray<WrittenEntry> Entries);
