using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Lint;
using Hotc.Lint.Suppression;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Hotc.Cli.Lint;

/// <summary>Finds what to check by the paths that a user typed.</summary>
internal static class LintTargets
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create("*?");

    /// <summary>
    /// The targets, each root once, in ordinal order. One file is a root, whatever stands in it. Of several files, of a folder and of
    /// what fits a pattern, those are roots that are templates and that no other one of them uses as a nested one.
    /// </summary>
    public static ImmutableArray<LintTarget> Find(LintRequest request, LintTree tree, LintFiles files, DiagnosticBag bag)
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
                listed.UnionWith(Matching(path, tree, bag));
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

    // The matcher would look into the disk itself, too, but it follows links to folders, and two of them may lead in circles.
    private static List<string> Matching(string pattern, LintTree tree, DiagnosticBag bag)
    {
        var end = pattern.LastIndexOf('/', pattern.AsSpan().IndexOfAny(Wildcards)) + 1;
        var start = "/" + LintTree.Locate(end == 0 ? "." : pattern[..end]);
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(pattern[end..]);
        var files = tree.List(start[1..], recursive: pattern[end..].Contains('/', StringComparison.Ordinal)).Select(f => "/" + f);
        var found = matcher.Match(start, files).Files.Select(f => LintTree.Locate(Path.Combine(start, f.Path))).ToList();
        if (found.Count == 0)
        {
            bag.Add(new Diagnostic(FileCodes.NotFound, $"no file fits the pattern {Shown.Quoted(pattern)}", null));
        }

        return found;
    }
}
