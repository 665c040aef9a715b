using Hotc.Review.Changes;

namespace Hotc.Review.Tests;

/// <summary>A function whose result is known must compare by its result. Each value of the first column is Heat's own result.</summary>
public class FunctionTests
{
    public static TheoryData<string, string> Same => new()
    {
        { "a-b", "{list_join: ['-', [a], [b]]}" },
        { "b", "{str_split: [',', 'a,b', 1]}" },
        { "xbz", "{str_replace: {template: abc, params: {a: x, c: z}}}" },
        { "long short", "{str_replace_strict: {template: NAME_LONG NAME, params: {NAME: short, NAME_LONG: long}}}" },
        { "b", "{str_replace: {template: a, params: {a: b, b: c}}}" },
        { "b1", "{str_replace: {template: bab, params: {ba: '2', ab: '1'}}}" },
        { "{\"a\": [true, 1.5], \"b\": 1}", "{str_replace: {template: x, params: {x: {b: 1, a: [true, 1.5]}}}}" },
        { "yes", "{if: [{equals: [1, 1]}, 'yes', 'no']}" },
        { "no", "{if: [{and: [{equals: [1, 1]}, {not: {equals: [a, a]}}]}, 'yes', 'no']}" },
        { "yes", "{if: [{or: [{equals: [1, 2]}, {contains: [a, [a]]}]}, 'yes', 'no']}" },
        { "2", "{yaql: {expression: '$.data.size - len($.data.gone)', data: {size: 3, gone: [x]}}}" },
        { "az2", "{yaql: {expression: '$.data.zones[int($.data.index) mod len($.data.zones)]', data: {index: 4, zones: [az1, az2, az3]}}}" },
        { "7", "{yaql: {expression: '1 + 2 * 3', data: {}}}" },
        { "3", "{yaql: {expression: '(1 + 2) * (3 - 2)', data: {}}}" },
        { "4", "{yaql: {expression: '10 - 3 - 3', data: {}}}" },
        { "2", "{yaql: {expression: '(1 - 5) mod 3', data: {}}}" },
        { "b", "{list_join: ['', {filter: [[a], [a, b]]}]}" },
        { "ab", "{list_join: ['', {list_concat_unique: [[a], [a, b]]}]}" },
        { "x-1x-2", "{list_join: ['', {repeat: {template: x-%i%, for_each: {'%i%': ['1', '2']}}}]}" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void A_known_result_is_compared(string value, string expression)
    {
        Assert.Equal(ChangeAction.None, Pair.ActionOf("a", Net($"'{value}'"), Net(expression)));
        Assert.Equal(ChangeAction.Update, Pair.ActionOf("a", Net($"'{value}?'"), Net(expression)));
    }

    [Theory]
    [InlineData("", "x")]
    [InlineData("a,b", "a-b-x")]
    [InlineData(",", "--x")]
    public void A_list_with_commas_is_as_long_as_Heat_makes_it(string list, string joined) => Assert.Equal(ChangeAction.None, Pair.ActionOf(
        "a",
        Net($"'{joined}'"),
        $"parameters:\n  list: {{type: comma_delimited_list, default: '{list}'}}\n" + Net("{list_join: ['-', {list_concat: [{get_param: list}, [x]]}]}")));

    [Fact]
    public void What_only_the_cloud_knows_is_compared_as_it_is_written()
    {
        const string Value = "{list_join: ['-', [{get_attr: [b, mtu]}, x]]}";
        const string Other = "  b: {type: OS::Neutron::Net}\n";
        Assert.Equal(ChangeAction.None, Pair.ActionOf("a", Net(Value) + Other, Net(Value) + Other));
        Assert.Equal(ChangeAction.Update, Pair.ActionOf("a", Net(Value) + Other, Net(Value.Replace(", x", ", y")) + Other));
    }

    [Theory]
    [InlineData("$.data.unknown()")]
    [InlineData("$.data.where($ > 1)")]
    [InlineData("$.data[")]
    [InlineData("")]
    [InlineData("1 +")]
    [InlineData("'open")]
    [InlineData("9223372036854775807 + 1")]
    [InlineData("1.5 + 1")]
    [InlineData("1 mod 0")]
    public void An_expression_that_is_not_understood_stays_a_call(string expression)
    {
        var value = $"{{yaql: {{expression: \"{expression}\", data: [1]}}}}";
        Assert.Equal(ChangeAction.None, Pair.ActionOf("a", Net(value), Net(value)));
        Assert.Equal(ChangeAction.Update, Pair.ActionOf("a", Net(value), Net(value.Replace("[1]", "[2]"))));
    }

    private static string Net(string name) => $"resources:\n  a: {{type: OS::Neutron::Net, properties: {{name: {name}}}}}\n";
}
