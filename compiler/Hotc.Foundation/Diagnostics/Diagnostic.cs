using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>One finding.</summary>
/// <param name="Descriptor">Its kind.</param>
/// <param name="Message">What is wrong here, in one sentence and in the author's words.</param>
/// <param name="Span">Where; null when it has no place in a text.</param>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, string Message, SourceSpan? Span)
{
    private readonly string? path;

    /// <summary>What to do about it, in one sentence; null when the message says it all.</summary>
    public string? Help { get; init; }

    /// <summary>Other places that take part, such as the first of two equal keys.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>A repair that a tool can apply.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The file that the finding is about: the span's, or one given for a finding about a whole file.</summary>
    public string? Path
    {
        get => Span?.Source.Path ?? path;
        init => path = value;
    }

    /// <summary>The descriptor's code.</summary>
    public string Code => Descriptor.Code;

    /// <summary>The descriptor's level.</summary>
    public DiagnosticLevel Level => Descriptor.Level;
}

/// <summary>A further place of a finding.</summary>
/// <param name="Span">Where.</param>
/// <param name="Message">What this place has to do with it.</param>
public sealed record RelatedLocation(SourceSpan Span, string Message);

/// <summary>A repair: edits that belong together.</summary>
/// <param name="Title">What the repair does, in the imperative.</param>
/// <param name="Edits">The edits; they do not overlap.</param>
public sealed record Fix(string Title, ImmutableArray<TextEdit> Edits);

/// <summary>One replacement of text.</summary>
/// <param name="Span">What goes.</param>
/// <param name="NewText">What comes.</param>
public sealed record TextEdit(SourceSpan Span, string NewText);
