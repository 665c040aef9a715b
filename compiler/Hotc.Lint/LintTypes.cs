using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;

namespace Hotc.Lint;

/// <summary>What to check: a root template and the environments that are given with it, as to <c>openstack stack create</c>.</summary>
/// <param name="Root">The path of the root template in its tree.</param>
/// <param name="Environments">The paths of the environments, in the order in which Heat merges them: a later one wins.</param>
public sealed record LintTarget(string Root, ImmutableArray<string> Environments);

/// <summary>How to check.</summary>
/// <param name="Release">The release of Heat that the cloud runs.</param>
public sealed record LintOptions(HeatRelease Release)
{
    /// <summary>What the cloud's Heat takes at most: what its release is shipped with, unless its operators say otherwise.</summary>
    public HeatLimits Limits { get; init; } = Release.Limits;

    /// <summary>Whether the root of the tree is that of the disk, so that absolute paths lie in it.</summary>
    public bool IsWholeDisk { get; init; }

    /// <summary>How a path of the tree is shown in messages.</summary>
    public Func<string, string> Show { get; init; } = path => path;
}

/// <summary>
/// A request that was measured before the check, with addresses that are no shorter than the shortest. When that is within Heat's
/// limits, so is every request for no more files, and it is not measured again.
/// </summary>
/// <param name="Files">The files that it was measured for.</param>
/// <param name="Size">Its size.</param>
public sealed record MeasuredRequest(Bundle Files, RequestSize Size);

/// <summary>What a check found.</summary>
/// <param name="Findings">The findings by path, place and code, each once.</param>
/// <param name="Sources">Every template and environment that was read, in the order of reading.</param>
/// <param name="Documents">Those of them that are YAML, with their comments.</param>
public sealed record LintResult(ImmutableArray<Diagnostic> Findings, ImmutableArray<SourceText> Sources, ImmutableArray<YamlDocument> Documents);
