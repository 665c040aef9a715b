namespace Hotc.Cli.Tests;

public sealed class LintFixTests : IDisposable
{
    private const string Wrong =
        """
        heat_template_version: "2021-04-16"  # kept
        description: Größe
        parameters:
          network: {type: string}
        resources:
          port:
            type: OS::Neutron::Port
            properties:
              network: {get_param: network}
        outputs:
          id: {value: {get_resource: prot}}
          again: {value: {get_resource: porrt}}

        """;

    private readonly TemporaryFolder folder = new();

    private static string Right => Wrong.Replace("porrt", "port", StringComparison.Ordinal).Replace("prot", "port", StringComparison.Ordinal);

    [Fact]
    public void What_is_certain_is_repaired_and_told()
    {
        var file = folder.Write("a.yaml", Wrong);
        var run = Run.Of("lint", file, "--fix");
        Assert.Equal(Right, File.ReadAllText(file));
        Assert.Equal(0, run.Code);
        Assert.Equal(2, run.Error.Split('\n').Count(l => l.StartsWith($"fixed {file}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_the_option_nothing_is_changed()
    {
        var file = folder.Write("a.yaml", Wrong);
        Assert.Equal(1, Run.Of("lint", file).Code);
        Assert.Equal(Wrong, File.ReadAllText(file));
    }

    [Fact]
    public void Doing_it_twice_is_doing_it_once()
    {
        var file = folder.Write("a.yaml", Wrong);
        Run.Of("lint", file, "--fix");
        var written = File.GetLastWriteTimeUtc(file);
        Assert.Empty(Run.Of("lint", file, "--fix").Error);
        Assert.Equal(written, File.GetLastWriteTimeUtc(file));
    }

    [Fact]
    public void A_file_that_several_roots_use_is_repaired_once()
    {
        folder.Write("nested.yaml", Wrong);
        foreach (var name in new[] { "a.yaml", "b.yaml" })
        {
            folder.Write(name, "heat_template_version: \"2021-04-16\"\ndescription: d\nresources:\n  n:\n    type: nested.yaml\n    properties: {network: x}\n");
        }

        Run.Of("lint", folder.Path, "--fix");
        Assert.Equal(Right, File.ReadAllText(folder["nested.yaml"]));
    }

    [Fact]
    public void A_byte_order_mark_line_breaks_and_permissions_stay()
    {
        var file = folder.Write("a.yaml", "\uFEFF" + Wrong.Replace("\n", "\r\n", StringComparison.Ordinal));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Run.Of("lint", file, "--fix");
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(file)[..3]);
        Assert.Equal(Right.Replace("\n", "\r\n", StringComparison.Ordinal), File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        var file = folder.Write("a.yaml", Wrong);
        File.CreateSymbolicLink(folder["link.yaml"], file);
        Run.Of("lint", folder["link.yaml"], "--fix");
        Assert.NotNull(new FileInfo(folder["link.yaml"]).LinkTarget);
        Assert.Equal(Right, File.ReadAllText(file));
    }

    [Fact]
    public void What_a_comment_silences_is_not_repaired()
    {
        var text = Wrong.Replace("# kept", "# hotc: ignore-file HE5201", StringComparison.Ordinal);
        var file = folder.Write("a.yaml", text);
        var code = Run.Of("lint", file, "--format", "json").Json.GetProperty("diagnostics").EnumerateArray().First(d => d.GetProperty("fixes").GetArrayLength() > 0).GetProperty("code").GetString()!;
        text = text.Replace("HE5201", code, StringComparison.Ordinal);
        folder.Write("a.yaml", text);
        Run.Of("lint", file, "--fix");
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void Standard_input_is_not_repaired() => Assert.DoesNotContain("fixed", Run.WithInput(Wrong, "lint", "-", "--fix").Error, StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();
}
