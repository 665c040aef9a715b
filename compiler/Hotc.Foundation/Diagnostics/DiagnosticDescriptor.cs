namespace Hotc.Foundation.Diagnostics;

/// <summary>A kind of finding: what the catalogue and <c>hotc explain CODE</c> show.</summary>
/// <param name="Code"><c>HE2101</c>: H, the level's letter (E, W, I), the area's digit, three digits.</param>
/// <param name="Level">How grave it is. Agrees with the code's letter.</param>
/// <param name="Title">One line, without a full stop.</param>
/// <param name="Description">What it is, why it matters and what to do.</param>
/// <param name="Bad">An example that has the problem. Tests run it.</param>
/// <param name="Good">The same example repaired. Tests run it.</param>
public sealed record DiagnosticDescriptor(
    string Code,
    DiagnosticLevel Level,
    string Title,
    string Description,
    string Bad,
    string Good)
{
    /// <summary>
    /// Whether Heat accepts a template that has the problem: it fails later, or silently does something else. For findings about
    /// Heat templates only; a test against Heat holds every error to this.
    /// </summary>
    public bool HeatAccepts { get; init; }

    /// <summary>What <see cref="HeatAccepts"/> means, for people.</summary>
    public const string HeatAcceptsText = "Heat does not say so when the stack is created.";
}
