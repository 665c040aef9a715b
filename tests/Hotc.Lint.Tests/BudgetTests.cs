namespace Hotc.Lint.Tests;

/// <summary>Limits whose examples would be too long for a page.</summary>
public class BudgetTests
{
    private const string Head = "heat_template_version: 2018-08-31\n";

    [Theory]
    [InlineData(500_000, false)]
    [InlineData(524_288, true)]
    public void A_template_is_measured_as_JSON(int characters, bool isTooLarge) =>
        Assert.Equal(isTooLarge, Codes($"{Head}outputs:\n  text: {{value: {new string('a', characters)}}}\n").Contains("HE7002"));

    [Fact]
    public void Comments_do_not_count_for_the_size_of_a_template() => Assert.Empty(Codes($"{Head}# {new string('a', 600_000)}\n"));

    [Fact]
    public void A_nested_template_is_measured_too() => Assert.Equal(["HE7002"], Codes($$$"""
        {{{Head}}}resources:
          child: {type: child.yaml}
        # file: child.yaml
        {{{Head}}}outputs:
          text: {value: {{{new string('a', 524_288)}}}}
        """));

    [Theory]
    [InlineData(49_149, false)]
    [InlineData(49_150, true)]
    public void User_data_is_measured_in_bytes(int bytes, bool isTooLarge) => Assert.Equal(isTooLarge ? ["HE7003"] : [], Codes($$$"""
        {{{Head}}}resources:
          server:
            type: OS::Nova::Server
            properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW, user_data_update_policy: IGNORE, user_data: {get_file: run.sh}}
        # file: run.sh
        {{{new string('a', bytes)}}}
        """));

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void Files_count_for_the_size_of_the_request(int files, int findings)
    {
        var names = Enumerable.Range(0, files).Select(i => $"file{i}.txt").ToArray();
        var root = $"{Head}outputs:\n{string.Concat(names.Select(n => $"  {n[..5]}: {{value: {{get_file: {n}}}}}\n"))}";

        Assert.Equal(Enumerable.Repeat("HE7005", findings), Codes(root + string.Concat(names.Select(n => $"# file: {n}\n{new string('a', 400_000)}\n"))));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_sent_once() =>
        Assert.Empty(Codes($"{Head}outputs:\n  one: {{value: {{get_file: a.txt}}}}\n  two: {{value: {{get_file: a.txt}}}}\n# file: a.txt\n{new string('a', 600_000)}\n"));

    [Fact]
    public void An_environment_is_sent_twice() => Assert.Equal(["HE7005"], Codes($$$"""
        {{{Head}}}parameters:
          text: {type: string, description: A text.}
        outputs:
          text: {value: {get_param: text}}
        # file: environment.yaml
        parameters: {text: {{{new string('a', 530_000)}}}}
        """));

    [Theory]
    [InlineData(14, 0)]
    [InlineData(15, 1)]
    public void The_resources_of_a_group_of_groups_are_counted(int count, int findings) => Assert.Equal(Enumerable.Repeat("HE7004", findings), Codes($$$"""
        {{{Head}}}resources:
          group:
            type: OS::Heat::ResourceGroup
            properties:
              count: {{{count}}}
              resource_def: {type: child.yaml}
        # file: child.yaml
        {{{Head}}}resources:
          group: {type: OS::Heat::AutoScalingGroup, properties: {min_size: 66, max_size: 5000, resource: {type: OS::Heat::RandomString} } }
        """));

    [Fact]
    public void A_part_that_is_switched_off_does_not_count() => Assert.Empty(Codes($$$"""
        {{{Head}}}conditions:
          never: {equals: [a, b]}
        resources:
          group: {type: OS::Heat::ResourceGroup, condition: never, properties: {count: 5000, resource_def: {type: OS::Heat::RandomString} } }
        """));

    private static IEnumerable<string> Codes(string text) => Example.Check(text).Select(f => f.Code);
}
