using System.Buffers;

namespace Hotc.Foundation.Text;

/// <summary>Characters that control a terminal or a printer, those of Unicode's category Cc: U+0000 to U+001F and U+007F to U+009F.</summary>
public static class ControlCharacters
{
    private static readonly SearchValues<char> All = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Whether a text holds one.</summary>
    public static bool AreIn(ReadOnlySpan<char> text) => text.ContainsAny(All);
}
