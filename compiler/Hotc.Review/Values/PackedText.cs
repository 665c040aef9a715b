using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Hotc.Foundation.Text;

namespace Hotc.Review.Values;

/// <summary>Shows what user-data carries packed, so that its lines can be compared.</summary>
internal static partial class PackedText
{
    // Far more than a node gets; a small text can unpack to gigabytes.
    private const int MostBytes = 1024 * 1024;

    /// <summary>A text with the content in the place of every stretch that is gzip as base64 or Z85; others stay as they are.</summary>
    public static string Unpack(string text) => Packed().Replace(text, found => ContentOf(found.ValueSpan) is { } content ? $"\n{content}\n" : found.Value);

    /// <summary>Whether a text may hold such a stretch.</summary>
    public static bool IsIn(string text) => Packed().IsMatch(text);

    private static string? ContentOf(ReadOnlySpan<char> packed) =>
        (packed[0] == 'H' ? OfBase64(packed) : Z85.Decode(packed)) is { } bytes && Expand(bytes) is { } content && !content.Contains((byte)0)
            ? Encoding.UTF8.GetString(content)
            : null;

    private static byte[]? OfBase64(ReadOnlySpan<char> text) => Base64.IsValid(text) ? Convert.FromBase64String(text.ToString()) : null;

    private static byte[]? Expand(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var content = new byte[MostBytes];
        try
        {
            var length = gzip.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            return length < content.Length ? content[..length] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Both begin as gzip does: 1f 8b 08 00.
    [GeneratedRegex(@"H4sIA[A-Za-z0-9+/]{20,}={0,2}|abZy8[0-9A-Za-z.\-:+=^!/*?&<>()\[\]{}@%$#]{20,}")]
    private static partial Regex Packed();
}
