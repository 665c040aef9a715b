using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Planning;

/// <summary>What runs on the nodes: binaries with their checksums, and container images.</summary>
internal static class ComponentPlan
{
    /// <summary>The binaries that nodes with some roles need, in order of installation.</summary>
    public static ImmutableArray<PlanArtifact> Artifacts(CompletedSpec completed, ImmutableArray<string> roles, DiagnosticBag bag)
    {
        var spec = completed.Spec;
        var found = ImmutableArray.CreateBuilder<PlanArtifact>();
        foreach (var (name, artifact) in completed.Components.Artifacts.Where(a => a.Value.Roles.Length == 0 || a.Value.Roles.Any(roles.Contains)))
        {
            var own = spec.Artifacts.Overrides.FirstOrDefault(o => o.Key == name).Value;
            var version = own?.Version ?? VersionOf(completed, name);
            var sha256 = own?.Sha256 ?? (own?.Url is null ? Known(artifact, version, spec.Artifacts.Architecture.ToText()) : null);
            if (sha256 is null && !spec.Artifacts.Preinstalled)
            {
                ReportUnknown(completed, name, version, own, bag);
            }

            var url = Filled(own?.Url ?? artifact.Url, version, spec.Artifacts.Architecture.ToText());
            found.Add(new PlanArtifact
            {
                Name = name,
                Version = version,
                Url = Mirrored(url, spec.Artifacts.Mirrors),
                Sha256 = sha256 ?? "",
                Archive = artifact.Archive?.ToText() ?? "",
                Install = artifact.Install ?? "",
                Strip = artifact.Strip,
                Members = artifact.Members,
            });
        }

        return found.DrainToImmutable();
    }

    /// <summary>The container images by component.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Images(CompletedSpec completed) =>
        [.. completed.Components.Images.Where(i => i.Value.Addon is null || completed.Spec.Addons.BuiltIn.Contains(i.Value.Addon)).Select(i => KeyValuePair.Create(i.Key, Reference(completed, i.Key, i.Value)))];

    private static string Reference(CompletedSpec completed, string name, ComponentImage image)
    {
        var images = completed.Spec.Images;
        var slash = image.Repository.IndexOf('/', StringComparison.Ordinal);
        var mirror = images.Mirrors.FirstOrDefault(m => m.Key == image.Repository[..slash]).Value;
        var repository = mirror is null ? image.Repository : mirror.TrimEnd('/') + image.Repository[slash..];
        var digest = images.Digests.FirstOrDefault(d => d.Key == name).Value;
        return $"{repository}:{Filled(image.Tag, VersionOf(completed, name), "")}{(digest is null ? "" : "@" + digest)}";
    }

    private static string VersionOf(CompletedSpec completed, string name) =>
        completed.Components.Pins.FirstOrDefault(p => p.Key == name).Value ?? completed.Spec.Kubernetes.Version!;

    private static string? Known(ComponentArtifact artifact, string version, string architecture) =>
        artifact.Sha256.FirstOrDefault(s => s.Key == version).Value is { IsDefault: false } known ? known.FirstOrDefault(a => a.Key == architecture).Value : null;

    private static string Filled(string text, string version, string architecture) =>
        text.Replace("{version}", version, StringComparison.Ordinal).Replace("{arch}", architecture, StringComparison.Ordinal);

    /// <summary>The address that a mirror of the longest matching beginning gives.</summary>
    public static string Mirrored(string url, ImmutableArray<KeyValuePair<string, string>> mirrors)
    {
        var best = mirrors.Where(m => url.StartsWith(m.Key, StringComparison.Ordinal)).DefaultIfEmpty().MaxBy(m => m.Key?.Length);
        return best.Key is null ? url : best.Value + url[best.Key.Length..];
    }

    private static void ReportUnknown(CompletedSpec completed, string name, string version, ArtifactOverride? own, DiagnosticBag bag)
    {
        var place = own?.Node.Span.Head() ?? completed.Spec.Kubernetes.Node.SpanOf(KubernetesSpec.Keys.Version);
        bag.Add(
            CompletionCodes.NoChecksum,
            place,
            $"No checksum is known for {name} {version} ({completed.Spec.Artifacts.Architecture.ToText()}).",
            $"Bring it: artifacts.overrides.{name}.sha256, or set artifacts.preinstalled.");
    }
}
