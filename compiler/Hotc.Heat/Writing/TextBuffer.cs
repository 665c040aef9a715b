using System.Buffers;
using System.Text;

namespace Hotc.Heat.Writing;

/// <summary>A growing, pooled run of characters whose end can be taken back, which is how an attempt at flow style is undone.</summary>
internal sealed class TextBuffer : IDisposable
{
    private char[] characters;

    public TextBuffer(int capacity) => characters = ArrayPool<char>.Shared.Rent(capacity);

    /// <summary>The number of characters written. May be set back, never forward.</summary>
    public int Length { get; set; }

    public void Append(char character)
    {
        if (Length == characters.Length)
        {
            Grow(1);
        }

        characters[Length++] = character;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > characters.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(characters.AsSpan(Length));
        Length += text.Length;
    }

    public void AppendSpaces(int count)
    {
        if (count > characters.Length - Length)
        {
            Grow(count);
        }

        characters.AsSpan(Length, count).Fill(' ');
        Length += count;
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(characters, 0, Length);

    public override string ToString() => new(characters, 0, Length);

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(characters);
        characters = [];
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(characters.Length * 2, Length + more));
        characters.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(characters);
        characters = larger;
    }
}
