using System.Collections.Immutable;
using System.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Review;

/// <summary>
/// The user's files as they stand in a revision of git, by the paths that the user types, which count from the working
/// directory. Reads them with the program <c>git</c>.
/// </summary>
/// <param name="revision">A commit, branch or tag.</param>
internal sealed class GitRevision(string revision) : IFileTree
{
    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        // "git show" would show a folder, too.
        var (code, output, _) = Run("cat-file", "blob", "--end-of-options", $"{revision}:{Place(path)}");
        bytes = output;
        return code == 0;
    }

    /// <inheritdoc />
    /// <remarks>Nothing is ever looked for among the user's files; each is named.</remarks>
    public IEnumerable<string> List(string folder, bool recursive) => [];

    /// <summary>Whether a path is a folder in the revision.</summary>
    public bool IsFolder(string path)
    {
        var (code, output, _) = Run("cat-file", "-t", "--end-of-options", $"{revision}:{Place(path)}");
        return code == 0 && output.AsSpan().StartsWith("tree"u8);
    }

    /// <summary>The files of a folder, as a tree of their own.</summary>
    public MemoryTree Folder(string path)
    {
        var prefix = path.TrimEnd('/') + "/";
        var files = Names(path).Where(TreePath.IsValid).Select(name => (Name: name, IsThere: TryRead(prefix + name, out var bytes), Bytes: bytes));
        return new MemoryTree(files.Where(f => f.IsThere).Select(f => KeyValuePair.Create(f.Name, f.Bytes)));
    }

    /// <summary>What is wrong with the revision; null when it exists.</summary>
    public string? Fault()
    {
        var (code, _, error) = Run("rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}");
        return code == 0 ? null
            : code < 0 ? error
            : error.Trim() is { Length: > 0 } words ? Shown.Escaped(words.ReplaceLineEndings(" "))
            : $"git knows no revision {Shown.Quoted(revision)}";
    }

    // ./ makes git count from the working directory.
    private static string Place(string path) => path.StartsWith('/') ? path : $"./{path.TrimEnd('/')}";

    private ImmutableArray<string> Names(string folder)
    {
        var (code, output, _) = Run("ls-tree", "-r", "-z", "--name-only", "--end-of-options", $"{revision}:{Place(folder)}");
        return code == 0 ? [.. System.Text.Encoding.UTF8.GetString(output).Split('\0', StringSplitOptions.RemoveEmptyEntries)] : [];
    }

    private static (int Code, byte[] Output, string Error) Run(params ReadOnlySpan<string> arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (-1, [], "the program git cannot be started");
        }
    }
}
