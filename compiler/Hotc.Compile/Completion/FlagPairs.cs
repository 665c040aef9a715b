using System.Globalization;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>
/// Flags of control-plane components that are right one by one and not together, or not on these nodes. Source: the options of
/// kube-apiserver, <c>pkg/kubeapiserver/options/authentication.go</c> and <c>apiserver/pkg/server/options/admission.go</c>.
/// </summary>
internal static class FlagPairs
{
    private const string Oidc = "oidc-";
    private const string Structured = "authentication-config";
    private const string On = "enable-admission-plugins";
    private const string Off = "disable-admission-plugins";
    private const string NodePorts = "service-node-port-range";
    private static readonly string[] OidcNeeds = ["oidc-issuer-url", "oidc-client-id"];

    /// <summary>Reports flags of the API server that contradict each other or the nodes' security groups.</summary>
    /// <param name="flags">The flags, those of the driver among them.</param>
    /// <param name="driver">The driver, which says what ports the nodes open.</param>
    /// <param name="bag">Takes the problems.</param>
    public static void CheckApiServer(YamlMapping flags, DriverPackage driver, DiagnosticBag bag)
    {
        CheckOidc(flags, bag);
        CheckPlugins(flags, bag);
        CheckNodePorts(flags, driver, bag);
    }

    /// <summary>Reports flags of a component in a pod by which an author names a file that nothing brings to the node.</summary>
    /// <param name="component">Name of the component, for messages.</param>
    /// <param name="flags">The flags.</param>
    /// <param name="bag">Takes the problems.</param>
    public static void CheckFiles(string component, YamlMapping flags, DiagnosticBag bag)
    {
        foreach (var (key, value) in flags.Entries)
        {
            if (value is YamlScalar { Value: ['/', _, ..] } && value.Span.Source.Kind is SourceKind.Author or SourceKind.Template)
            {
                bag.Add(CompletionCodes.FileNotBrought, value.Span, $"--{key.Value} of {component} names a file of the node, and hotc brings none.", $"The image must hold it, in a folder that the pod of {component} mounts; else the component does not start.");
            }
        }
    }

    private static void CheckOidc(YamlMapping flags, DiagnosticBag bag)
    {
        var entries = flags.Entries.Where(e => e.Key.Value.StartsWith(Oidc, StringComparison.Ordinal)).ToList();
        if (entries is not [var first, ..])
        {
            return;
        }

        if (flags[Structured] is YamlScalar { Value.Length: > 0 } other)
        {
            var whose = other.Span.Source.Kind == SourceKind.Driver ? ", which the driver sets" : "";
            bag.Add(CompletionCodes.FlagsApart, first.Key.Span, $"kube-apiserver does not start with --{first.Key.Value} beside --{Structured}{whose}.", $"Write {Structured}: \"\" as well. Anonymous requests then reach what RBAC gives them, which is health and version.");
        }
        else if (OidcNeeds.FirstOrDefault(n => flags[n] is not YamlScalar { Value.Length: > 0 }) is { } missing)
        {
            bag.Add(CompletionCodes.FlagsApart, first.Key.Span, $"kube-apiserver does not start with --{first.Key.Value} but without --{missing}.");
        }
    }

    private static void CheckPlugins(YamlMapping flags, DiagnosticBag bag)
    {
        if (flags[On] is YamlScalar on && flags[Off] is YamlScalar off && Items(off).FirstOrDefault(Items(on).Contains) is { } both)
        {
            bag.Add(CompletionCodes.FlagsApart, off.Span, $"kube-apiserver does not start when --{Off} and --{On} both name {both}.", $"--{On} is \"{on.Value}\".");
        }
    }

    private static void CheckNodePorts(YamlMapping flags, DriverPackage driver, DiagnosticBag bag)
    {
        var open = driver.Definition.Ports.Where(p => p.From.Contains(DriverPortFromItem.NodePortClients)).Select(p => p.Ports).ToList();
        if (flags[NodePorts] is YamlScalar range && open is [[var first, var last], ..] && IsOutside(range.Value, first, last))
        {
            bag.Add(CompletionCodes.PortsNotOpen, range.Span, $"Nodes accept the ports {first} to {last} alone, and not all of {range.Value}.", "Stay within them: the security groups open no others.");
        }
    }

    private static string[] Items(YamlScalar list) => list.Value.Split(',', StringSplitOptions.RemoveEmptyEntries);

    // Either first-last or first+offset. What is neither, Kubernetes refuses.
    private static bool IsOutside(string range, long lowest, long highest)
    {
        var parts = range.Split('-', '+');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var begin)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && (begin < lowest || (range.Contains('+', StringComparison.Ordinal) ? (long)begin + end : end) > highest);
    }
}
