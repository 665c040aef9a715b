namespace Hotc.Foundation.Yaml;

/// <summary>Where the scalars of a text stand, and so where everything else does.</summary>
internal sealed class ScalarPlaces(string text)
{
    private readonly List<(int Start, int Stop)> scalars = [];

    /// <summary>Notes a scalar, in the order of the text. The header of a block scalar does not count: it may have a comment.</summary>
    public void Add(int start, int stop, ScalarStyle style)
    {
        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            var header = text.AsSpan(start, stop - start).IndexOfAny(NodeProperties.LineBreaks);
            start = header < 0 ? stop : start + header;
        }

        scalars.Add((start, stop));
    }

    /// <summary>The stretches without scalars, in order.</summary>
    public IEnumerable<(int Start, int Stop)> Gaps()
    {
        var gap = 0;
        foreach (var (start, stop) in scalars)
        {
            if (gap < start)
            {
                yield return (gap, start);
            }

            gap = Math.Max(gap, stop);
        }

        yield return (gap, text.Length);
    }
}
