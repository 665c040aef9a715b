using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;
using Hotc.Lint;

namespace Hotc.Conformance.Tests.Mutants;

/// <summary>What both judges say of a stack.</summary>
/// <param name="Heat">What Heat says.</param>
/// <param name="Findings">What the linter says.</param>
internal sealed record Verdicts(Verdict Heat, IReadOnlyList<Diagnostic> Findings)
{
    // A type of its own may come with a plug-in of the cloud, which the engine that judges does not have: the linter only notes it.
    private const string TypeOfItsOwn = "HI6002";

    /// <summary>The linter's errors.</summary>
    public IEnumerable<Diagnostic> Errors => Findings.Where(f => f.Level == DiagnosticLevel.Error);

    /// <summary>Whether Heat refuses and the linter has no error.</summary>
    public bool IsMissed => !Heat.IsValid && !Errors.Any() && !(Heat.Message!.Contains("could not be found", StringComparison.Ordinal) && Findings.Any(f => f.Code == TypeOfItsOwn));

    /// <summary>Whether Heat accepts and the linter has an error of a kind that Heat is not known to let pass.</summary>
    public bool IsInvented => Heat.IsValid && Errors.Any(e => !e.Descriptor.HeatAccepts && !IsLazy(e));

    /// <summary>Whether they disagree.</summary>
    public bool Disagree => IsMissed || IsInvented;

    // Heat looks at a condition when something uses it, and at an output when somebody reads it; it fails then.
    private static bool IsLazy(Diagnostic error)
    {
        if (error.Span is not { } span)
        {
            return false;
        }

        var line = span.Begin.Line;
        while (line > 1 && span.Source.LineAt(line) is [] or [' ' or '-', ..])
        {
            line--;
        }

        return span.Source.LineAt(line).TrimEnd(':').Trim('"') is "conditions" or "outputs";
    }
}

/// <summary>Lets Heat and the linter judge the same stacks.</summary>
internal sealed class Court : IDisposable
{
    private const string Root = "cluster.yaml";
    private static readonly LintOptions Options = new(HeatRelease.Zed);

    private readonly HeatJudge heat = new();
    private readonly string folder = Directory.CreateTempSubdirectory("hotc-mutants-").FullName;

    /// <summary>Asks both. Null when Heat had to invent a parameter's value: then it judged another stack than the linter.</summary>
    public async Task<Verdicts?> JudgeAsync(MadeStack stack)
    {
        var files = Files(stack);
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }

        var verdict = await heat.JudgeAsync(folder);
        return verdict.Invented.Count > 0 ? null : new Verdicts(verdict, Lint(files));
    }

    /// <summary>The files of a stack as YAML.</summary>
    public static Dictionary<string, string> Files(MadeStack stack)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { [Root] = Plain.Yaml(stack.Root) };
        if (stack.Nested is { } nested)
        {
            files.Add("nested.yaml", Plain.Yaml(nested));
        }

        return files;
    }

    public void Dispose()
    {
        heat.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static ImmutableArray<Diagnostic> Lint(Dictionary<string, string> files) => Linter.Check(MemoryTree.OfText(files), new LintTarget(Root, []), Options).Findings;
}
