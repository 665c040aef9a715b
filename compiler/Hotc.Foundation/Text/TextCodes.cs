using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Text;

/// <summary>Findings in the bytes of text files.</summary>
public static class TextCodes
{
    /// <summary>The bytes are no UTF-8.</summary>
    public static DiagnosticDescriptor NotUtf8 { get; } = new(
        "HE0001",
        DiagnosticLevel.Error,
        "The file is not UTF-8 text",
        "The bytes at the marked place are not UTF-8. The file is binary, or was saved in another encoding such as Latin-1 or "
        + "UTF-16. Save it as UTF-8.",
        "name: Z\uFFFDrich\n",
        "name: Zürich\n");

    /// <summary>A NUL byte.</summary>
    public static DiagnosticDescriptor Binary { get; } = new(
        "HE0002",
        DiagnosticLevel.Error,
        "The file is binary",
        "A zero byte stands in the file, which no text has. Check whether the right file was given.",
        "name: \0\n",
        "name: a\n");

    /// <summary>All descriptors of this area.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [NotUtf8, Binary];
}
