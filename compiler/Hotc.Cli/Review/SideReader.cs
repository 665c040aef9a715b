using Hotc.Compile;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Review.Stacks;

namespace Hotc.Cli.Review;

/// <summary>
/// Opens what a user names as one side of a review: a folder is a bundle, anything else a spec, which is compiled on the fly.
/// </summary>
/// <param name="drivers">Further folders of driver packages.</param>
/// <param name="terminal">Where standard input comes from.</param>
internal sealed class SideReader(IEnumerable<DriverFolder> drivers, Terminal terminal)
{
    private readonly List<DriverFolder> folders = [.. drivers];

    /// <summary>Opens a path on disk; null with findings when that is impossible.</summary>
    public ReviewSide? Open(string path, DiagnosticBag bag) =>
        Directory.Exists(path) ? ReviewSide.Open(path, new DiskTree(path), bag) : Compile(path, path, new UserFiles(terminal.OpenInput), bag);

    /// <summary>Opens a path of a revision of git; null with findings when that is impossible.</summary>
    public ReviewSide? Open(string path, string revision, DiagnosticBag bag)
    {
        var files = new GitRevision(revision);
        var name = $"{revision}:{path}";
        return files.IsFolder(path) ? ReviewSide.Open(name, files.Folder(path), bag) : Compile(name, path, files, bag);
    }

    /// <summary>Opens a path on disk together with its files; null with findings when that is impossible.</summary>
    public (ReviewSide Side, IFileTree Files)? OpenWithFiles(string path, DiagnosticBag bag)
    {
        if (Directory.Exists(path))
        {
            var tree = new DiskTree(path);
            return ReviewSide.Open(path, tree, bag) is { } opened ? (opened, tree) : null;
        }

        return Compile(path, new UserFiles(terminal.OpenInput), bag) is { } bundle && ReviewSide.Open(path, bundle, bag) is { } side
            ? (side, new MemoryTree(bundle.Files.Select(f => KeyValuePair.Create(f.Path, f.Content))))
            : null;
    }

    private ReviewSide? Compile(string name, string path, IFileTree files, DiagnosticBag bag) =>
        Compile(path, files, bag) is { } bundle ? ReviewSide.Open(name, bundle, bag) : null;

    private Bundle? Compile(string path, IFileTree files, DiagnosticBag bag)
    {
        var result = new ClusterCompiler(ProgramFiles.Open(), folders, files).Compile(path);
        foreach (var finding in files is UserFiles ? UserFiles.WithReason(path, result.Diagnostics) : result.Diagnostics)
        {
            // What a build would only warn of is no matter of a review.
            if (finding.Level == DiagnosticLevel.Error)
            {
                bag.Add(finding);
            }
        }

        return bag.HasErrors ? null : result.Bundle;
    }
}
