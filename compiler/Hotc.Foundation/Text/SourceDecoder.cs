using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Text;

/// <summary>Decodes bytes of unknown origin.</summary>
internal static class SourceDecoder
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Decodes UTF-8, or reports why it cannot.</summary>
    public static SourceText? Decode(string path, ReadOnlySpan<byte> bytes, SourceKind kind, DiagnosticBag bag)
    {
        if (bytes.StartsWith(Utf8Mark))
        {
            bytes = bytes[Utf8Mark.Length..];
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            Report(TextCodes.NotUtf8, path, [], 0, kind, "the file is UTF-16 text", "save it as UTF-8", bag);
            return null;
        }

        var zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            Report(TextCodes.Binary, path, bytes[..zero], 1, kind, "the file is binary: a zero byte stands here", null, bag);
            return null;
        }

        if (Utf8.IsValid(bytes))
        {
            return new SourceText(path, Encoding.UTF8.GetString(bytes), kind);
        }

        var invalid = FirstInvalid(bytes);
        var message = string.Create(CultureInfo.InvariantCulture, $"the byte 0x{bytes[invalid]:X2} here is not UTF-8");
        Report(TextCodes.NotUtf8, path, bytes[..invalid], 1, kind, message, "save the file as UTF-8", bag);
        return null;
    }

    // The finding shows the text up to the bad place, with one character in its stead.
    private static void Report(
        DiagnosticDescriptor descriptor, string path, ReadOnlySpan<byte> before, int length, SourceKind kind, string message, string? help, DiagnosticBag bag)
    {
        var text = Encoding.UTF8.GetString(before);
        var shown = new SourceText(path, length == 0 ? text : text + "\uFFFD", kind);
        bag.Add(descriptor, shown.Span(text.Length, length), message, help);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var buffer = new char[4096];
        var at = 0;
        while (true)
        {
            var status = Utf8.ToUtf16(bytes[at..], buffer, out var read, out _, replaceInvalidSequences: false);
            at += read;
            if (status != OperationStatus.DestinationTooSmall)
            {
                return Math.Min(at, bytes.Length - 1);
            }
        }
    }
}
