using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Spec;

/// <summary>A spec as its files say it: the author's file laid over the templates that it extends.</summary>
/// <param name="Path">The author's file, as given.</param>
/// <param name="Root">The merged tree; each node still points into the file that it came from.</param>
/// <param name="Files">Every file that was read, the author's first.</param>
public sealed record LoadedSpec(string Path, YamlMapping Root, IReadOnlyList<SourceText> Files);

/// <summary>Reads a spec and the chain of templates that it extends.</summary>
public sealed class SpecLoader(IFileTree files)
{
    private const int LongestChain = 16;

    /// <summary>Reads a spec; null, with diagnostics, when a file cannot be used.</summary>
    /// <param name="path">Path in the tree.</param>
    /// <param name="bag">Takes the problems.</param>
    public LoadedSpec? Load(string path, DiagnosticBag bag)
    {
        var sources = new List<SourceText>();
        var root = Read(path, SourceKind.Author, null, sources, bag);
        var merged = root;
        while (root is not null && root["extends"] is YamlScalar { IsNull: false } extends)
        {
            var parent = SpecPath.Beside(sources[^1].Path, extends.Value);
            if (sources.FindIndex(s => s.Path == parent) is >= 0 and var first)
            {
                var circle = string.Join(" → ", sources.Skip(first).Select(s => s.Path).Append(parent));
                bag.Add(SpecCodes.ExtendsCycle, extends.Span, $"Extending \"{extends.Value}\" closes a circle: {circle}.");
                return null;
            }

            if (sources.Count > LongestChain)
            {
                bag.Add(SpecCodes.ExtendsTooLong, extends.Span, $"More than {LongestChain} templates are extended in a chain.");
                return null;
            }

            root = Read(parent, SourceKind.Template, extends, sources, bag);
            if (root is not null && root["kind"] is not YamlScalar { Value: "ClusterTemplate" })
            {
                bag.Add(SpecCodes.NotATemplate, extends.Span, $"\"{parent}\" is not a ClusterTemplate.", "Give it `kind: ClusterTemplate`.");
                return null;
            }

            merged = root is null ? null : SpecMerge.MergeMappings(merged!, root);
        }

        return merged is null ? null : new LoadedSpec(path, merged, sources);
    }

    private YamlMapping? Read(string path, SourceKind kind, YamlScalar? namedBy, List<SourceText> sources, DiagnosticBag bag)
    {
        if (!files.TryRead(path, out var bytes))
        {
            bag.Add(new Diagnostic(SpecCodes.Unreadable, $"\"{path}\" does not exist or cannot be read.", namedBy?.Span));
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
