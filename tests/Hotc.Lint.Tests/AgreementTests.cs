using System.Text.RegularExpressions;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

/// <summary>
/// Holds the linter to the verdicts of a real Heat on templates that nobody wrote for it. A folder of templates has a file
/// <c>verdicts.tsv</c> with the columns path, verdict at creation, verdict with nested stacks, environments, Heat's message. A
/// small folder stands beside this file; HOTC_VERDICTS names another one.
/// </summary>
public partial class AgreementTests
{
    // Duplicate keys are the one fault of YAML itself that Heat lets pass: it keeps the last.
    private const string DuplicateKey = "HE1002";

    public static TheoryData<string> Folders =>
    [
        Repository.At("tests/Hotc.Lint.Tests/Verdicts"),
        .. Environment.GetEnvironmentVariable("HOTC_VERDICTS") is { Length: > 0 } other ? (string[])[other] : [],
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_linter_refuses_what_Heat_refuses_and_nothing_else(string folder)
    {
        var tree = new DiskTree(folder);
        var rows = File.ReadLines(Path.Combine(folder, "verdicts.tsv")).Skip(1).Select(l => l.Split('\t')).ToArray();
        Assert.NotEmpty(rows);

        var wrong = rows.SelectMany(row => Disagreements(tree, row)).ToArray();

        Assert.True(wrong.Length == 0, $"{wrong.Length} disagreements in {rows.Length} templates:\n" + string.Join('\n', wrong));
    }

    private static IEnumerable<string> Disagreements(DiskTree tree, string[] row)
    {
        var (path, create, deep, message) = (row[0], row[1], row[2], row[4]);

        // A verdict may have been made with files of an installation that are not here.
        var environments = row[3].Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(e => tree.TryRead(e, out _));
        var findings = Linter.Check(tree, new LintTarget(path, [.. environments]), new LintOptions(HeatRelease.Zed)).Findings;
        var errors = findings.Where(f => f.Level == DiagnosticLevel.Error && f.Code != DuplicateKey && !f.Descriptor.HeatAccepts && !IsConfirmed(f, message)).ToArray();
        var isRefused = create != "ok" && !create.StartsWith("needs-", StringComparison.Ordinal) || deep != "ok" && !deep.StartsWith("needs-", StringComparison.Ordinal);
        if (isRefused && !findings.Any(f => f.Level == DiagnosticLevel.Error))
        {
            yield return $"{path}: Heat refuses it and the linter does not: {message}";
        }

        if (!isRefused)
        {
            foreach (var error in errors)
            {
                yield return $"{path}: Heat does not refuse it ({create}): {error.Span} {error.Code} {error.Message}";
            }
        }
    }

    // Heat's own message may show that what it lacks is not the only thing that is wrong: then it names the property.
    private static bool IsConfirmed(Diagnostic finding, string message)
    {
        var property = LastProperty().Match(message).Groups[1].Value;
        return property.Length > 0 && message.Contains("is not a ", StringComparison.Ordinal) && finding.Message.Contains($"\"{property}\"", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"properties\.([A-Za-z_]+):")]
    private static partial Regex LastProperty();
}
