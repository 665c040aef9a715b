using System.Buffers.Binary;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>
/// Bytes as text at five characters for four bytes, where base64 takes four for three: ZeroMQ's encoding 32/Z85, which coreutils'
/// basenc reads (--z85, since 8.31). It has neither quotes nor a backslash.
/// </summary>
internal static class Z85
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    private const int Block = 4;

    /// <summary>The text of bytes. What is missing to a multiple of four is filled up with zeros, which gzip and tar ignore.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var blocks = (bytes.Length + Block - 1) / Block;
        Span<byte> last = stackalloc byte[Block];
        var text = new char[blocks * (Block + 1)];
        for (var i = 0; i < blocks; i++)
        {
            var rest = bytes[(i * Block)..];
            last.Clear();
            rest[..Math.Min(Block, rest.Length)].CopyTo(last);
            var value = BinaryPrimitives.ReadUInt32BigEndian(last);
            for (var j = Block; j >= 0; j--)
            {
                text[(i * (Block + 1)) + j] = Alphabet[(int)(value % (uint)Alphabet.Length)];
                value /= (uint)Alphabet.Length;
            }
        }

        return new string(text);
    }
}
