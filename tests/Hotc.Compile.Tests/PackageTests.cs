using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

/// <summary>What authors of driver packages do wrong, and what they are told.</summary>
public sealed class PackageTests
{
    private const string Phase = "name: host, fragment: host@1.0.0, timeout: 60";

    [Fact]
    public void A_script_with_line_breaks_of_Windows_is_found_where_the_first_one_stands()
    {
        var driver = TinyDriver.With("", ("fragments/host/1.0.0/run.sh", "true\nset -euo pipefail\r\ntrue\r\n"));
        var compiled = Specs.Over("", CompileStage.Plan, [driver]).Diagnostics;
        var place = "test-drivers/kubernetes-ubuntu/1.0.0/fragments/host/1.0.0/run.sh:2:18: error HE3022";
        Assert.StartsWith(place, Diagnosed.Text(compiled), StringComparison.Ordinal);
        Assert.StartsWith(place, Diagnosed.Text(Check(driver)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_a_fragment_that_is_no_text_may_hold_any_bytes() =>
        Specs.Over("", CompileStage.Plan, [TinyDriver.With("", ("fragments/host/1.0.0/run.sh", "\0\r\n"))]).Sound();

    [Fact]
    public void An_input_is_not_called_unread_when_a_fragment_could_not_be_read() =>
        Assert.Equal(["HE3022"], Check(TinyDriver.With("", ("fragments/host/1.0.0/run.sh", "true\r\n"))).Select(d => d.Code).Distinct());

    [Theory]
    [InlineData("cluster.name", "a text")]
    [InlineData("api.port", "a number")]
    [InlineData("etcd", "nothing")]
    [InlineData("network", "a mapping")]
    [InlineData("pools", "a list")]
    public void A_condition_that_is_neither_true_nor_false_is_named_by_its_kind(string condition, string kind)
    {
        var driver = TinyDriver.With($"templates: [{{file: templates/cluster.yaml, output: cluster.yaml, when: {condition}}}]\n");
        var finding = Specs.Over("", CompileStage.Bundle, [driver]).Diagnostics.First(d => d.Code == "HE3024");
        Assert.Contains($"but it gives {kind}.", finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Help);
    }

    [Theory]
    [InlineData($"roles: {{worker: {{phases: [{{{Phase}, when: cluster.name}}]}}}}")]
    [InlineData("ports: [{name: a, description: A, to: [worker], from: [anywhere], protocol: tcp, ports: [1, 1], when: cluster.name}]")]
    [InlineData("inputs: {API_PORT: {value: api.port, when: cluster.name}}")]
    [InlineData("inputs: {API_PORT: {heat: {get_param: port}, when: cluster.name}}")]
    [InlineData("inputs: {API_PORT: {value: api.port, when: pool.name}}")]
    public void A_condition_must_be_true_or_false_wherever_it_stands(string definition) =>
        Assert.Contains("HE3024", Specs.Over("", CompileStage.Plan, [TinyDriver.With(definition + "\n")]).Codes());

    [Fact]
    public void A_component_file_of_another_minor_is_found_in_that_file()
    {
        var driver = TinyDriver.With("kubernetes: {minors: {\"1.35\": kubernetes/1.36.yaml}}\n");
        var finding = Assert.Single(Check(driver), d => d.Code == "HE3023");
        Assert.EndsWith("kubernetes/1.36.yaml", finding.Path, StringComparison.Ordinal);
        Assert.Equal("This file is of Kubernetes 1.36, but kubernetes-ubuntu@1.0.0 names it for 1.35.", finding.Message);
    }

    [Fact]
    public void Two_phases_of_one_name_are_refused_whatever_their_conditions() =>
        Assert.Contains("HE3025", Check(TinyDriver.With($"roles: {{worker: {{phases: [{{{Phase}}}, {{{Phase}, when: etcd != null}}]}}}}\n")).Select(d => d.Code));

    [Theory]
    [InlineData("kubernetes-ubuntu@9", "Known: kubernetes-ubuntu@")]
    [InlineData("kubernetes-ubunut@1", "Did you mean \"kubernetes-ubuntu\"?")]
    [InlineData("kubernetes-ubuntu@1.0.0", "Known: kubernetes-ubuntu@")]
    public void A_successor_must_be_another_driver_that_is_there(string successor, string help)
    {
        var finding = Assert.Single(Check(TinyDriver.With($"state: deprecated\nreplacedBy: {successor}\n")));
        Assert.Equal("HW3026", finding.Code);
        Assert.StartsWith(help, finding.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void A_successor_may_be_named_by_the_beginning_of_its_version() =>
        Assert.Empty(Check(TinyDriver.With("state: deprecated\nreplacedBy: kubernetes-ubuntu@1\n")));

    [Fact]
    public void A_package_without_minors_is_refused_in_its_own_file() =>
        Assert.Equal("test-drivers/kubernetes-ubuntu/1.0.0/driver.yaml", Assert.Single(Check(TinyDriver.With("kubernetes: {}\n"))).Path);

    private static ImmutableArray<Diagnostic> Check(DriverFolder folder)
    {
        var bag = new DiagnosticBag();
        var compiler = new ClusterCompiler(Repository.Program, [folder], MemoryTree.OfText([]));
        compiler.CheckPackage(Assert.Single(folder.Packages()), bag);
        return bag.ToSorted();
    }
}
