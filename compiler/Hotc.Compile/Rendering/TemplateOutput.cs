using System.Collections.Immutable;

namespace Hotc.Compile.Rendering;

/// <summary>A template that ran. No value is in the text, so none can break out of its place.</summary>
/// <param name="Text">The text, with a mark wherever an expression stands.</param>
/// <param name="Values">The value for each mark.</param>
internal sealed record TemplateOutput(OutputText Text, ImmutableArray<object?> Values)
{
    /// <summary>The layout of the text where the template gave the same text before.</summary>
    public TemplateLayout? Layout { get; init; }
}
