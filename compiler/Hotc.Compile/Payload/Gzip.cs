using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>
/// gzip (RFC 1952) whose bytes depend on the input alone. The framework's own deflate chooses by processor how it searches, so
/// equal input may give other bytes on another machine; the library used here is plain managed code. Serves several threads.
/// </summary>
internal sealed class Gzip
{
    private readonly GzipStart nothing = new([], Header.ToArray());

    // Magic, deflate, no flags, no time, slowest algorithm, unknown system.
    private static ReadOnlySpan<byte> Header => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];

    /// <summary>Compresses as well as the format allows; without name and time.</summary>
    public ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> content) => nothing.Compress(content.ToArray());

    /// <summary>Compresses what several contents begin with, once for all of them.</summary>
    public static GzipStart Begin(byte[] content)
    {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        using var output = new MemoryStream();
        output.Write(Header);
        deflater.SetInput(content);
        deflater.Flush();
        Drain(deflater, output);

        // An empty block that is not compressed ends with a whole byte, so that anything can be put behind it.
        deflater.SetLevel(Deflater.NO_COMPRESSION);
        deflater.Flush();
        Drain(deflater, output);
        return new GzipStart(content, output.ToArray());
    }

    private static void Drain(Deflater deflater, MemoryStream output)
    {
        var buffer = new byte[4096];
        for (var count = deflater.Deflate(buffer); count > 0; count = deflater.Deflate(buffer))
        {
            output.Write(buffer, 0, count);
        }
    }
}
