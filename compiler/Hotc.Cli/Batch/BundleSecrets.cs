using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;
using Hotc.Pki;

namespace Hotc.Cli.Batch;

/// <summary>The secrets that bundles will be given.</summary>
/// <param name="folder">What <c>hotc pki init</c> made; with several specs, the folder that has one for each cluster.</param>
/// <param name="isSingle">Whether the folder is of one cluster.</param>
internal sealed class BundleSecrets(string folder, bool isSingle)
{
    /// <summary>Whether a bundle takes what its secrets carry; false after a finding.</summary>
    public bool Fit(string cluster, string driver, Bundle bundle, DiagnosticBag bag)
    {
        var directory = isSingle ? folder : Path.Combine(folder, cluster);
        if (PkiStatus.Rotation(directory, TimeProvider.System, bag) is not { } rotation)
        {
            return false;
        }

        var declared = bundle.Find(BundleNames.RootTemplate)?.Document?["parameters"] as HotMap;
        var missing = rotation.Parameters.Where(p => declared?[p] is null).ToList();
        if (missing.Count == 0)
        {
            return true;
        }

        bag.Add(new Diagnostic(
            CliCodes.RotationNotTaken, $"{string.Join(", ", rotation.Titles)}: being rotated, and the bundle of {driver} has no parameter {string.Join(", ", missing)}", null)
        {
            Path = directory,
            Help = "Build with a driver version that has, or take the rotation back.",
        });
        return false;
    }
}
