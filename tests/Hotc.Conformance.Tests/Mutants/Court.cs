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

    // A file that is missing may belong to another repository: the linter only notes it.
    private const string FileNotHere = "HI5301";

    /// <summary>The linter's errors.</summary>
    public IEnumerable<Diagnostic> Errors => Findings.Where(f => f.Level == DiagnosticLevel.Error);

    /// <summary>Whether Heat refuses and the linter has no error.</summary>
    public bool IsMissed => !Heat.IsValid && !Errors.Any() && !IsNoted("could not be found", TypeOfItsOwn) && !IsNoted("Could not fetch contents", FileNotHere);

    /// <summary>Whether Heat accepts and the linter has an error of a kind that Heat is not known to let pass.</summary>
    public bool IsInvented => Heat.IsValid && Errors.Any(e => !e.Descriptor.HeatAccepts && !IsLazy(e));

    /// <summary>Whether they disagree.</summary>
    public bool Disagree => IsMissed || IsInvented;

    private bool IsNoted(string words, string code) => Heat.Message!.Contains(words, StringComparison.Ordinal) && Findings.Any(f => f.Code == code);

    // Heat looks at a condition when something uses it, at an output when somebody reads it, and at metadata when it makes the
    // resource; it fails then.
    private static bool IsLazy(Diagnostic error)
    {
        if (error.Span is not { } span)
        {
            return false;
        }

        // The keys above the place, by their indentation: these files are written by the tests.
        List<string> keys = [];
        var indent = int.MaxValue;
        for (var line = span.Begin.Line; line >= 1; line--)
        {
            var text = span.Source.LineAt(line).ToString();
            var depth = text.Length - text.TrimStart(' ').Length;
            if (text.Length > 0 && depth < indent)
            {
                indent = depth;
                keys.Insert(0, text.Trim().Split(':')[0].Trim('"'));
            }
        }

        return keys is ["conditions" or "outputs", ..] or ["resources", _, "metadata", ..];
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
