using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>
/// Finds comments as what follows a <c>#</c> between the scalars. The parser drops comments, and a second scan of the text that
/// keeps them costs as much as the first.
/// </summary>
internal sealed class CommentFinder(SourceText source)
{
    private readonly List<(int Start, int Stop)> scalars = [];

    /// <summary>Notes a scalar, in the order of the text. The header of a block scalar may have a comment, so it does not count.</summary>
    public void AddScalar(int start, int stop, ScalarStyle style)
    {
        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var header = source.Text.AsSpan(start, stop - start).IndexOfAny('\n', '\r');
            start = header < 0 ? stop : start + header;
        }

        scalars.Add((start, stop));
    }

    /// <summary>All comments in order.</summary>
    public ImmutableArray<YamlComment> Find()
    {
        var found = ImmutableArray.CreateBuilder<YamlComment>();
        var gap = 0;
        foreach (var (start, stop) in scalars)
        {
            FindBetween(gap, start, found);
            gap = Math.Max(gap, stop);
        }

        FindBetween(gap, source.Text.Length, found);
        return found.DrainToImmutable();
    }

    private void FindBetween(int from, int to, ImmutableArray<YamlComment>.Builder found)
    {
        var text = source.Text;
        while (from < to && text.IndexOf('#', from, to - from) is >= 0 and var at)
        {
            if (IsInsideWord(at, from))
            {
                from = at + 1;
                continue;
            }

            var length = text.AsSpan(at).IndexOfAny('\n', '\r');
            var stop = length < 0 ? text.Length : at + length;
            var lineStart = text.AsSpan(0, at).LastIndexOfAny('\n', '\r') + 1;
            var isOwnLine = text.AsSpan(lineStart, at - lineStart).IndexOfAnyExcept(' ', '\t') < 0;
            found.Add(new YamlComment(source.Span(at, stop - at), text[(at + 1)..stop].Trim(), isOwnLine));
            from = stop;
        }
    }

    // Anchors, aliases, tags and directives may contain the character.
    private bool IsInsideWord(int at, int gapStart)
    {
        var start = at;
        while (start > gapStart && source.Text[start - 1] is not (' ' or '\t' or '\n' or '\r'))
        {
            start--;
        }

        return start < at && source.Text[start] is '&' or '*' or '!' or '%';
    }
}
