using System.Text;
using Hotc.Compile.Drivers;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>A file on its way to a node, together with others.</summary>
/// <param name="Path">Where it goes, absolute.</param>
/// <param name="Mode">Its mode.</param>
/// <param name="Content">What it holds.</param>
internal sealed record PackedFile(string Path, UnixFileMode Mode, byte[] Content)
{
    /// <summary>The files of fragments, without comments. Those of a kind stand together, since what is alike packs better.</summary>
    /// <param name="fragments">The fragments.</param>
    /// <param name="installRoot">Where their own files go on the node.</param>
    public static IEnumerable<PackedFile> Of(IEnumerable<Fragment> fragments, string installRoot) => fragments
        .SelectMany(f => f.Definition.Files.Select((file, i) => (File: file, Content: f.Contents[i], Path: f.PathOnNode(file.Path, installRoot))))
        .OrderBy(f => System.IO.Path.GetExtension(f.File.Path), StringComparer.Ordinal)
        .Select(f => new PackedFile(f.Path, (UnixFileMode)Convert.ToInt32(f.File.Mode, 8), CommentFilter.Strip(f.Content.Span)));

    /// <summary>A text that only root may read.</summary>
    public static PackedFile Secret(string path, string text) =>
        new(path, UnixFileMode.UserRead | UnixFileMode.UserWrite, Encoding.UTF8.GetBytes(text));
}
