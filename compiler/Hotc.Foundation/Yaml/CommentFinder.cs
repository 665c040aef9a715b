using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>
/// Finds comments as what follows a <c>#</c> outside of scalars. The parser drops comments, and a second scan of the text that
/// keeps them costs as much as the first.
/// </summary>
internal static class CommentFinder
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\r\u0085\u2028\u2029");

    /// <summary>All comments in order.</summary>
    public static ImmutableArray<YamlComment> Find(SourceText source, ScalarPlaces scalars)
    {
        var found = ImmutableArray.CreateBuilder<YamlComment>();
        foreach (var (start, stop) in scalars.Gaps())
        {
            FindBetween(source, start, stop, found);
        }

        return found.DrainToImmutable();
    }

    private static void FindBetween(SourceText source, int from, int to, ImmutableArray<YamlComment>.Builder found)
    {
        var text = source.Text;
        while (from < to && text.IndexOf('#', from, to - from) is >= 0 and var at)
        {
            // Anchors, aliases, tags and directives may contain the character.
            var word = text.AsSpan(from, at - from).LastIndexOfAny(Blanks) + from + 1;
            if (word < at && text[word] is '&' or '*' or '!' or '%')
            {
                var rest = text.AsSpan(at, to - at).IndexOfAny(Blanks);
                from = rest < 0 ? to : at + rest;
                continue;
            }

            var length = text.AsSpan(at).IndexOfAny(NodeProperties.LineBreaks);
            var stop = length < 0 ? text.Length : at + length;
            var lineStart = text.AsSpan(0, at).LastIndexOfAny(NodeProperties.LineBreaks) + 1;
            var isOwnLine = text.AsSpan(lineStart, at - lineStart).IndexOfAnyExcept(' ', '\t') < 0;
            found.Add(new YamlComment(source.Span(at, stop - at), text[(at + 1)..stop].Trim(), isOwnLine));
            from = stop;
        }
    }
}
