using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Settles which Kubernetes patch a spec gets and which component set goes with it.</summary>
internal static class KubernetesVersion
{
    /// <summary>The tree with a full version, and the minor's component set; null, with diagnostics, when there is none.</summary>
    public static (YamlMapping Tree, ComponentSet Components)? Resolve(YamlMapping tree, DriverPackage driver, ComponentSets sets, DiagnosticBag bag)
    {
        var kubernetes = (YamlMapping)tree[ClusterSpec.Keys.Kubernetes]!;
        var asked = kubernetes[KubernetesSpec.Keys.Version] as YamlScalar
            ?? TreeEdit.Computed(driver.Definition.Kubernetes.Default, ScalarKind.String, $"default minor of {driver.Id}");
        var parts = asked.Value.Split('.');
        var minor = string.Join('.', parts.Take(2));
        var minors = driver.Definition.Kubernetes.Minors;
        if (!minors.Any(m => m.Key == minor))
        {
            bag.Add(CompletionCodes.UnknownMinor, asked.Span, $"{driver.Id} does not know Kubernetes {minor}.", $"Known: {string.Join(", ", minors.Select(m => m.Key))}.");
            return null;
        }

        if (sets.Load(driver, minor, bag) is not { } components)
        {
            return null;
        }

        if (parts.Length == 3)
        {
            return (tree, components);
        }

        if (components.Default is not { } patch)
        {
            bag.Add(
                CompletionCodes.PatchNeeded,
                asked.Span,
                $"{driver.Id} knows no checksums of any Kubernetes {minor} patch, so it cannot choose one.",
                $"Name the patch (\"{minor}.1\", say) and bring the sha256 of {string.Join(", ", Unknown(components))} under artifacts.overrides.");
            return null;
        }

        return (tree.With(ClusterSpec.Keys.Kubernetes, kubernetes.With(KubernetesSpec.Keys.Version, Patch(patch, minor, asked))), components);
    }

    private static IEnumerable<string> Unknown(ComponentSet components) =>
        components.Artifacts.Where(a => a.Value.Sha256.Length == 0).Select(a => a.Key);

    // The author's own minor keeps the author's place as its origin; the choice of the patch is the driver's.
    private static YamlScalar Patch(string patch, string minor, YamlScalar asked) => asked.Span.Source.Kind is SourceKind.Compiler
        ? TreeEdit.Computed(patch, ScalarKind.String, $"{asked.Span.Source.Path["computed: ".Length..]}, newest known patch")
        : TreeEdit.Computed(patch, ScalarKind.String, $"newest known patch of {minor}, from {asked.Span}");
}
