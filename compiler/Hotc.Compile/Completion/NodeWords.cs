using System.Globalization;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>
/// Holds what stands without quotes in the kubelet's configuration to what YAML reads as text there: the kubelet does not start with a
/// number or a boolean in the place of a name.
/// </summary>
internal static class NodeWords
{
    /// <summary>Reports every other word.</summary>
    public static void Check(ClusterSpec spec, DiagnosticBag bag)
    {
        Check(spec.Kubernetes.Node, KubernetesSpec.Keys.ClusterDomain, spec.Kubernetes.ClusterDomain, "cluster.local", bag);
        foreach (var taint in spec.Pools.SelectMany(p => p.Taints))
        {
            Check(taint.Node, TaintSpec.Keys.Key, taint.Key, $"example.org/{taint.Key}", bag);
        }
    }

    private static void Check(YamlMapping owner, string field, string word, string better, DiagnosticBag bag)
    {
        // The kubelet's reader also takes 1e3 for a number; .NET reads names such as nan as one, too.
        if (ScalarResolver.Resolve(word) != ScalarKind.String || (word.Any(char.IsAsciiDigit) && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)))
        {
            bag.Add(SpecCodes.NotAWord, owner.SpanOf(field), $"The kubelet would not read \"{word}\" as text.", $"Choose one that is neither a number nor a word such as true, yes or null, for example {better}.");
        }
    }
}
