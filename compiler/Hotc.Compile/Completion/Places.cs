using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Places for messages.</summary>
internal static class Places
{
    /// <summary>Where a key's value stands; the mapping itself when it lacks the key.</summary>
    public static SourceSpan SpanOf(this YamlMapping mapping, string key) => mapping[key]?.Span ?? mapping.Span.Head();

    /// <summary>The first line of a span: a mark under half a file helps nobody.</summary>
    public static SourceSpan Head(this SourceSpan span)
    {
        var end = span.Characters.IndexOfAny('\n', '\r');
        return end < 0 ? span : span with { Length = end };
    }
}
