using Hotc.Compile.Drivers;
using Hotc.Compile.Tests.Harness;

namespace Hotc.Compile.Tests;

public sealed class DriverSelectionTests
{
    private static readonly DriverFolder Versions = TinyDriver.Others(
        ("many/1.0.0", "name: many\nversion: 1.0.0\nstate: stable\n"),
        ("many/1.9.0", "name: many\nversion: 1.9.0\nstate: stable\n"),
        ("many/1.10.0", "name: many\nversion: 1.10.0\nstate: deprecated\nreplacedBy: many@2\n"),
        ("many/2.0.0", "name: many\nversion: 2.0.0\nstate: experimental\n"),
        ("many/0.9.0", "name: many\nversion: 0.9.0\nstate: removed\nreplacedBy: many@1\n"),
        ("alone/1.0.0", "name: alone\nprovides: [{serverType: bm, os: alone, coe: kubernetes}]\n"));

    [Theory]
    [InlineData("1.9", "many@1.9.0")]
    [InlineData("1.0.0", "many@1.0.0")]
    [InlineData("1", "many@1.10.0")]
    [InlineData("2", "many@2.0.0")]
    public void A_part_of_a_version_chooses_the_newest_that_begins_with_it(string version, string chosen) =>
        Assert.Equal(chosen, Chosen($"{{name: many, version: \"{version}\"}}"));

    [Fact]
    public void Without_a_version_an_experimental_one_is_not_chosen_while_there_is_a_finished_one() =>
        Assert.Equal("many@1.10.0", Chosen("{name: many}"));

    [Fact]
    public void One_point_one_is_not_the_beginning_of_one_point_ten() =>
        Assert.Equal(["HE3001"], Over("{name: many, version: \"1.1\"}").Codes());

    [Fact]
    public void A_deprecated_driver_warns_and_names_its_successor()
    {
        var finding = Assert.Single(Over("{name: many, version: \"1.10\"}").Diagnostics);
        Assert.Equal(("HW3005", "Use many@2 instead."), (finding.Code, finding.Help));
    }

    [Fact]
    public void A_removed_driver_is_refused_and_names_its_successor()
    {
        var finding = Assert.Single(Over("{name: many, version: \"0.9\"}").Diagnostics);
        Assert.Equal(("HE3004", "Use many@1 instead."), (finding.Code, finding.Help));
    }

    [Fact]
    public void A_triple_chooses_the_driver_that_provides_it() =>
        Assert.Equal("alone@1.0.0", Chosen("{match: {serverType: bm, os: alone, coe: kubernetes}}"));

    [Fact]
    public void A_triple_of_several_drivers_is_ambiguous_and_the_message_lists_them()
    {
        var finding = Over("{match: {serverType: vm, os: ubuntu, coe: kubernetes}}").Diagnostics.First(d => d.Code == "HE3002");
        Assert.Contains("kubernetes-ubuntu@1.0.0", finding.Message);
        Assert.Contains("many@1.0.0", finding.Message);
    }

    [Fact]
    public void A_folder_that_the_user_gives_comes_before_the_built_in_drivers()
    {
        var own = Specs.Over("", CompileStage.Completed, [TinyDriver.With("description: mine\n")]).Sound();
        Assert.Equal("mine", own.Completed!.Driver.Definition.Description);
    }

    [Fact]
    public void A_package_with_a_fault_says_so_in_its_own_file()
    {
        var finding = Specs.Over("", CompileStage.Completed, [TinyDriver.With("templates: [{fiel: x, output: y}]\n")]).Diagnostics.First(d => d.Code == "HE2001");
        Assert.Equal("test-drivers/kubernetes-ubuntu/1.0.0/driver.yaml", finding.Path);
    }

    private static string Chosen(string driver) => Over(driver).Sound().Completed!.Driver.Id;

    private static CompileResult Over(string driver) => Specs.Compile(Specs.Main, CompileStage.Completed, [Versions], [
        (Specs.Main, Specs.Base.Replace("ClusterTemplate", "Cluster", StringComparison.Ordinal).Replace("driver:\n  name: kubernetes-ubuntu\n  version: \"1.0\"\n", $"driver: {driver}\n", StringComparison.Ordinal)),
    ]);
}
