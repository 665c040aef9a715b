using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli;

/// <summary>Findings of the command line itself.</summary>
internal static class CliCodes
{
    /// <summary>git does not have what was asked for.</summary>
    public static DiagnosticDescriptor NoRevision { get; } = new(
        "HE0041",
        DiagnosticLevel.Error,
        "git does not have this revision",
        "The revisions of --git are commits, branches or tags of the repository that the working directory belongs to, and the program git "
        + "must be there. A checkout of continuous integration often holds the newest commit only: fetch the base branch too.",
        "hotc diff --git orign/main..HEAD examples/ha.yaml\n",
        "hotc diff --git origin/main..HEAD examples/ha.yaml\n");

    /// <summary>There is nothing to verify or to write.</summary>
    public static DiagnosticDescriptor NoSnapshot { get; } = new(
        "HE0042",
        DiagnosticLevel.Error,
        "There is no spec and no bundle here",
        "hotc snapshot looks in folders for cluster specs (apiVersion: hotc/v1, kind: Cluster) and for the bundle of each: prod.yaml belongs to "
        + "the folder prod beside it. A check that finds nothing to check would pass for ever, so it fails.",
        "hotc snapshot verify clutser\n",
        "hotc snapshot verify clusters\n");

    /// <summary>Two specs want the same folder for their bundles.</summary>
    public static DiagnosticDescriptor SharedSnapshot { get; } = new(
        "HE0043",
        DiagnosticLevel.Error,
        "Two specs have one folder for their bundles",
        "The folder of a committed bundle is named like its spec without the ending, so prod.yaml and prod.yml would write one over the other. "
        + "Rename one of them.",
        "clusters/prod.yaml\nclusters/prod.yml\n",
        "clusters/prod.yaml\nclusters/prod-eu.yaml\n");

    /// <summary>The bundle has no parameter for what a rotation sends.</summary>
    public static DiagnosticDescriptor RotationNotTaken { get; } = new(
        "HE0044",
        DiagnosticLevel.Error,
        "The bundle cannot take what a rotation sends",
        "While hotc pki rotate replaces an authority or a key, secrets.yaml carries a second one, which nodes trust besides. The driver version of this "
        + "spec has no parameter for it: Heat would refuse the update. Move the cluster to a version that has, with an update of its own, before the "
        + "rotation begins; a rotation that has begun is taken back by hotc pki rotate DIR back.",
        "hotc pki rotate pki/prod trust\nhotc build prod.yaml --pki pki/prod   # driver: {name: kubernetes-ubuntu, version: 1.1.0}\n",
        "hotc pki rotate pki/prod trust\nhotc build prod.yaml --pki pki/prod   # driver: {name: kubernetes-ubuntu, version: 1.2.0}\n");

    /// <summary>All descriptors of this class.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [NoRevision, NoSnapshot, SharedSnapshot, RotationNotTaken];
}
