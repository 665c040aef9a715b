namespace Hotc.Cli.Tests;

public class UsageTests
{
    public static TheoryData<string> EveryVerb =>
    [
        "", "init", "build", "check", "lint", "diff", "snapshot", "snapshot update", "snapshot verify", "quota", "graph", "report", "explain",
        "drivers", "drivers list", "drivers show", "drivers check", "drivers new", "pki", "pki init", "pki leaf", "pki rotate", "pki status", "kubeconfig",
        "schema", "schema spec", "schema driver", "schema components", "schema fragment", "schema project", "schema lint",
    ];

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public void Help_of_every_verb_has_an_example(string verb)
    {
        var run = Run.Of([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("Examples:\n  # ", run.Out, StringComparison.Ordinal);
        Assert.Contains($"\n  {(verb == "build" ? "hotc build examples/ha.yaml" : "hotc")}", run.Out, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public void Help_says_each_default_once(string verb)
    {
        var words = string.Join(' ', Run.Of([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Out.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotMatch(@"(\[default: [^]]+\]) \1", words);
    }

    [Fact]
    public void Help_of_the_program_names_every_verb()
    {
        var run = Run.Of("--help");
        Assert.All(["init", "build", "check", "explain", "drivers", "pki", "kubeconfig", "schema", "--version"], verb => Assert.Contains(verb, run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("build", "a.yaml", "-o", "")]
    [InlineData("build", "")]
    [InlineData("report", "a.yaml", "-o", "")]
    [InlineData("init", "")]
    [InlineData("lint", "a.yaml", "-e", "")]
    [InlineData("kubeconfig", "a", "--server", "b", "-o", "")]
    [InlineData("diff", "", "b")]
    [InlineData("drivers", "check", "")]
    public void An_empty_text_names_nothing(params string[] line)
    {
        var run = Run.Of(line);
        Assert.Equal(64, run.Code);
        Assert.Contains("does not take an empty text", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drivers", "a command is missing: list, show, check or new")]
    [InlineData("schema plan", "unknown command \"plan\"; known: spec, driver, components, ")]
    [InlineData("diff --git A --git B a.yaml", "--git is given 2 times; it takes one value")]
    public void What_would_be_right_is_said(string line, string message)
    {
        Assert.Contains(message, Run.Of(line.Split(' ')).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_one_line()
    {
        var run = Run.Of("--version");
        Assert.Equal(0, run.Code);
        Assert.Matches("^hotc [0-9]+\\.[0-9]+\\.[0-9]+\n$", run.Out);
    }

    [Theory]
    [InlineData("")]
    [InlineData("biuld")]
    [InlineData("build")]
    [InlineData("build a.yaml --formt json")]
    [InlineData("build a.yaml --format jsn")]
    [InlineData("build a.yaml -j 0")]
    [InlineData("build a.yaml -j many")]
    [InlineData("build a.yaml --drivers no-such-folder")]
    [InlineData("build -o")]
    [InlineData("check")]
    [InlineData("check -x")]
    [InlineData("explain")]
    [InlineData("explain HE2010 HE2011")]
    [InlineData("explain a.yaml --stage plam")]
    [InlineData("explain HE0000")]
    [InlineData("drivers")]
    [InlineData("drivers lst")]
    [InlineData("drivers show")]
    [InlineData("pki")]
    [InlineData("pki init")]
    [InlineData("pki init a --days 0")]
    [InlineData("pki status")]
    [InlineData("pki leaf a")]
    [InlineData("pki leaf a ../b")]
    [InlineData("pki leaf a b --host c:d")]
    [InlineData("pki leaf a b --authority none")]
    [InlineData("pki leaf a b --authority front-proxy --host c")]
    [InlineData("kubeconfig a")]
    [InlineData("kubeconfig a --server http://b")]
    [InlineData("kubeconfig a --server b --name B")]
    [InlineData("schema")]
    [InlineData("schema plan")]
    [InlineData("diff --git HEAD --git HEAD a.yaml")]
    [InlineData("build a.yaml -o b -o c")]
    [InlineData("kubeconfig a --server b:65536")]
    public void A_wrong_command_line_ends_with_64(string line)
    {
        var run = Run.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(64, run.Code);
        Assert.NotEqual("", run.Error);
        Assert.Equal("", run.Out);
    }

    [Theory]
    [InlineData("biuld a.yaml", "unknown command 'biuld'; did you mean build?")]
    [InlineData("build a.yaml --formt json", "unknown option '--formt'; did you mean --format?")]
    [InlineData("build a.yaml --formt=json", "unknown option '--formt'; did you mean --format?")]
    [InlineData("check --driver d a.yaml", "unknown option '--driver'; did you mean --drivers?")]
    [InlineData("drivers lsit", "unknown command 'lsit'; did you mean list?")]
    [InlineData("drivers list --fromat json", "unknown option '--fromat'; did you mean --format?")]
    [InlineData("build a.yaml --format jsno", "--format takes text or json, not 'jsno'; did you mean json?")]
    [InlineData("schema spce", "unknown command 'spce'; did you mean spec?")]
    public void A_mistyped_word_is_answered_with_the_nearest(string line, string answer)
    {
        Assert.Contains(answer.Replace('\'', '"'), Run.Of(line.Split(' ')).Error.Replace('\'', '"'), StringComparison.Ordinal);
    }

    [Fact]
    public void An_at_sign_is_part_of_a_file_name()
    {
        var run = Run.Of("check", "@no-such-file.yaml");
        Assert.Equal(1, run.Code);
        Assert.Contains("@no-such-file.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_hyphen_first_can_be_given_after_two_hyphens()
    {
        var run = Run.Of("check", "--", "-odd.yaml");
        Assert.Equal(1, run.Code);
        Assert.Contains("-odd.yaml", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_are_for_terminals_only()
    {
        Assert.DoesNotContain('\e', Run.Of("check", "no-such-file.yaml").Error);
        Assert.Contains('\e', Run.OnTerminal("check", "no-such-file.yaml").Error);
    }

    [Fact]
    public void A_fault_is_one_line_that_asks_for_a_report()
    {
        using var errors = new MemoryStream();
        var terminal = new Terminal(() => throw new InvalidOperationException("broken\ninside"), Stream.Null, errors);
        Assert.Equal(70, App.Run(["check", "-"], terminal));
        var text = System.Text.Encoding.UTF8.GetString(errors.ToArray());
        Assert.Matches("^internal fault in hotc [0-9.]+: InvalidOperationException: broken.*inside; please report with this text\n$", text);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
