using System.Globalization;
using Hotc.Compile.Completion;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Planning;

/// <summary>Compares the pods that a node takes with the addresses that it has for them.</summary>
internal static class PodRoom
{
    private const string MaxPods = "maxPods";

    // Source: KubeletConfiguration v1beta1, default of maxPods.
    private const long DefaultPods = 110;

    // The range itself, its broadcast address and the bridge of the node.
    private const long NotForPods = 3;

    // By default a node's part has room for twice the pods that a kubelet takes.
    private const int ShortestOfUse = 25;

    /// <summary>Warns when a node takes more pods than its part of the pod range has addresses for.</summary>
    public static void Check(ClusterSpec spec, DiagnosticBag bag)
    {
        // Calico and Cilium cut the range in their own way.
        if (spec.Network.Cni.Name is CniName.Calico or CniName.Cilium)
        {
            return;
        }

        var entry = ((YamlMapping)spec.Kubernetes.Kubelet.Config).Find(MaxPods);
        var flag = spec.Kubernetes.Kubelet.Flags.FirstOrDefault(f => f.Key == "max-pods").Value;
        var pods = long.TryParse(flag ?? (entry?.Value as YamlScalar)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultPods;
        var room = (1L << (32 - spec.Network.PodNodePrefix)) - NotForPods;
        if (pods <= room)
        {
            return;
        }

        var prefix = spec.Network.Node.SpanOf(NetworkSpec.Keys.PodNodePrefix);
        var place = prefix.Source.Kind == SourceKind.Compiler && entry is not null ? entry.Key.Span : prefix;
        var wider = room < DefaultPods ? $", or podNodePrefix to {ShortestOfUse} or less" : "";
        bag.Add(PlanCodes.TooFewForPods, place, $"A node takes {pods} pods, and /{spec.Network.PodNodePrefix} has addresses for {room}.", $"Set kubernetes.kubelet.config.maxPods to at most {room}{wider}.");
    }
}
