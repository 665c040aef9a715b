using Hotc.Compile.Drivers;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Judges what a spec says about Kubernetes by the driver's data of that minor.</summary>
internal static class KubernetesChecks
{
    /// <summary>Reports names of components that the minor does not have.</summary>
    public static void CheckNames(ClusterSpec spec, ComponentSet components, DiagnosticBag bag)
    {
        CheckNames(spec.Artifacts.Node[ArtifactsSpec.Keys.Overrides], components.Artifacts.Select(a => a.Key), bag);
        CheckNames(spec.Images.Node[ImagesSpec.Keys.Digests], components.Images.Select(i => i.Key), bag);
    }

    /// <summary>Reports flags and fields that the minor does not have.</summary>
    public static void CheckByCatalogues(CompletedSpec completed, ComponentSets sets, DiagnosticBag bag)
    {
        CheckFlags(completed.Spec.Kubernetes, completed.Driver, completed.Components, sets, bag);
        CheckConfig(completed.Spec.Kubernetes, completed.Driver, completed.Components, sets, bag);
    }

    private static void CheckNames(YamlNode? node, IEnumerable<string> known, DiagnosticBag bag)
    {
        var names = known.ToArray();
        foreach (var (key, _) in ((YamlMapping)node!).Entries.Where(e => !names.Contains(e.Key.Value)))
        {
            var help = Nearest.Of(key.Value, names) is { } near ? $"Did you mean \"{near}\"?" : $"Known: {string.Join(", ", names)}.";
            bag.Add(CompletionCodes.UnknownComponent, key.Span, $"There is no component \"{key.Value}\".", help);
        }
    }

    // The catalogues are large, so they are read only when a spec says something that they must judge.
    private static void CheckFlags(KubernetesSpec kubernetes, DriverPackage driver, ComponentSet components, ComponentSets sets, DiagnosticBag bag)
    {
        var given = new[]
        {
            ("kube-apiserver", kubernetes.ApiServer.Node), ("kube-controller-manager", kubernetes.ControllerManager.Node),
            ("kube-scheduler", kubernetes.Scheduler.Node), ("kubelet", kubernetes.Kubelet.Node),
        }.Select(c => (Component: c.Item1, Flags: (YamlMapping)c.Item2[ComponentFlags.Keys.Flags]!)).Where(c => c.Flags.Entries.Length > 0).ToList();
        if (given.Count == 0 || sets.Catalogue(driver, components, ComponentSet.Keys.Flags, bag) is not { } catalogue)
        {
            return;
        }

        var check = new FlagCheck(catalogue, components.Minor);
        foreach (var (component, flags) in given)
        {
            check.Check(component, flags, bag);
            if (component == "kube-apiserver")
            {
                FlagPairs.CheckApiServer(flags, driver, bag);
            }

            // The kubelet is no pod, and sees every file.
            if (component != "kubelet")
            {
                FlagPairs.CheckFiles(component, flags, bag);
            }
        }
    }

    private static void CheckConfig(KubernetesSpec kubernetes, DriverPackage driver, ComponentSet components, ComponentSets sets, DiagnosticBag bag)
    {
        var kubelet = (YamlMapping)kubernetes.Kubelet.Config;
        var proxy = (YamlMapping)kubernetes.Proxy.Config;
        if (kubelet.Entries.Length + proxy.Entries.Length == 0 || sets.Catalogue(driver, components, ComponentSet.Keys.Config, bag) is not { } catalogue)
        {
            return;
        }

        var check = new ConfigCheck(catalogue, components.Minor);
        check.Check("KubeletConfiguration", kubelet, bag);
        check.Check("KubeProxyConfiguration", proxy, bag);
    }
}
