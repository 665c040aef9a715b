using Hotc.Foundation.Diagnostics;

namespace Hotc.Lint.Tests;

/// <summary>What <c>--fix</c> writes: the finding is gone, and every other character is as it was.</summary>
public class FixTests
{
    [Theory]
    [InlineData("HE1002", "outputs:\n  a: {value: 1}  # old\n  b: {value: 2}\n  a: {value: 3}\n", "outputs:\n  b: {value: 2}\n  a: {value: 3}\n")]
    [InlineData("HE1002", "outputs:\n  a:\n    value: |\n      one\n      two\n\n  # about a\n  a:\n    value: three\n", "outputs:\n\n  # about a\n  a:\n    value: three\n")]
    [InlineData("HE1002", "outputs:\n  a: {value: 1, value: 2}\n", "outputs:\n  a: {value: 2}\n")]
    [InlineData("HE1002", "outputs:\n  a: {\"value\": 1, description: d, \"value\": 2}\n", "outputs:\n  a: {description: d, \"value\": 2}\n")]
    [InlineData("HE1002", "outputs:\n  a: {value: 1}\n  a: {value: 2}\n  a: {value: 3}\n", "outputs:\n  a: {value: 3}\n")]
    [InlineData("HE1002", "outputs:\n  l:\n    value:\n      - x: 1\n        x: 2\n", "outputs:\n  l:\n    value:\n      - x: 2\n")]
    [InlineData("HE5204", "outputs:\n  s: {value: {get_parm: \"OS::stack_name\"}}\n", "outputs:\n  s: {value: {get_param: \"OS::stack_name\"}}\n")]
    [InlineData("HE5009", "output:\n  s: {value: 1}\n", "outputs:\n  s: {value: 1}\n")]
    [InlineData("HE6003", "resources:\n  s: {type: OS::Heat::RandomString, properties: {lenght: 8}}\n", "resources:\n  s: {type: OS::Heat::RandomString, properties: {length: 8}}\n")]
    [InlineData("HI5024", "outputs:\n  s: {value: yes}  # kept\n", "outputs:\n  s: {value: true}  # kept\n")]
    [InlineData("HW5023", "outputs:\n  s: {value: 12:30}\n", "outputs:\n  s: {value: \"12:30\"}\n")]
    [InlineData("HE5018", "outputs:\n  on: {value: 1}\n", "outputs:\n  \"on\": {value: 1}\n")]
    public void The_finding_is_gone_and_all_else_is_as_it_was(string code, string before, string after) =>
        Assert.Equal((Head + after, false), Fixed(Head + before, code));

    [Fact]
    public void A_condition_is_quoted_with_all_that_names_it()
    {
        const string Before =
            """
            conditions:
              on: {equals: [{get_param: "OS::stack_name"}, a]}
              other: {and: [on, {not: on}]}
            resources:
              s:
                type: OS::Heat::RandomString
                condition: on
            outputs:
              v: {value: {if: [on, yes, {if: [other, on, 2]}]}}

            """;
        var (text, isLeft) = Fixed(Head + Before, "HE5018");
        Assert.False(isLeft);
        Assert.Equal(
            Head + Before.Replace("  on: {", "  \"on\": {", StringComparison.Ordinal).Replace("[on, {not: on}]", "[\"on\", {not: \"on\"}]", StringComparison.Ordinal)
                .Replace("condition: on", "condition: \"on\"", StringComparison.Ordinal).Replace("{if: [on, yes", "{if: [\"on\", yes", StringComparison.Ordinal),
            text);
    }

    [Theory]
    [InlineData("outputs:\n  a: &x {value: 1}\n  b: *x\n  a: {value: 2}\n")]
    [InlineData("outputs:\n  a:\n    value: 1\n    ? value\n    : 2\n")]
    public void What_is_not_certain_stays(string body) => Assert.Equal((Head + body, true), Fixed(Head + body, "HE1002"));

    [Fact]
    public void Of_a_key_that_stands_twice_the_last_value_counts() =>
        Assert.Contains("HE6003", Example.Check(Head + "resources:\n  s: {type: OS::Heat::RandomString, properties: {length: 8}, properties: {lenght: 8}}\n").Select(f => f.Code));

    private const string Head = "heat_template_version: 2018-08-31\n";

    // The text after repairing what has a code, as often as something is repaired, and whether such a finding is left.
    private static (string Text, bool IsLeft) Fixed(string text, string code)
    {
        while (true)
        {
            var findings = Example.Check(text).Where(f => f.Code == code).ToArray();
            if (FixApplier.Apply(findings).Texts is not [var changed])
            {
                return (text, findings.Length > 0);
            }

            text = changed.After;
        }
    }
}
