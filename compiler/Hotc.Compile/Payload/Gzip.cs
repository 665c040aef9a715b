using System.Buffers.Binary;
using System.Collections.Concurrent;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>
/// gzip (RFC 1952) whose bytes depend on the input alone. The framework's own deflate chooses by processor how it searches, so
/// equal input may give other bytes on another machine; the library used here is plain managed code. Serves several threads.
/// </summary>
internal sealed class Gzip
{
    private const int TrailerLength = 8;

    // A deflater brings tables of some 400 kB along, far more than most files that it packs.
    private readonly ConcurrentBag<Deflater> idle = [];

    /// <summary>Compresses as well as the format allows; without name and time.</summary>
    public byte[] Compress(ReadOnlyMemory<byte> content)
    {
        var input = content.ToArray();
        var deflater = idle.TryTake(out var used) ? used : new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
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

        deflater.Reset();
        idle.Add(deflater);

        var checksum = new Crc32();
        checksum.Update(input);
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, (uint)checksum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)input.Length);
        output.Write(trailer);
        return output.ToArray();
    }
}
