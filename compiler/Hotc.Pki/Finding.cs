using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// Makes findings about whole files. They have no span on purpose: a view prints the source line of a span, and the lines of
/// these files are secret.
/// </summary>
internal static class Finding
{
    /// <summary>A finding about the file of that name.</summary>
    public static Diagnostic Of(DiagnosticDescriptor descriptor, string? path, string message, string? help = null) =>
        new(descriptor, message, null) { Path = path, Help = help };
}
