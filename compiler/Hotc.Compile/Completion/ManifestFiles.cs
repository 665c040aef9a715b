using System.Collections.Immutable;
using System.Text;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Reads the manifests that a spec brings as files.</summary>
internal static class ManifestFiles
{
    /// <summary>What begins the line between two manifests on their way to a node; see the fragment manifests.</summary>
    public const string Mark = "#hotc-manifest ";

    // Whether it is YAML, and one that Kubernetes takes, its API server says.
    private const string Needed = "apiVersion";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The texts by name of the manifest, with a line break at the end.</summary>
    public static ImmutableDictionary<string, string> Read(ClusterSpec spec, IFileTree files, DiagnosticBag bag)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var manifest in spec.Addons.Manifests)
        {
            if (manifest.Node[ManifestSpec.Keys.File] is YamlScalar node && Read(node, files, bag) is { } text)
            {
                found[manifest.Name] = text;
            }
        }

        return found.ToImmutable();
    }

    private static string? Read(YamlScalar node, IFileTree files, DiagnosticBag bag)
    {
        var path = SpecPath.Beside(node.Span.Source.Path, node.Value);
        if (!files.TryRead(path, out var bytes))
        {
            bag.Add(SpecCodes.Unreadable, node.Span, $"\"{path}\" does not exist or cannot be read.", "The path counts from the folder of the file that names it.");
            return null;
        }

        var text = Decode(bytes.Span);
        if (text is null || !text.Contains(Needed, StringComparison.Ordinal) || text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            bag.Add(AddonCodes.NotAManifest, node.Span, $"\"{path}\" is no text with Kubernetes objects.", "Each object begins with apiVersion and kind.");
            return null;
        }

        if (text.StartsWith(Mark, StringComparison.Ordinal) || text.Contains("\n" + Mark, StringComparison.Ordinal))
        {
            bag.Add(AddonCodes.NotAManifest, node.Span, $"A line of \"{path}\" begins with \"{Mark}\", which tells nodes where a manifest begins.");
            return null;
        }

        return text.TrimEnd('\n') + "\n";
    }

    private static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
