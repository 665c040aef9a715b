using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Lint.Engine;

/// <summary>Repairs that a tool can apply.</summary>
internal static class Fixes
{
    /// <summary>The replacement of a plainly written word; null when it is written in another way, with escapes or in a block.</summary>
    public static Fix? ReplaceScalar(SourceSpan span, string old, string wanted)
    {
        // A made document points into a driver's template, where the word may come from anywhere.
        if (span.Source.Kind != SourceKind.Heat)
        {
            return null;
        }

        var at = span.Characters.IndexOf(old, StringComparison.Ordinal);
        return at is 0 or 1 && span.Length - old.Length is 0 or 2
            ? new Fix($"replace \"{old}\" by \"{wanted}\"", [new TextEdit(span.Source.Span(span.Start + at, old.Length), wanted)])
            : null;
    }
}
