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

    // What zlib's form of deflate has around the bare one when it counts on a dictionary.
    private const int ZlibHeaderLength = 6;
    private const int ZlibTrailerLength = 4;

    // A deflater brings tables of some 400 kB along, far more than most files that it packs.
    private readonly ConcurrentBag<Deflater> idle = [];
    private readonly ConcurrentBag<Deflater> idleWithDictionary = [];

    /// <summary>Compresses as well as the format allows; without name and time.</summary>
    public byte[] Compress(ReadOnlyMemory<byte> content)
    {
        var input = content.ToArray();
        using var output = Begun();
        var deflater = idle.TryTake(out var used) ? used : new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        deflater.SetInput(input);
        deflater.Finish();
        Drain(deflater, output);
        deflater.Reset();
        idle.Add(deflater);
        return Ended(output, input, []);
    }

    /// <summary>Compresses what several contents begin with, once for all of them.</summary>
    public static GzipStart Begin(byte[] content)
    {
        using var output = Begun();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
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
    public byte[] Compress(GzipStart start, byte[] rest)
    {
        using var bare = new MemoryStream(rest.Length + ZlibHeaderLength);
        var deflater = idleWithDictionary.TryTake(out var used) ? used : new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: false);
        deflater.SetDictionary(start.Content);
        deflater.SetInput(rest);
        deflater.Finish();
        Drain(deflater, bare);
        deflater.Reset();
        idleWithDictionary.Add(deflater);

        using var output = new MemoryStream();
        output.Write(start.Packed);
        output.Write(bare.GetBuffer().AsSpan()[ZlibHeaderLength..((int)bare.Length - ZlibTrailerLength)]);
        return Ended(output, start.Content, rest);
    }

    // Magic, deflate, no flags, no time, slowest algorithm, unknown system.
    private static MemoryStream Begun()
    {
        var output = new MemoryStream();
        output.Write([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff]);
        return output;
    }

    private static void Drain(Deflater deflater, MemoryStream output)
    {
        var buffer = new byte[4096];
        for (var count = deflater.Deflate(buffer); count > 0; count = deflater.Deflate(buffer))
        {
            output.Write(buffer, 0, count);
        }
    }

    private static byte[] Ended(MemoryStream output, byte[] first, byte[] second)
    {
        var checksum = new Crc32();
        checksum.Append(first);
        checksum.Append(second);
        Span<byte> trailer = stackalloc byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, checksum.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)(first.Length + second.Length));
        output.Write(trailer);
        return output.ToArray();
    }
}

/// <summary>What contents begin with.</summary>
/// <param name="Content">As it is.</param>
/// <param name="Packed">With the header of gzip, to whole bytes.</param>
internal sealed record GzipStart(byte[] Content, byte[] Packed);
