using System.IO.Compression;
using CsCheck;
using Hotc.Compile.Payload;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace Hotc.Compile.Tests;

public sealed class GzipTests
{
    [Fact]
    public void Packing_the_same_bytes_gives_the_same_bytes_which_zlib_reads_back() => Gen.Byte.Array[0, 5000].Sample(bytes =>
    {
        var gzip = new Gzip();
        var packed = gzip.Compress(bytes).ToArray();
        gzip.Compress(new byte[70_000]);
        Assert.Equal(packed, gzip.Compress(bytes).ToArray());
        Assert.Equal(bytes, Unpack(packed));
    }, iter: 200);

    [Fact]
    public void Zlib_reads_back_what_was_packed_in_two_steps() => Gen.Select(Gen.Byte[(byte)'a', (byte)'d'].Array[0, 50_000], Gen.Byte[(byte)'a', (byte)'d'].Array[0, 5000]).Sample((start, rest) =>
    {
        var begun = Gzip.Begin(start);
        var packed = begun.Compress(rest).ToArray();
        begun.Compress(start);
        Assert.Equal(packed, begun.Compress(rest).ToArray());
        Assert.Equal([.. start, .. rest], Unpack(packed));
    }, iter: 100);

    private static byte[] Unpack(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    [Fact]
    public void Packing_names_neither_a_time_nor_a_system() => Assert.Equal([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff], new Gzip().Compress(new byte[] { 1 })[..10].ToArray());

    // Beyond 64 kB the library moves its window.
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(5_000)]
    [InlineData(40_000)]
    [InlineData(200_000)]
    public void An_engine_that_begins_again_packs_as_a_new_one_does(int before)
    {
        var alphabet = Gen.OneOf(Gen.Byte, Gen.Byte[(byte)'a', (byte)'c']);
        var texts = Gen.Int[0, 100_000].SelectMany(most => alphabet.Array[0, most]);
        Gen.Select(alphabet.Array[before], texts.Array[1, 4]).Sample(
            (start, contents) =>
            {
                var pending = new DeflaterPending();
                var again = new DeflaterStart(pending, start);
                Assert.All(contents, content =>
                {
                    var ownPending = new DeflaterPending();
                    var engine = new DeflaterEngine(ownPending, noAdlerCalculation: true);
                    engine.SetLevel(Deflater.BEST_COMPRESSION);
                    engine.SetDictionary(start, 0, start.Length);
                    Assert.Equal(Deflate(engine, ownPending, content), Deflate(again.Again(), pending, content));
                });
            },
            iter: 20);
    }

    private static byte[] Deflate(DeflaterEngine engine, DeflaterPending pending, byte[] content)
    {
        var packed = new List<byte>();
        var buffer = new byte[DeflaterConstants.PENDING_BUF_SIZE];
        engine.SetInput(content, 0, content.Length);
        for (var isMore = true; isMore;)
        {
            isMore = engine.Deflate(flush: true, finish: true);
            if (!isMore)
            {
                pending.AlignToByte();
            }

            packed.AddRange(buffer[..pending.Flush(buffer, 0, buffer.Length)]);
        }

        return [.. packed];
    }
}
