using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Tests.Diagnostics;

/// <summary>Findings to show.</summary>
internal static class Sample
{
    public static readonly DiagnosticDescriptor Error = new("HE9001", DiagnosticLevel.Error, "title", "description", "bad", "good");
    public static readonly DiagnosticDescriptor Warning = Error with { Code = "HW9002", Level = DiagnosticLevel.Warning };
    public static readonly DiagnosticDescriptor Info = Error with { Code = "HI9003", Level = DiagnosticLevel.Info };

    public static SourceText Source(string text, string path = "a.yaml") => new(path, text, SourceKind.Author);

    public static Diagnostic At(string text, int start, int length, string message = "wrong") => new(Error, message, Source(text).Span(start, length));

    /// <summary>A finding about a part of a text.</summary>
    public static Diagnostic Of(string text, string part, string message = "wrong") => At(text, text.IndexOf(part, StringComparison.Ordinal), part.Length, message);
}
