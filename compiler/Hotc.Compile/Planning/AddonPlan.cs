using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Planning;

/// <summary>What is applied to the cluster last, and how it reaches the cloud.</summary>
internal static class AddonPlan
{
    /// <summary>The add-ons and manifests.</summary>
    public static PlanAddons Make(CompletedSpec completed)
    {
        var spec = completed.Spec;
        return new PlanAddons
        {
            BuiltIn = spec.Addons.BuiltIn,
            CloudCredential = Chosen(completed).Any(a => a.CloudCredential),
            Manifests = [.. spec.Addons.Manifests.Select(m => new PlanManifest
            {
                Name = m.Name,
                Url = m.Url is null ? "" : ComponentPlan.Mirrored(m.Url, spec.Artifacts.Mirrors),
                Sha256 = m.Sha256 ?? "",
                Text = completed.Manifests.GetValueOrDefault(m.Name, ""),
            })],
        };
    }

    /// <summary>The cloud.</summary>
    public static PlanCloud Cloud(CloudSpec cloud) => new()
    {
        AuthUrl = cloud.AuthUrl ?? "",
        Region = cloud.Region ?? "",
        Config = [.. cloud.Config.Select(s => new PlanCloudSection { Name = s.Key, Settings = s.Value })],
    };

    /// <summary>The fragments that a role's nodes get for them, each with the place that names it.</summary>
    public static ImmutableArray<(string Id, SourceSpan Place)> Fragments(CompletedSpec completed, string role)
    {
        if (role != Roles.ControlPlane)
        {
            return [];
        }

        var definition = completed.Driver.Definition;
        var found = Chosen(completed).SelectMany(OfAddon);
        return [.. completed.Spec.Addons.Manifests.Length > 0 ? found.Concat(OfManifests(definition)) : found];
    }

    /// <summary>The fragments of everything that the driver could add to control-plane nodes.</summary>
    public static ImmutableArray<(string Id, SourceSpan Place)> AllFragments(DriverDefinition definition, string role) =>
        role == Roles.ControlPlane ? [.. definition.Addons.SelectMany(a => OfAddon(a.Value)), .. OfManifests(definition)] : [];

    private static IEnumerable<DriverAddon> Chosen(CompletedSpec completed) =>
        completed.Driver.Definition.Addons.Where(a => completed.Spec.Addons.BuiltIn.Contains(a.Key)).Select(a => a.Value);

    private static IEnumerable<(string Id, SourceSpan Place)> OfAddon(DriverAddon addon) =>
        ((YamlSequence)addon.Node[DriverAddon.Keys.Fragments]!).Items.OfType<YamlScalar>().Select(f => (f.Value, f.Span));

    private static IEnumerable<(string Id, SourceSpan Place)> OfManifests(DriverDefinition definition) =>
        definition.Node[DriverDefinition.Keys.Manifests] is YamlScalar fragment ? [(fragment.Value, fragment.Span)] : [];
}
