using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>
/// gzip (RFC 1952) whose bytes depend on the input alone. The framework's own deflate chooses by processor how it searches, so
/// equal input may give other bytes on another machine; the library used here is plain managed code. Serves several threads.
/// </summary>
internal sealed class Gzip
{
    private const int TrailerLength = 8;

    // Magic, deflate, no flags, no time, slowest algorithm, unknown system.
    private static readonly GzipStart Nothing = new([], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff]);

    // A packer brings tables of some 400 kB along, far more than most files that it packs.
    private readonly ConcurrentBag<Packer> idle = [];

    /// <summary>Compresses as well as the format allows; without name and time.</summary>
    public ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> content) => Compress(Nothing, content.ToArray());

    /// <summary>Compresses what several contents begin with, once for all of them.</summary>
    public static GzipStart Begin(byte[] content)
    {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        using var output = new MemoryStream();
        output.Write(Nothing.Packed);
        deflater.SetInput(content);
        deflater.Flush();
        Drain(deflater, output);

        // An empty block that is not compressed ends with a whole byte, so that anything can be put behind it.
        deflater.SetLevel(Deflater.NO_COMPRESSION);
        deflater.Flush();
        Drain(deflater, output);
        return new GzipStart(content, output.ToArray());
    }

    /// <summary>Compresses a content of which the beginning is compressed already, about as well as in one go.</summary>
    public ReadOnlyMemory<byte> Compress(GzipStart start, byte[] rest)
    {
        // Less than it takes when nothing can be made shorter: what does not fit makes it grow.
        var output = new MemoryStream(start.Packed.Length + (rest.Length / 2) + 64);
        output.Write(start.Packed);
        var packer = idle.TryTake(out var used) ? used : new Packer();
        packer.Pack(start.Content, rest, output);
        idle.Add(packer);
        WriteTrailer(output, start.Content, rest);
        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    private static void Drain(Deflater deflater, MemoryStream output)
    {
        var buffer = new byte[4096];
        for (var count = deflater.Deflate(buffer); count > 0; count = deflater.Deflate(buffer))
        {
            output.Write(buffer, 0, count);
        }
    }

    private static void WriteTrailer(MemoryStream output, byte[] first, byte[] second)
    {
        var checksum = new Crc32();
        checksum.Append(first);
        checksum.Append(second);
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)(first.Length + second.Length));
        output.Write(trailer);
    }

    /// <summary>Deflate to its end, behind what is packed already, and without the checksum of zlib, which gzip has no use for.</summary>
    private sealed class Packer
    {
        private readonly DeflaterPending pending = new();
        private readonly DeflaterEngine engine;
        private readonly byte[] buffer = new byte[DeflaterConstants.PENDING_BUF_SIZE];

        public Packer()
        {
            engine = new(pending, noAdlerCalculation: true);
            engine.SetLevel(Deflater.BEST_COMPRESSION);
        }

        public void Pack(byte[] before, byte[] content, MemoryStream output)
        {
            engine.Reset();
            engine.SetDictionary(before, 0, before.Length);
            engine.SetInput(content, 0, content.Length);
            bool isMore;
            do
            {
                isMore = engine.Deflate(flush: true, finish: true);
                if (!isMore)
                {
                    pending.AlignToByte();
                }

                output.Write(buffer, 0, pending.Flush(buffer, 0, buffer.Length));
            }
            while (isMore);
        }
    }
}

/// <summary>What contents begin with.</summary>
/// <param name="Content">As it is.</param>
/// <param name="Packed">With the header of gzip, to whole bytes.</param>
internal sealed record GzipStart(byte[] Content, byte[] Packed);
