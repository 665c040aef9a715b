using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Lint;
using Hotc.Lint.Suppression;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Hotc.Cli.Lint;

/// <summary>Finds what to check by the paths that a user typed.</summary>
internal static class LintTargets
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?");

    /// <summary>
    /// The targets, each root once, in ordinal order. One file is a root, whatever stands in it. Of several files, of a folder and of
    /// what fits a pattern, those are roots that are templates and that no other one of them uses as a nested one.
    /// </summary>
    public static ImmutableArray<LintTarget> Find(LintRequest request, LintTree tree, LintConfig config, DiagnosticBag bag)
    {
        var roots = new SortedSet<string>(StringComparer.Ordinal);
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in request.Paths)
        {
            if (path != LintTree.StandardInput && Directory.Exists(path))
            {
                roots.UnionWith(Linter.Roots(tree, LintTree.Locate(path)));
            }
            else if (path == LintTree.StandardInput || File.Exists(path))
            {
                (request.Paths.Count == 1 ? roots : listed).Add(LintTree.Locate(path));
            }
            else if (path.AsSpan().ContainsAny(Wildcards))
            {
                listed.UnionWith(Matching(path, tree, config, bag));
            }
            else
            {
                DiskFile.ReadBytes(path, bag);
            }
        }

        var isFine = !bag.HasErrors;
        roots.UnionWith(listed.Count == 0 ? [] : Linter.Roots(new ListedFiles(tree, listed), ""));
        if (roots.Count == 0 && isFine)
        {
            bag.Add(SuppressionCodes.NothingToCheck, null, $"there is no template in {string.Join(", ", request.Paths.Select(p => Shown.Quoted(p)))}");
        }

        ImmutableArray<string> environments = [.. request.Environments.Where(e => IsReadable(e, bag)).Select(LintTree.Locate)];
        return [.. roots.Select(r => new LintTarget(r, environments))];
    }

    private static bool IsReadable(string environment, DiagnosticBag bag) =>
        environment == LintTree.StandardInput || DiskFile.ReadBytes(environment, bag) is not null;

    private static List<string> Matching(string pattern, LintTree tree, LintConfig config, DiagnosticBag bag)
    {
        var start = Path.IsPathRooted(pattern) ? "/" : ".";
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern.TrimStart('/'));
        var found = matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(start))).Files
            .Select(f => LintTree.Locate(Path.Combine(start, f.Path))).Where(f => !config.Excludes(tree.Show(f))).ToList();
        if (found.Count == 0)
        {
            bag.Add(new Diagnostic(FileCodes.NotFound, $"no file fits the pattern {Shown.Quoted(pattern)}", null));
        }

        return found;
    }

    // Files that were named are all that there is to choose roots from, but they may use any other.
    private sealed class ListedFiles(LintTree tree, SortedSet<string> files) : IFileTree
    {
        public bool TryRead(string path, out ReadOnlyMemory<byte> bytes) => tree.TryRead(path, out bytes);

        public IEnumerable<string> List(string folder, bool recursive) => files;
    }
}
