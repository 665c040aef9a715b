using System.Collections.Immutable;
using System.Text;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Heat.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="path">Where it stands below the bundle's folder, with <c>/</c> as separator.</param>
/// <param name="content">Its bytes.</param>
/// <param name="document">What Heat reads in it, for templates and environments; null for other files.</param>
public sealed class BundleFile(string path, ReadOnlyMemory<byte> content, HotMap? document = null)
{
    private readonly Lazy<string> sha256 = new(() => Foundation.Files.Sha256.Of(content.Span));

    /// <summary>Where it stands below the bundle's folder, with <c>/</c> as separator.</summary>
    public string Path { get; } = path;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>What Heat reads in it, for templates and environments; null for other files.</summary>
    public HotMap? Document { get; } = document;

    /// <summary>Its digest, in lower-case hexadecimal: made once, also where several bundles have the file.</summary>
    public string Sha256 => sha256.Value;

    /// <summary>A template or an environment, written in the house style.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="document">What it says.</param>
    /// <param name="comment">A comment to stand first.</param>
    public static BundleFile Of(string path, HotMap document, string? comment = null) =>
        new(path, HotWriter.WriteUtf8(document, comment), document);

    /// <summary>A text file, in UTF-8.</summary>
    public static BundleFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}

/// <summary>An immutable set of files: what the compiler emits and what a review reads.</summary>
public sealed class Bundle
{
    /// <summary>Makes a bundle.</summary>
    /// <exception cref="ArgumentException">
    /// <see cref="BundlePaths.FindFaults"/> finds a fault in the paths: a fault of the caller, who asks it first where paths are input.
    /// </exception>
    public Bundle(IEnumerable<BundleFile> files)
    {
        Files = [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
        var faults = BundlePaths.FindFaults(Files.Select(file => file.Path));
        if (!faults.IsEmpty)
        {
            throw new ArgumentException($"The path '{faults[0].Path}' {faults[0].Reason}.", nameof(files));
        }
    }

    /// <summary>The files by path, in ordinal order.</summary>
    public ImmutableArray<BundleFile> Files { get; }

    /// <summary>The file at a path; null when there is none.</summary>
    public BundleFile? Find(string path)
    {
        var (low, high) = (0, Files.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Files[middle].Path, path);
            if (order == 0)
            {
                return Files[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }
}
