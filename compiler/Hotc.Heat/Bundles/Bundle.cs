using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Hotc.Foundation.Files;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Heat.Bundles;

/// <summary>One file of a bundle.</summary>
/// <param name="path">Where it stands below the bundle's folder, with <c>/</c> as separator.</param>
/// <param name="content">Its bytes.</param>
/// <param name="document">What Heat reads in it, for templates and environments; null for other files.</param>
public sealed class BundleFile(string path, ReadOnlyMemory<byte> content, HotMap? document = null)
{
    private string? digest;
    private string? text;

    /// <summary>Where it stands below the bundle's folder, with <c>/</c> as separator.</summary>
    public string Path { get; } = path;

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>What Heat reads in it, for templates and environments; null for other files.</summary>
    public HotMap? Document { get; } = document;

    /// <summary>Its bytes as text; null when they are not UTF-8.</summary>
    public string? Text => text ??= Utf8.IsValid(Content.Span) ? Encoding.UTF8.GetString(Content.Span) : null;

    /// <summary>The digest of its bytes: made once, also where several bundles have the file.</summary>
    /// <param name="make">Makes SHA-256 of them.</param>
    public string Digest(Digest make)
    {
        ArgumentNullException.ThrowIfNull(make);
        return digest ??= make(Content.Span);
    }

    /// <summary>A template or an environment, written in the house style.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="document">What it says.</param>
    /// <param name="comment">A comment to stand first.</param>
    public static BundleFile Of(string path, HotMap document, string? comment = null) =>
        new(path, HotWriter.WriteUtf8(document, comment), document);

    /// <summary>A text file, in UTF-8.</summary>
    public static BundleFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text)) { text = text };
}

/// <summary>An immutable set of files: what the compiler emits and what a review reads.</summary>
public sealed class Bundle
{
    private Bundle(ImmutableArray<BundleFile> files) => Files = files;

    /// <summary>Makes a bundle.</summary>
    /// <exception cref="ArgumentException">
    /// <see cref="BundlePaths.FindFaults"/> finds a fault in the paths: a fault of the caller, who asks <see cref="TryMake"/> where paths
    /// are input.
    /// </exception>
    public Bundle(IEnumerable<BundleFile> files)
    {
        Files = Sorted(files);
        if (BundlePaths.FindFaults(Files.Select(file => file.Path)) is [var fault, ..])
        {
            throw new ArgumentException($"The path '{fault.Path}' {fault.Reason}.", nameof(files));
        }
    }

    /// <summary>The files by path, in ordinal order.</summary>
    public ImmutableArray<BundleFile> Files { get; }

    /// <summary>The bundle of some files; null when their paths have faults.</summary>
    public static Bundle? TryMake(IEnumerable<BundleFile> files, out ImmutableArray<PathFault> faults)
    {
        var sorted = Sorted(files);
        faults = BundlePaths.FindFaults(sorted.Select(file => file.Path));
        return faults.IsEmpty ? new Bundle(sorted) : null;
    }

    /// <summary>The bundle with one more file.</summary>
    /// <exception cref="ArgumentException">Its path cannot stand in this bundle: a fault of the caller.</exception>
    public Bundle With(BundleFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return BundlePaths.FindFault(file.Path) is null && !Files.Any(f => BundlePaths.Meet(f.Path, file.Path))
            ? new Bundle(Files.Insert(~PlaceOf(file.Path), file))
            : throw new ArgumentException($"The path '{file.Path}' cannot stand in this bundle.", nameof(file));
    }

    /// <summary>The file at a path; null when there is none.</summary>
    public BundleFile? Find(string path) => PlaceOf(path) is >= 0 and var place ? Files[place] : null;

    // The complement of where it would stand when it does not.
    private int PlaceOf(string path)
    {
        var (low, high) = (0, Files.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Files[middle].Path, path);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static ImmutableArray<BundleFile> Sorted(IEnumerable<BundleFile> files) => [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
}
