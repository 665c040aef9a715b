using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Tests.Diagnostics;

public class ServiceViewTests
{
    private const string Text = "a: 1\nresources:\n  b: {c: 2}\n";

    [Fact]
    public void GitHub_gets_a_command_a_finding()
    {
        Assert.Equal("::error file=a.yaml,line=3,endLine=3,col=3,endColumn=3,title=HE9001%3A title::wrong\n", GitHub(Sample.Of(Text, "b")));
        Assert.Equal("::warning title=HW9002%3A title::wrong\n", GitHub(new Diagnostic(Sample.Warning, "wrong", null)));
        Assert.Equal("::notice file=b.yaml,title=HI9003%3A title::wrong\n", GitHub(new Diagnostic(Sample.Info, "wrong", null) { Path = "b.yaml" }));
    }

    [Fact]
    public void GitHub_gets_no_columns_of_several_lines() =>
        Assert.StartsWith("::error file=a.yaml,line=1,endLine=2,title", GitHub(Sample.Of(Text, "a: 1\nresources:\n")), StringComparison.Ordinal);

    [Fact]
    public void Nothing_in_a_finding_can_end_a_command_of_GitHub()
    {
        var finding = new Diagnostic(Sample.Error, "50%\r\n::error::x", null) { Path = "a,b:c%.yaml", Help = "do" };
        Assert.Equal("::error file=a%2Cb%3Ac%25.yaml,title=HE9001%3A title::50%25\\r\\n::error::x%0AHelp: do\n", GitHub(finding));
    }

    [Fact]
    public void GitLab_gets_the_members_that_it_documents()
    {
        using var stream = new MemoryStream();
        GitLabView.Write([Sample.Of(Text, "b"), new Diagnostic(Sample.Info, "note", null)], stream);
        var report = JsonDocument.Parse(stream.ToArray()).RootElement;
        var first = report[0];
        Assert.Equal("wrong", first.GetProperty("description").GetString());
        Assert.Equal("HE9001", first.GetProperty("check_name").GetString());
        Assert.Equal("major", first.GetProperty("severity").GetString());
        Assert.Matches("^[0-9a-f]{32}$", first.GetProperty("fingerprint").GetString());
        Assert.Equal("""{"path":"a.yaml","lines":{"begin":3,"end":3}}""", JsonSerializer.Serialize(first.GetProperty("location")));
        Assert.Equal("""{"path":".","lines":{"begin":1}}""", JsonSerializer.Serialize(report[1].GetProperty("location")));
        Assert.All(report.EnumerateArray(), f => Assert.Contains(f.GetProperty("severity").GetString(), (string[])["info", "minor", "major", "critical", "blocker"]));
    }

    [Fact]
    public void JUnit_gets_a_suite_a_file_and_a_case_a_finding()
    {
        var report = JUnit(DiagnosticLevel.Error, Sample.Of(Text, "b"), new Diagnostic(Sample.Warning, "perhaps", null) { Path = "a.yaml" });
        Assert.Equal("3", report.Attribute("tests")!.Value);
        Assert.Equal("1", report.Attribute("failures")!.Value);
        Assert.Equal(["a.yaml", "clean.yaml"], report.Elements("testsuite").Select(s => s.Attribute("name")!.Value));
        var failure = report.Descendants("failure").Single();
        Assert.Equal("HE9001 title (line 3)", failure.Parent!.Attribute("name")!.Value);
        Assert.Contains("3 |   b: {c: 2}", failure.Value, StringComparison.Ordinal);
        Assert.Contains("perhaps", report.Descendants("system-out").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_counts_what_the_run_fails_on() =>
        Assert.Equal("1", JUnit(DiagnosticLevel.Warning, new Diagnostic(Sample.Warning, "perhaps", null), new Diagnostic(Sample.Info, "note", null)).Attribute("failures")!.Value);

    [Fact]
    public void JUnit_takes_any_text() => Assert.NotNull(JUnit(DiagnosticLevel.Error, Sample.At("\0\e[1m\ud800 \u202e", 0, 3, "\0 \ud800 ]]> <&")));

    private static string GitHub(Diagnostic finding)
    {
        using var writer = new StringWriter();
        GitHubView.Write([finding], writer);
        return writer.ToString();
    }

    private static XElement JUnit(DiagnosticLevel failOn, params Diagnostic[] findings)
    {
        using var stream = new MemoryStream();
        JUnitView.Write(findings, ["clean.yaml"], failOn, stream);
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;
    }
}
