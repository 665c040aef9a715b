using System.Collections.Immutable;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;

namespace Hotc.Review.Stacks;

/// <summary>The files of one side of a review: each is read once; what is wrong with one becomes a finding.</summary>
internal sealed class ReviewFiles
{
    private readonly IFileTree tree;
    private readonly DiagnosticBag bag;
    private readonly Dictionary<string, HotMap?> documents = new(StringComparer.Ordinal);

    /// <summary>Reads from a tree.</summary>
    public ReviewFiles(IFileTree tree, DiagnosticBag bag)
    {
        this.tree = tree;
        this.bag = bag;
    }

    /// <summary>Takes a bundle that was just compiled; its documents are there already.</summary>
    public ReviewFiles(Bundle bundle, DiagnosticBag bag)
        : this(new MemoryTree(bundle.Files.Select(f => KeyValuePair.Create(f.Path, f.Content))), bag)
    {
        foreach (var file in bundle.Files)
        {
            if (file.Document is { } document)
            {
                documents.Add(file.Path, document);
            }
        }
    }

    /// <summary>All paths.</summary>
    public ImmutableArray<string> Paths => [.. tree.List("", recursive: true)];

    /// <summary>The bytes of a file; null when it does not exist.</summary>
    public ReadOnlyMemory<byte>? Bytes(string path) => TreePath.IsValid(path) && tree.TryRead(path, out var bytes) ? bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>The text of a file; null when it does not exist. Bytes that are no UTF-8 are replaced.</summary>
    public string? Text(string path) => Bytes(path) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    /// <summary>What Heat reads in a template or environment; null when the file does not exist or is no map, which is reported.</summary>
    public HotMap? Document(string path)
    {
        if (!documents.TryGetValue(path, out var document))
        {
            document = Read(path);
            documents.Add(path, document);
        }

        return document;
    }

    private HotMap? Read(string path)
    {
        if (Bytes(path) is not { } bytes || SourceText.FromBytes(path, bytes.Span, SourceKind.Heat, bag) is not { } source)
        {
            return null;
        }

        var yaml = YamlReader.Read(source, bag, HotReader.Limits);
        return yaml is null ? null : HotReader.ReadMap(yaml, bag);
    }
}
