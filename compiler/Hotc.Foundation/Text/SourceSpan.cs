namespace Hotc.Foundation.Text;

/// <summary>A stretch of a source text.</summary>
/// <param name="Source">The text it lies in.</param>
/// <param name="Start">Offset of the first character, in UTF-16 code units from 0.</param>
/// <param name="Length">Length in UTF-16 code units; 0 marks a place between two characters.</param>
public readonly record struct SourceSpan(SourceText Source, int Start, int Length)
{
    /// <summary>Offset just after the last character.</summary>
    public int Stop => Start + Length;

    /// <summary>The place of the first character.</summary>
    public LinePosition Begin => Source.PositionAt(Start);

    /// <summary>The place just after the last character.</summary>
    public LinePosition End => Source.PositionAt(Stop);

    /// <summary>The characters of the span.</summary>
    public ReadOnlySpan<char> Characters => Source.Text.AsSpan(Start, Length);

    /// <summary>The smallest span that covers this one and another of the same source.</summary>
    public SourceSpan To(SourceSpan other)
    {
        var start = Math.Min(Start, other.Start);
        return new SourceSpan(Source, start, Math.Max(Stop, other.Stop) - start);
    }

    /// <summary>Writes <c>path:line:column</c>.</summary>
    public override string ToString() => $"{Source.Path}:{Begin}";
}
