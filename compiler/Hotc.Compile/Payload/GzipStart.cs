using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Hashing;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Payload;

/// <summary>What contents begin with. Serves several threads.</summary>
/// <param name="content">As it is.</param>
/// <param name="packed">With the header of gzip, to whole bytes.</param>
internal sealed class GzipStart(byte[] content, byte[] packed)
{
    private const int TrailerLength = 8;

    // A packer brings tables of some 500 kB along, far more than most files that it packs.
    private readonly ConcurrentBag<Packer> idle = [];

    /// <summary>With the header of gzip, to whole bytes.</summary>
    public byte[] Packed => packed;

    /// <summary>Compresses the whole, about as well as in one go.</summary>
    /// <param name="rest">What comes behind it.</param>
    public ReadOnlyMemory<byte> Compress(byte[] rest)
    {
        // Less than it takes when nothing can be made shorter: what does not fit makes it grow.
        var output = new MemoryStream(packed.Length + (rest.Length / 2) + 64);
        output.Write(packed);
        var packer = idle.TryTake(out var used) ? used : new Packer(content);
        packer.Pack(rest, output);
        idle.Add(packer);
        WriteTrailer(output, content, rest);
        return output.GetBuffer().AsMemory(0, (int)output.Length);
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

    // Without the checksum of zlib, which gzip has no use for.
    private sealed class Packer
    {
        private readonly DeflaterPending pending = new();
        private readonly byte[] buffer = new byte[DeflaterConstants.PENDING_BUF_SIZE];
        private readonly DeflaterStart start;

        public Packer(byte[] before) => start = new(pending, before);

        public void Pack(byte[] content, MemoryStream output)
        {
            var engine = start.Again();
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
