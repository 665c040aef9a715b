namespace Hotc.Foundation.Tests.Architecture;

public class ReferencesTests
{
    // Who may use whom. A new project gets a row here, after thought.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Hotc.Foundation"] = [],
        ["Hotc.Generators"] = [],
        ["Hotc.Heat"] = ["Hotc.Foundation"],
        ["Hotc.Lint"] = ["Hotc.Heat", "Hotc.Foundation"],
        ["Hotc.Review"] = ["Hotc.Heat", "Hotc.Foundation"],
        ["Hotc.Compile"] = ["Hotc.Lint", "Hotc.Heat", "Hotc.Foundation"],
        ["Hotc.Pki"] = ["Hotc.Heat", "Hotc.Foundation"],
        ["Hotc.Cli"] = ["Hotc.Compile", "Hotc.Lint", "Hotc.Review", "Hotc.Pki", "Hotc.Heat", "Hotc.Foundation"],
    };

    [Fact]
    public void Projects_refer_only_down()
    {
        var wrong =
            from project in Repository.Projects("compiler")
            from reference in Repository.References(project.Value)
            where !Allowed.TryGetValue(project.Key, out var allowed) || !allowed.Contains(reference)
            select $"{project.Key} must not refer to {reference}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_project_has_a_row_in_the_table() => Assert.Empty(Repository.Projects("compiler").Keys.Except(Allowed.Keys));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Compiler.sln"));
        var missing = Repository.Projects("compiler").Concat(Repository.Projects("tests")).Where(p => !solution.Contains($"\"{p.Key}\"", StringComparison.Ordinal));
        Assert.Empty(missing.Select(p => p.Key));
    }
}
