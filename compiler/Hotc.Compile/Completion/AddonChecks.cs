using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Rules about what a cluster gets last.</summary>
internal static class AddonChecks
{
    /// <summary>Reports every broken rule.</summary>
    public static void Check(ClusterSpec spec, DriverPackage driver, DiagnosticBag bag)
    {
        foreach (var item in ((YamlSequence)spec.Addons.Node[AddonsSpec.Keys.BuiltIn]!).Items)
        {
            CheckAddon(item, spec, driver, bag);
        }

        if (spec.Addons.Manifests.Length > 0 && driver.Definition.Manifests is null)
        {
            bag.Add(AddonCodes.UnknownAddon, spec.Addons.Node.SpanOf(AddonsSpec.Keys.Manifests), $"{driver.Id} applies no manifests.");
        }

        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var manifest in spec.Addons.Manifests)
        {
            CheckManifest(manifest, first, bag);
        }
    }

    private static void CheckAddon(YamlNode item, ClusterSpec spec, DriverPackage driver, DiagnosticBag bag)
    {
        var name = ((YamlScalar)item).Value;
        if (driver.Definition.Addons.FirstOrDefault(a => a.Key == name).Value is not { } addon)
        {
            var names = driver.Definition.Addons.Select(a => a.Key).ToArray();
            var help = Nearest.Of(name, names) is { } near ? $"Did you mean \"{near}\"?" : names.Length > 0 ? $"Known: {string.Join(", ", names)}." : null;
            bag.Add(AddonCodes.UnknownAddon, item.Span, $"{driver.Id} has no add-on \"{name}\".", help);
        }
        else if (addon.CloudCredential && spec.Cloud.AuthUrl is null)
        {
            bag.Add(AddonCodes.AuthUrlNeeded, item.Span, $"The add-on {name} speaks to the cloud, whose address is not given.", "Set cloud.authUrl to the address of Keystone: `openstack endpoint list --service identity`.");
        }
    }

    private static void CheckManifest(ManifestSpec manifest, Dictionary<string, SourceSpan> first, DiagnosticBag bag)
    {
        var place = manifest.Node.SpanOf(ManifestSpec.Keys.Name);
        if (!first.TryAdd(manifest.Name, place))
        {
            bag.Add(new Diagnostic(SpecCodes.DuplicateName, $"There is another manifest \"{manifest.Name}\".", place)
            {
                Related = [new RelatedLocation(first[manifest.Name], "the first one")],
            });
        }

        if ((manifest.File is null) == (manifest.Url is null) || (manifest.Url is null) != (manifest.Sha256 is null))
        {
            bag.Add(AddonCodes.ManifestSource, place, $"The manifest \"{manifest.Name}\" must have either a file, or url and sha256.");
        }
    }
}
