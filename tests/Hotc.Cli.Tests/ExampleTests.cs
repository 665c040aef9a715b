namespace Hotc.Cli.Tests;

public class ExampleTests
{
    [Theory]
    [InlineData("ha.yaml")]
    [InlineData("minimal.yaml")]
    public void An_example_compiles_without_findings(string name)
    {
        var run = Run.Of("check", Path.Combine(Root(), "examples", name), "--fail-on", "info");
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compiler.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
