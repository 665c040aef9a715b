using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>
/// gzip (RFC 1952) whose bytes depend on the input alone. The framework's own deflate chooses by processor how it searches, so
/// equal input may give other bytes on another machine; the library used here is plain managed code.
/// </summary>
internal static class Gzip
{
    private const int TrailerLength = 8;

    /// <summary>Compresses as well as the format allows; without name and time.</summary>
    public static byte[] Compress(ReadOnlyMemory<byte> content)
    {
        var input = content.ToArray();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        deflater.SetInput(input);
        deflater.Finish();
        using var output = new MemoryStream(input.Length);

        // Magic, deflate, no flags, no time, slowest algorithm, unknown system.
        output.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff]);
        var buffer = new byte[4096];
        while (!deflater.IsFinished)
        {
            output.Write(buffer, 0, deflater.Deflate(buffer));
        }

        var checksum = new Crc32();
        checksum.Update(input);
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, (uint)checksum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)input.Length);
        output.Write(trailer);
        return output.ToArray();
    }
}
