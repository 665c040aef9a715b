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

    /// <summary>Writes a document as UTF-8 without a byte order mark.</summary>
    /// <param name="document">A template or an environment.</param>
    /// <param name="comment">A comment to stand first, one <c>#</c> line for each of its lines.</param>
    public static byte[] WriteUtf8(HotMap document, string? comment = null)
    {
        using var buffer = Fill(document, comment);
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

    private static TextBuffer Fill(HotMap document, string? comment)
    {
        ArgumentNullException.ThrowIfNull(document);
        var buffer = new TextBuffer(capacity: 16 * 1024);
        if (!string.IsNullOrEmpty(comment))
        {
            ScalarWriter.WriteComment(buffer, comment);
            buffer.Append('\n');
        }

        new NodeWriter(buffer).WriteDocument(document);
        return buffer;
    }
}
