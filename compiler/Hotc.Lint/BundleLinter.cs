using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Lint.Bundles;
using Hotc.Lint.Constraints;
using Hotc.Lint.Model;

namespace Hotc.Lint;

/// <summary>
/// Checks bundles that were compiled and are not written yet. The bundles of a run share most of what their templates say, as the same
/// objects: what was found out of those is kept, up to a number. Safe to use from several threads.
/// </summary>
public sealed class BundleLinter
{
    private readonly TemplateParts parts = new();
    private readonly PythonPatterns patterns = new();

    /// <summary>
    /// Checks a bundle. A finding stands where the text came from, as far as the bundle's documents know it, so that whoever wrote the spec
    /// or the driver sees their own line.
    /// </summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="target">What to check.</param>
    /// <param name="options">How.</param>
    /// <param name="measured">The request for the target, with its environments; null when it was not measured yet.</param>
    public LintResult Check(Bundle bundle, LintTarget target, LintOptions options, MeasuredRequest? measured = null)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        var bag = new DiagnosticBag();
        var workspace = new Workspace(new LintFiles(new BundleTree(bundle)), options, bag) { Measured = measured, Compiled = bundle, Parts = parts, Patterns = patterns };
        foreach (var file in bundle.Files)
        {
            if (file.Document is { } document)
            {
                workspace.Add(file.Path, document);
            }
        }

        return Linter.Run(workspace, target, bag);
    }
}
