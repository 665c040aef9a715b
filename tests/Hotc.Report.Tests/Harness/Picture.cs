using System.Buffers.Binary;
using System.IO.Compression;

namespace Hotc.Report.Tests.Harness;

/// <summary>A picture of 8 bits a channel, as Chromium writes PNG (ISO/IEC 15948): colour type 2 or 6, not interlaced.</summary>
internal sealed class Picture
{
    private readonly byte[] samples;
    private readonly int channels;

    private Picture(int width, int height, int channels, byte[] samples)
    {
        (Width, Height, this.channels, this.samples) = (width, height, channels, samples);
    }

    public int Width { get; }

    public int Height { get; }

    public static Picture Read(byte[] png)
    {
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = png.AsSpan(at + 4, 4);
            var data = png.AsSpan(at + 8, length);
            if (type.SequenceEqual("IHDR"u8))
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                channels = (data[8], data[9], data[12]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => throw new InvalidDataException("a form of PNG that is not read") };
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(data);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var stream = new ZLibStream(packed, CompressionMode.Decompress);
        return new Picture(width, height, channels, Unfilter(stream, width * channels, height, channels));
    }

    /// <summary>
    /// The part of the squares of 16 by 16 whose mean brightness differs by more than 24 of 255, from 0 to 1. Other versions of
    /// fonts and of the browser move edges of letters, which changes no square by so much.
    /// </summary>
    public double Difference(Picture other)
    {
        var (columns, rows) = (Width / 16, Height / 16);
        var different = 0;
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                different += Math.Abs(Brightness(column, row) - other.Brightness(column, row)) > 24 ? 1 : 0;
            }
        }

        return (double)different / (columns * rows);
    }

    private double Brightness(int column, int row)
    {
        long sum = 0;
        for (var y = row * 16; y < Math.Min(Height, (row + 1) * 16); y++)
        {
            for (var x = column * 16; x < Math.Min(Width, (column + 1) * 16); x++)
            {
                var at = ((y * Width) + x) * channels;
                sum += samples[at] + samples[at + 1] + samples[at + 2];
            }
        }

        return sum / (16.0 * 16 * 3);
    }

    private static byte[] Unfilter(ZLibStream stream, int stride, int height, int channels)
    {
        var all = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = stream.ReadByte();
            var line = all.AsSpan(y * stride, stride);
            stream.ReadExactly(line);
            ReadOnlySpan<byte> above = y == 0 ? new byte[stride] : all.AsSpan((y - 1) * stride, stride);
            for (var x = 0; x < stride; x++)
            {
                int left = x < channels ? 0 : line[x - channels];
                int corner = x < channels ? 0 : above[x - channels];
                line[x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above[x], 3 => (left + above[x]) / 2, _ => Paeth(left, above[x], corner) });
            }
        }

        return all;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
