using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Lint.Bundles;
using Hotc.Lint.Constraints;

namespace Hotc.Lint;

/// <summary>
/// The files of a run of the linter. Each is read once, however many templates use it, up to a limit that keeps a folder of thousands
/// of templates from filling the memory. Safe to use from several threads; what changes on the disk meanwhile is not seen.
/// </summary>
/// <param name="tree">The files.</param>
public sealed class LintFiles(IFileTree tree)
{
    // Folders of public templates took sixty bytes of memory a character, all in all: 240 MB for this much.
    private const long MostCharacters = 4_000_000;

    private static readonly YamlLimits Limits = HotReader.Limits with { KeepComments = true, MaxDepth = 200 };

    private readonly ConcurrentDictionary<(string Path, bool IsTemplate), Lazy<ReadFile?>> kept = new();
    private readonly ConcurrentDictionary<string, bool> looks = new(StringComparer.Ordinal);
    private long characters;

    /// <summary>The files.</summary>
    public IFileTree Tree => tree;

    /// <summary>The regular expressions that the run read already.</summary>
    internal PythonPatterns Patterns { get; } = new();

    /// <summary>Reads what looks like a template ahead of its use, so that several threads can share the work.</summary>
    public void Prepare(string path)
    {
        if (LooksLikeTemplate(path))
        {
            Read(path, isTemplate: true);
        }
    }

    /// <summary>Whether a file holds a word that every template and every environment with types has; much YAML is neither.</summary>
    internal bool LooksLikeTemplate(string path) => looks.GetOrAdd(path, p =>
        TreePath.IsValid(p) && tree.TryRead(p, out var bytes) && (bytes.Span.IndexOf("emplate"u8) >= 0 || bytes.Span.IndexOf("resource_registry"u8) >= 0));

    /// <summary>Reads a template or an environment; null when it does not exist.</summary>
    internal ReadFile? Read(string path, bool isTemplate)
    {
        if (kept.TryGetValue((path, isTemplate), out var known))
        {
            return known.Value;
        }

        return Interlocked.Read(ref characters) < MostCharacters
            ? kept.GetOrAdd((path, isTemplate), key => new Lazy<ReadFile?>(() => Load(key.Path, key.IsTemplate))).Value
            : Load(path, isTemplate);
    }

    private ReadFile? Load(string path, bool isTemplate)
    {
        if (!TreePath.IsValid(path) || !tree.TryRead(path, out var bytes))
        {
            return null;
        }

        var bag = new DiagnosticBag();
        var source = SourceText.FromBytes(path, bytes.Span, SourceKind.Heat, bag);
        var document = source is null ? null : isTemplate ? TemplateText.Read(source, bag, Limits) : YamlReader.Read(source, bag, Limits);
        Interlocked.Add(ref characters, source?.Text.Length ?? 0);
        return new ReadFile(source, document, bag.ToSorted());
    }
}

/// <summary>A file that was read.</summary>
/// <param name="Source">Its text; null when it is no text.</param>
/// <param name="Document">What it says; null when it could not be read to its end.</param>
/// <param name="Findings">What is wrong with it.</param>
internal sealed record ReadFile(SourceText? Source, YamlDocument? Document, ImmutableArray<Diagnostic> Findings);
