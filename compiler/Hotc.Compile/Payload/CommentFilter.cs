namespace Hotc.Compile.Payload;

/// <summary>
/// Leaves out of packed files what only readers need: user-data is limited, and the bundle holds the readable files beside it. A
/// line that is nothing but a comment becomes empty, so that a line number in a log still is that of the readable file.
/// </summary>
internal static class CommentFilter
{
    /// <summary>The content without comments; "#!" is none.</summary>
    public static byte[] Strip(ReadOnlySpan<byte> content)
    {
        var output = new List<byte>(content.Length);
        while (!content.IsEmpty)
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..end];
            var text = line.TrimStart(" \t"u8);
            if (!text.StartsWith("#"u8) || text.StartsWith("#!"u8))
            {
                output.AddRange(line);
            }

            if (end < 0)
            {
                break;
            }

            output.Add((byte)'\n');
            content = content[(end + 1)..];
        }

        return [.. output];
    }
}
