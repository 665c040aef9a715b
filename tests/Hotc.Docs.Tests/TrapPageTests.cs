using System.Text.RegularExpressions;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests;

/// <summary>Each trap of docs/traps.md is held by tests that exist.</summary>
public sealed partial class TrapPageTests
{
    private const string Page = "docs/traps.md";
    private const int Traps = 20;

    private static readonly Lazy<IReadOnlyList<(int Number, string[] Tests)>> Rows = new(() =>
        [.. Row().Matches(File.ReadAllText(Repository.PathOf(Page))).Select(m => (int.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture), Tests(m.Groups["tests"].Value)))]);

    private static readonly Lazy<string> BootChecks = new(() =>
        string.Concat(Directory.EnumerateFiles(Repository.PathOf("tests", "boot"), "*.py").Select(File.ReadAllText)));

    private static readonly Lazy<HashSet<string>> Methods = new(() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories).SelectMany(f => Method().Matches(File.ReadAllText(f))).Select(m => m.Groups["name"].Value)]);

    public static TheoryData<int, string> Named => [.. Rows.Value.SelectMany(r => r.Tests.Select(t => (r.Number, t)))];

    [Fact]
    public void Every_trap_has_a_row_and_a_test()
    {
        Assert.Equal(Enumerable.Range(1, Traps), Rows.Value.Select(r => r.Number));
        Assert.All(Rows.Value, r => Assert.NotEmpty(r.Tests));
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void A_test_that_a_trap_names_exists(int trap, string test)
    {
        var (kind, name) = test.Split(": ", 2) is [var before, var after] ? (before, after) : ("", test);
        var exists = kind switch
        {
            "boot" => BootChecks.Value.Contains(name.Replace("fault: ", "", StringComparison.Ordinal), StringComparison.Ordinal),
            "test" => Methods.Value.Contains(name),
            "bad spec" => Directory.Exists(Repository.PathOf("tests", "Hotc.Compile.Tests", "BadSpecs", name)),
            _ => false,
        };
        Assert.True(exists, $"trap {trap} names a test that is not there: {test}");
    }

    // A comma also stands inside names of checks; what follows one that separates begins with a kind.
    private static string[] Tests(string cell) => [.. Separator().Split(cell.Trim()).Where(t => t.Length > 0)];

    [GeneratedRegex(@"^\| (?<number>\d+) \|[^|]*\|[^|]*\|(?<tests>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(", (?=boot: |test: |bad spec: )")]
    private static partial Regex Separator();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (?<name>\w+)\(")]
    private static partial Regex Method();
}
