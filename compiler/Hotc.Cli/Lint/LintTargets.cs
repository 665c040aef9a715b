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
    public static ImmutableArray<LintTarget> Find(LintRequest request, LintTree tree, LintFiles files, LintConfig config, DiagnosticBag bag)
    {
        var roots = new SortedSet<string>(StringComparer.Ordinal);
        var listed = new SortedSet<string>(StringComparer.Ordinal);
        var paths = request.Paths.Distinct(StringComparer.Ordinal).ToList();
        foreach (var path in paths)
        {
            if (path != LintTree.StandardInput && Directory.Exists(path))
            {
                var candidates = Linter.Candidates(tree, LintTree.Locate(path));
                Workers.Run(candidates.Length, request.Jobs, index => files.Prepare(candidates[index]));
                roots.UnionWith(Linter.Roots(files, candidates));
            }
            else if (path == LintTree.StandardInput || DiskFile.IsRegular(path))
            {
                (paths.Count == 1 ? roots : listed).Add(LintTree.Locate(path));
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
        roots.UnionWith(Linter.Roots(files, listed));
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
}
