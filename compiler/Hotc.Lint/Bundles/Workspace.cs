using System.Collections.Immutable;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Reading;
using Hotc.Heat.Releases;
using Hotc.Heat.Values;
using Hotc.Lint.Constraints;
using Hotc.Lint.Model;

namespace Hotc.Lint.Bundles;

/// <summary>The files of a check: reads each once, remembers what was read and what was wrong with it.</summary>
internal sealed class Workspace(LintFiles files, LintOptions options, DiagnosticBag bag)
{
    private readonly Dictionary<string, Template?> templates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TextFile?> texts = new(StringComparer.Ordinal);
    private readonly List<SourceText> sources = [];
    private readonly List<YamlDocument> documents = [];
    private readonly Dictionary<string, HotMap> made = new(StringComparer.Ordinal);

    public HeatCatalogue Catalogue { get; } = HeatCatalogue.Of(options.Release);

    /// <summary>What the cloud takes at most.</summary>
    public HeatLimits Limits => options.Limits;

    /// <summary>The regular expressions that were read already.</summary>
    public PythonPatterns Patterns { get; init; } = files.Patterns;

    public IFileTree Tree => files.Tree;

    public ImmutableArray<SourceText> Sources => [.. sources];

    public ImmutableArray<YamlDocument> Documents => [.. documents];

    /// <summary>The templates that were read, in ordinal order of their paths.</summary>
    public IEnumerable<Template> Templates => templates.Values.OfType<Template>().OrderBy(t => t.Path, StringComparer.Ordinal);

    /// <summary>What is known of the request already.</summary>
    public MeasuredRequest? Measured { private get; init; }

    /// <summary>The bundle that the files are; null where they are none.</summary>
    public Bundle? Compiled { private get; init; }

    /// <summary>What was read of templates already.</summary>
    public TemplateParts Parts { private get; init; } = new();

    /// <summary>A path as people see it.</summary>
    public string Show(string path) => options.Show(path);

    /// <summary>Finds a file that a file of a folder names.</summary>
    public Reference Resolve(string folder, string target) => Reference.Resolve(folder, target, options.IsWholeDisk);

    /// <summary>Gives a document that was made and stands in no file of its own.</summary>
    public void Add(string path, HotMap document) => made[path] = document;

    public bool Exists(string path) => made.ContainsKey(path) || Read(path) is not null;

    /// <summary>The text of a file that is no template; null when it does not exist. Bytes that are no UTF-8 are replaced.</summary>
    public string? Text(string path) => Read(path)?.Text;

    /// <summary>The files that were read and the documents that were made, without those whose paths cannot stand in a bundle.</summary>
    public Bundle ToBundle()
    {
        var known = texts.Where(t => t.Value is not null).ToDictionary(t => t.Key, t => new BundleFile(t.Key, t.Value!.Bytes), StringComparer.Ordinal);
        foreach (var template in Templates)
        {
            known[template.Path] = new BundleFile(template.Path, ReadOnlyMemory<byte>.Empty, template.Root);
        }

        var faults = BundlePaths.FindFaults(known.Keys).Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        return new Bundle(known.Values.Where(f => !faults.Contains(f.Path)));
    }

    /// <summary>Whether it is known that the request for what was read is within limits.</summary>
    public bool IsWithinLimits()
    {
        if (Measured is not { Files: var bundle, Size: var size } || size.BodyBytes > Limits.BodyBytes || size.Templates.Any(t => t.Bytes > Limits.TemplateBytes))
        {
            return false;
        }

        // Each file must have been measured as what it is taken for here.
        return texts.All(t => t.Value is null || bundle.Find(t.Key) is { Document: null })
            && templates.Values.All(t => t is null || ReferenceEquals(bundle.Find(t.Path)?.Document, t.Root));
    }

    /// <summary>A template; null when the file does not exist or is none, which is reported.</summary>
    public Template? Template(string path)
    {
        if (templates.TryGetValue(path, out var known))
        {
            return known;
        }

        var document = made.GetValueOrDefault(path);
        YamlDocument? yaml = null;
        if (document is null)
        {
            yaml = ReadYaml(path, isTemplate: true);
            document = yaml is null ? null : HotReader.ReadMap(yaml, bag);
        }

        var template = document is null || DialectFinder.Find(document, Catalogue, bag) is not { } dialect
            ? null
            : TemplateReader.Read(path, document, yaml, dialect, Parts.Of(Catalogue, dialect));
        templates.Add(path, template);
        return template;
    }

    /// <summary>An environment; null when it does not exist or is no map, which is reported.</summary>
    public HotMap? Environment(string path)
    {
        if (made.TryGetValue(path, out var document))
        {
            return document;
        }

        return ReadYaml(path, isTemplate: false) switch
        {
            null => null,
            { Root: null or YamlScalar { IsNull: true } } => HotMap.Empty,
            var yaml => HotReader.ReadMap(yaml, bag),
        };
    }

    private TextFile? Read(string path)
    {
        if (!texts.TryGetValue(path, out var file))
        {
            file = TreePath.IsValid(path) && files.Tree.TryRead(path, out var bytes) ? new TextFile(bytes, Compiled?.Find(path)) : null;
            texts.Add(path, file);
        }

        return file;
    }

    private YamlDocument? ReadYaml(string path, bool isTemplate)
    {
        if (files.Read(path, isTemplate) is not { } read)
        {
            return null;
        }

        bag.AddRange(read.Findings);
        if (read.Source is { } source)
        {
            sources.Add(source);
        }

        if (read.Document is { } document)
        {
            documents.Add(document);
        }

        return read.Document;
    }

    // Of many files only whether they are there is asked. A bundle shares files with others, and they remember their text.
    private sealed class TextFile(ReadOnlyMemory<byte> bytes, BundleFile? shared)
    {
        private string? text;

        public ReadOnlyMemory<byte> Bytes => bytes;

        public string Text => text ??= shared?.Text ?? Encoding.UTF8.GetString(bytes.Span);
    }
}
