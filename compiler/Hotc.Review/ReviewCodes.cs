using Hotc.Foundation.Diagnostics;

namespace Hotc.Review;

/// <summary>Findings about what a review is given.</summary>
public static class ReviewCodes
{
    /// <summary>No bundle where one should be.</summary>
    public static DiagnosticDescriptor NoBundle { get; } = new(
        "HE7500",
        DiagnosticLevel.Error,
        "This is no bundle",
        "A bundle is a folder whose root template is cluster.yaml. hotc build makes one of a cluster spec.",
        "hotc diff examples out/ha\n",
        "hotc diff examples/ha.yaml out/ha\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [NoBundle];
}
