using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Spec;

/// <summary>A spec as its files say it: the author's file laid over the templates that it extends.</summary>
/// <param name="Path">The author's file, as given.</param>
/// <param name="Root">The merged tree; each node still points into the file that it came from.</param>
/// <param name="Files">Every file that was read, the author's first.</param>
/// <param name="IsWhole">Whether every template was found; where not, the reason was reported.</param>
public sealed record LoadedSpec(string Path, YamlMapping Root, IReadOnlyList<SourceText> Files, bool IsWhole);

/// <summary>Reads a spec and the chain of templates that it extends.</summary>
public sealed class SpecLoader(IFileTree files)
{
    private const int LongestChain = 16;

    /// <summary>Reads a spec; null, with diagnostics, when it cannot be read.</summary>
    /// <param name="path">Path in the tree.</param>
    /// <param name="bag">Takes the problems.</param>
    public LoadedSpec? Load(string path, DiagnosticBag bag)
    {
        var sources = new List<SourceText>();
        if (Read(path, SourceKind.Author, null, sources, bag) is not { } root)
        {
            return null;
        }

        var merged = root;
        while (root["extends"] is YamlScalar { IsNull: false } extends)
        {
            if (extends.Value.Length == 0)
            {
                // The schema says that it must not be empty.
                return new LoadedSpec(path, merged, sources, IsWhole: false);
            }

            var parent = SpecPath.Beside(sources[^1].Path, extends.Value);
            if (sources.FindIndex(s => s.Path == parent) is >= 0 and var first)
            {
                var circle = string.Join(" → ", sources.Skip(first).Select(s => s.Path).Append(parent));
                bag.Add(SpecCodes.ExtendsCycle, extends.Span, $"Extending \"{extends.Value}\" closes a circle: {circle}.");
                return new LoadedSpec(path, merged, sources, IsWhole: false);
            }

            if (sources.Count > LongestChain)
            {
                bag.Add(SpecCodes.ExtendsTooLong, extends.Span, $"More than {LongestChain} templates are extended in a chain.");
                return new LoadedSpec(path, merged, sources, IsWhole: false);
            }

            if (Read(parent, SourceKind.Template, extends, sources, bag) is not { } template)
            {
                return new LoadedSpec(path, merged, sources, IsWhole: false);
            }

            if (template["kind"] is not YamlScalar { Value: "ClusterTemplate" })
            {
                bag.Add(SpecCodes.NotATemplate, extends.Span, $"\"{parent}\" is not a ClusterTemplate.", "Give it `kind: ClusterTemplate`.");
                return new LoadedSpec(path, merged, sources, IsWhole: false);
            }

            merged = SpecMerge.MergeMappings(merged, template);
            root = template;
        }

        return new LoadedSpec(path, merged, sources, IsWhole: true);
    }

    private YamlMapping? Read(string path, SourceKind kind, YamlScalar? namedBy, List<SourceText> sources, DiagnosticBag bag)
    {
        if (!files.TryRead(path, out var bytes))
        {
            bag.Add(new Diagnostic(SpecCodes.Unreadable, $"\"{namedBy?.Value ?? path}\" does not exist or cannot be read.", namedBy?.Span)
            {
                Help = namedBy is null ? null : namedBy.Value.Contains("://", StringComparison.Ordinal) ? "Nothing is fetched: name a file on this machine." : "The path counts from the folder of the file that names it.",
            });
            return null;
        }

        var source = SourceText.FromBytes(path, bytes.Span, kind, bag);
        if (source is null)
        {
            return null;
        }

        sources.Add(source);
        var before = bag.Count;
        var document = YamlReader.Read(source, bag);
        if (document?.Root is YamlMapping mapping)
        {
            return mapping;
        }

        if (bag.Count == before)
        {
            bag.Add(Schemas.SchemaCodes.NotAMapping, source.Span(0, Math.Min(1, source.Text.Length)), $"\"{path}\" is empty or holds no mapping.", "`hotc init` writes a spec to begin with.");
        }

        return null;
    }
}
