using Hotc.Compile.Planning;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Releases;
using Hotc.Lint;

namespace Hotc.Compile.Emission;

/// <summary>Lets the linter look at a bundle before it is written, as it looks at anybody's templates.</summary>
internal static class BundleCheck
{
    /// <summary>Reads what the linter knows of a release, which is then there when it is asked for.</summary>
    public static void Prepare(string release) => _ = HeatCatalogue.Of(Release(release));

    /// <summary>Reports what the linter finds, each finding at the line of the driver's template that made it.</summary>
    /// <param name="linter">The linter of the run.</param>
    /// <param name="built">The bundle.</param>
    /// <param name="rendered">The driver's templates, filled.</param>
    /// <param name="plan">The plan, which says for what release.</param>
    /// <param name="limits">What the cloud takes at most.</param>
    /// <param name="bag">Takes the findings.</param>
    public static void Check(BundleLinter linter, BuiltBundle built, RenderedFiles rendered, ClusterPlan plan, HeatLimits limits, DiagnosticBag bag)
    {
        var target = new LintTarget(BundleNames.RootTemplate, [BundleNames.Environment]);
        var result = linter.Check(built.Bundle, target, new LintOptions(Release(plan.Heat.Release)) { Limits = limits }, built.Measured);
        foreach (var finding in result.Findings)
        {
            // Nobody can edit the rendered text, so a repair of it is of no use.
            bag.Add(finding with
            {
                Span = finding.Span is { } span ? rendered.Origin(span) : null,
                Related = [.. finding.Related.Select(r => r with { Span = rendered.Origin(r.Span) })],
                Fix = null,
            });
        }
    }

    private static HeatRelease Release(string name) => HeatRelease.TryFind(name, out var named) ? named : HeatRelease.Gazpacho;
}
