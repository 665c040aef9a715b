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
    string Good);
