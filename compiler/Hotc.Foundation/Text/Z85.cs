using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Hotc.Foundation.Text;

/// <summary>
/// Bytes as text at five characters for four bytes, where base64 takes four for three: ZeroMQ's encoding 32/Z85, which coreutils'
/// basenc reads (--z85, since 8.31). It has neither quotes nor a backslash.
/// </summary>
public static class Z85
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    private const int Letters = 5;
    private const byte NoLetter = byte.MaxValue;

    // Of each character up to the last letter.
    private static readonly ImmutableArray<byte> Values = [.. Enumerable.Range(0, 1 + Alphabet.Max()).Select(c => Alphabet.IndexOf((char)c, StringComparison.Ordinal) is >= 0 and var value ? (byte)value : NoLetter)];

    /// <summary>How many bytes become text together.</summary>
    public const int Block = 4;

    /// <summary>The text of bytes. What is missing to a multiple of four is filled up with zeros, which gzip and tar ignore.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Encode("", bytes);

    /// <summary>The text of bytes of which the first are text already.</summary>
    /// <param name="before">The text of whole blocks.</param>
    /// <param name="bytes">The bytes behind them.</param>
    public static string Encode(string before, ReadOnlySpan<byte> bytes)
    {
        var blocks = (bytes.Length + Block - 1) / Block;
        return string.Create(before.Length + (blocks * Letters), new Parts(before, bytes), static (text, parts) =>
        {
            parts.Before.CopyTo(text);
            Write(parts.Bytes, text[parts.Before.Length..]);
        });
    }

    /// <summary>The bytes of a text; null when it is not of this encoding.</summary>
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.Length % Letters != 0)
        {
            return null;
        }

        var bytes = new byte[text.Length / Letters * Block];
        for (var at = 0; at < text.Length; at += Letters)
        {
            ulong value = 0;
            foreach (var letter in text.Slice(at, Letters))
            {
                if (letter >= Values.Length || Values[letter] == NoLetter)
                {
                    return null;
                }

                value = (value * (ulong)Alphabet.Length) + Values[letter];
            }

            if (value > uint.MaxValue)
            {
                return null;
            }

            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at / Letters * Block), (uint)value);
        }

        return bytes;
    }

    private static void Write(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        while (bytes.Length >= Block)
        {
            WriteBlock(BinaryPrimitives.ReadUInt32BigEndian(bytes), text);
            bytes = bytes[Block..];
            text = text[Letters..];
        }

        if (!bytes.IsEmpty)
        {
            Span<byte> last = stackalloc byte[Block];
            last.Clear();
            bytes.CopyTo(last);
            WriteBlock(BinaryPrimitives.ReadUInt32BigEndian(last), text);
        }
    }

    private static void WriteBlock(uint value, Span<char> text)
    {
        for (var i = Letters - 1; i >= 0; i--)
        {
            (value, var letter) = Math.DivRem(value, (uint)Alphabet.Length);
            text[i] = Alphabet[(int)letter];
        }
    }

    private readonly ref struct Parts(string before, ReadOnlySpan<byte> bytes)
    {
        public readonly string Before = before;
        public readonly ReadOnlySpan<byte> Bytes = bytes;
    }
}
