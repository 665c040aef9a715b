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
    private static readonly byte[] Header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];

    // They bring tables of some 300 kB along, far more than most files that they pack.
    private readonly ConcurrentBag<Repetitions> idle = [];

    /// <summary>Compresses as well as the format allows; without name and time.</summary>
    public byte[] Compress(ReadOnlyMemory<byte> content)
    {
        using var output = new MemoryStream();
        output.Write(Header);
        if (content.Length <= Repetitions.Most)
        {
            Write(r => r.Write(null, content.Span, output));
        }
        else
        {
            WriteLong(content.ToArray(), output);
        }

        return Ended(output, content.Span, []);
    }

    /// <summary>Compresses what several contents begin with, once for all of them.</summary>
    public static GzipStart Begin(byte[] content)
    {
        using var output = new MemoryStream(content.Length);
        output.Write(Header);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        deflater.SetInput(content);
        deflater.Flush();
        Drain(deflater, output);

        // An empty block that is not compressed ends with a whole byte, so that anything can be put behind it.
        deflater.SetLevel(Deflater.NO_COMPRESSION);
        deflater.Flush();
        Drain(deflater, output);
        return new GzipStart(content, output.ToArray(), new Repetitions().Know(content));
    }

    /// <summary>Compresses a content of which the beginning is compressed already, about as well as in one go.</summary>
    public byte[] Compress(GzipStart start, byte[] rest)
    {
        using var output = new MemoryStream();
        output.Write(start.Packed);
        if (start.Known.Content.Length + rest.Length <= Repetitions.Most)
        {
            Write(r => r.Write(start.Known, rest, output));
        }
        else
        {
            WriteLong(start.Known.Content, rest, output);
        }

        return Ended(output, start.Content, rest);
    }

    private void Write(Action<Repetitions> write)
    {
        var repetitions = idle.TryTake(out var used) ? used : new Repetitions();
        write(repetitions);
        idle.Add(repetitions);
    }

    private static void WriteLong(byte[] content, MemoryStream output)
    {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: true);
        deflater.SetInput(content);
        deflater.Finish();
        Drain(deflater, output);
    }

    // The library takes a dictionary only where a header and a trailer of zlib stand around what it writes.
    private static void WriteLong(byte[] known, byte[] rest, MemoryStream output)
    {
        const int HeaderLength = 6;
        const int ChecksumLength = 4;
        using var framed = new MemoryStream(rest.Length);
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, noZlibHeaderOrFooter: false);
        deflater.SetDictionary(known);
        deflater.SetInput(rest);
        deflater.Finish();
        Drain(deflater, framed);
        output.Write(framed.GetBuffer().AsSpan()[HeaderLength..((int)framed.Length - ChecksumLength)]);
    }

    private static void Drain(Deflater deflater, MemoryStream output)
    {
        var buffer = new byte[4096];
        for (var count = deflater.Deflate(buffer); count > 0; count = deflater.Deflate(buffer))
        {
            output.Write(buffer, 0, count);
        }
    }

    private static byte[] Ended(MemoryStream output, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
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
/// <param name="Known">What the rest can repeat.</param>
internal sealed record GzipStart(byte[] Content, byte[] Packed, Repetitions.Beginning Known);
