using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class CodesTests
{
    private const string Certificate = "drivers/kubernetes-ubuntu/1.0.0/cases/proxy-and-mirror/cloud-ca.pem";

    // Tests of the command line show these, which no single spec does; and the limits of sizes have tests of their own, since an
    // example would be too large.
    private static readonly string[] WithoutExample = ["HE2060", "HW3018", "HE3019", "HE3020", "HE3021", "HE3022", "HW3026", "HE4007", "HE4008"];

    public static TheoryData<string> Codes => [.. ClusterCompiler.Codes.Select(d => d.Code).Except(WithoutExample)];

    [Fact]
    public void Every_code_is_unique() => Assert.Equal(ClusterCompiler.Codes.Count(), ClusterCompiler.Codes.Select(d => d.Code).Distinct().Count());

    [Fact]
    public void Every_code_says_what_it_means_and_how_it_is_done_right() => Assert.All(ClusterCompiler.Codes, descriptor =>
    {
        Assert.Matches("^H[EWI][2-4][0-9]{3}$", descriptor.Code);
        Assert.False(string.IsNullOrWhiteSpace(descriptor.Title));
        Assert.False(string.IsNullOrWhiteSpace(descriptor.Description));
        Assert.False(string.IsNullOrWhiteSpace(descriptor.Good));
        Assert.Equal(descriptor.Code[1], descriptor.Level.ToString()[0]);
    });

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_bad_example_of_a_code_shows_it(string code)
    {
        var descriptor = ClusterCompiler.Codes.Single(d => d.Code == code);
        var result = Try(descriptor, descriptor.Bad);
        Assert.True(result.Codes().Contains(code), $"{descriptor.Bad}\n{Diagnosed.Text(result.Diagnostics)}");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_good_example_of_a_code_does_not_show_it(string code)
    {
        var descriptor = ClusterCompiler.Codes.Single(d => d.Code == code);
        var result = Try(descriptor, descriptor.Good);
        Assert.False(result.Codes().Contains(code), $"{descriptor.Good}\n{Diagnosed.Text(result.Diagnostics)}");
    }

    // 30xx from 3006 on: part of a package's driver.yaml; 31xx: a template; everything else: part of a spec.
    private static CompileResult Try(DiagnosticDescriptor descriptor, string example) => descriptor.Code[2..] switch
    {
        "3017" => Specs.Over(example, CompileStage.Plan, [TinyDriver.With()]),
        ['3', '1', ..] => Specs.Over("", CompileStage.Bundle, [TinyDriver.With("", ("templates/cluster.yaml", Template(example)))]),
        ['3', ..] when string.CompareOrdinal(descriptor.Code[2..], "3006") >= 0 => Specs.Over("", CompileStage.Bundle, [TinyDriver.With(example)]),
        ['3', ..] => TrySpec(example, "driver"),
        "2005" => TrySpec(example, "pools"),
        _ => TrySpec(example, ""),
    };

    // The example replaces one section of the smallest spec and is laid over all others.
    private static CompileResult TrySpec(string example, string replaced)
    {
        var others = TinyDriver.Others(
            ("twin-a/1.0.0", "name: twin-a\nprovides: [{serverType: vm, os: twin, coe: kubernetes}]\n"),
            ("twin-b/1.0.0", "name: twin-b\nprovides: [{serverType: vm, os: twin, coe: kubernetes}]\n"),
            ("retired/1.0.0", "name: retired\nstate: removed\nreplacedBy: kubernetes-ubuntu@1\nprovides: [{serverType: vm, os: old, coe: kubernetes}]\n"),
            ("ageing/1.0.0", "name: ageing\nstate: deprecated\nreplacedBy: kubernetes-ubuntu@1\nprovides: [{serverType: vm, os: older, coe: kubernetes}]\n"));
        (string, string)[] chain = [.. Enumerable.Range(1, 20).Select(i => ($"chain-{i}.yaml", $"apiVersion: hotc/v1\nkind: ClusterTemplate\nextends: chain-{i + 1}.yaml\n"))];
        return Specs.Over(example, CompileStage.Plan, [others], [
            .. chain,
            ("base.yaml", Specs.BaseWithout(replaced)),
            ("cycle.yaml", "apiVersion: hotc/v1\nkind: ClusterTemplate\nextends: cycle.yaml\n"),
            ("cluster.yaml", Specs.Base.Replace("ClusterTemplate", "Cluster", StringComparison.Ordinal)),
            ("not-a-certificate.pem", "no\n"),
            ("cloud-ca.pem", File.ReadAllText(Repository.PathOf(Certificate))),
        ]);
    }

    private static string Template(string example) =>
        example.StartsWith("resources:", StringComparison.Ordinal) ? "heat_template_version: \"2021-04-16\"\n" + example : example;
}
