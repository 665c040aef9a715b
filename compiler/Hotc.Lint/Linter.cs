using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;

namespace Hotc.Lint;

/// <summary>Checks Heat templates without a cloud. Safe to use from several threads.</summary>
public static class Linter
{
    /// <summary>Every finding that <see cref="Check(IFileTree, LintTarget, LintOptions)"/> can give, apart from those of reading YAML, by area and number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> Rules => RuleSet.Descriptors;

    /// <summary>
    /// Checks a template with its nested templates, environments and files. Never throws for the input's sake: everything
    /// wrong with it is a finding. Nothing is fetched from the net.
    /// </summary>
    /// <param name="tree">The files.</param>
    /// <param name="target">What to check.</param>
    /// <param name="options">How.</param>
    public static LintResult Check(IFileTree tree, LintTarget target, LintOptions options) => Check(new LintFiles(tree), target, options);

    /// <summary>Checks a template like <see cref="Check(IFileTree, LintTarget, LintOptions)"/>, in a run that checks several.</summary>
    /// <param name="files">The files of the run.</param>
    /// <param name="target">What to check.</param>
    /// <param name="options">How.</param>
    public static LintResult Check(LintFiles files, LintTarget target, LintOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(options);
        var bag = new DiagnosticBag();
        return Run(new Workspace(files, options, bag), target, bag);
    }

    /// <summary>The files of a folder that may be templates or environments by their names, in ordinal order.</summary>
    /// <param name="tree">The files.</param>
    /// <param name="folder">The folder; empty for the root of the tree.</param>
    public static ImmutableArray<string> Candidates(IFileTree tree, string folder)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(folder);
        return [.. tree.List(folder, recursive: true).Where(RootFinder.MayBeTemplate)];
    }

    /// <summary>
    /// The root templates among some files, in ordinal order: those that say that they are templates and that no other template or
    /// environment of them uses as a nested one. Templates that only use each other are represented by the first of them.
    /// </summary>
    /// <param name="files">The files of the run.</param>
    /// <param name="paths">Which of them to choose from.</param>
    public static ImmutableArray<string> Roots(LintFiles files, IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(paths);
        return RootFinder.Find(files, paths.Where(RootFinder.MayBeTemplate));
    }

    internal static LintResult Run(Workspace workspace, LintTarget target, DiagnosticBag bag)
    {
        var files = ImmutableArray.CreateBuilder<EnvironmentFile>();
        foreach (var path in target.Environments)
        {
            if (!workspace.Exists(path))
            {
                bag.Add(new Diagnostic(FileCodes.NotFound, $"{path} does not exist", null) { Path = path });
            }
            else if (workspace.Environment(path) is { } environment)
            {
                files.Add(new EnvironmentFile(path, environment));
            }
        }

        if (!workspace.Exists(target.Root))
        {
            bag.Add(new Diagnostic(FileCodes.NotFound, $"{target.Root} does not exist", null) { Path = target.Root });
        }
        else if (workspace.Template(target.Root) is { } root)
        {
            LintRun.Check(workspace, root, new EnvironmentSet(files.ToImmutable(), workspace.Resolve), bag);
        }

        return new LintResult(bag.ToSorted(), workspace.Sources, workspace.Documents);
    }
}
