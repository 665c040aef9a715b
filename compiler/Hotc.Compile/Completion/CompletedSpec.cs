using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Files;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Releases;

namespace Hotc.Compile.Completion;

/// <summary>A spec with every field set, each still knowing where its value came from.</summary>
/// <param name="Path">The author's file.</param>
/// <param name="Spec">The fields.</param>
/// <param name="Root">The same as a tree whose nodes point at their origins.</param>
/// <param name="Driver">The driver package that was chosen.</param>
/// <param name="Components">The component set of the Kubernetes minor.</param>
/// <param name="CloudCa">The certificates of `cloud.caFile`, or nothing.</param>
/// <param name="Manifests">The texts of manifests that are files, by name.</param>
/// <param name="Inputs">Every file of the author that took part: the spec, what it extends, and what either names.</param>
public sealed record CompletedSpec(
    string Path,
    ClusterSpec Spec,
    YamlMapping Root,
    DriverPackage Driver,
    ComponentSet Components,
    string CloudCa,
    ImmutableDictionary<string, string> Manifests,
    ImmutableArray<FolderFile> Inputs)
{
    /// <summary>What the cloud takes at most: Heat as it is shipped, but for what the spec says.</summary>
    internal HeatLimits Limits => HeatLimits.Default with { Resources = (int)(Spec.Heat.MaxResources ?? HeatLimits.Default.Resources) };
}
