using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Values;

/// <summary>Each result is Heat's own.</summary>
public class TextReplacementTests
{
    [Theory]
    [InlineData("NAME_LONG NAME", "long short", "NAME=short", "NAME_LONG=long")]
    [InlineData("abcd", "a2", "ab=1", "bcd=2")]
    [InlineData("bab", "b1", "ba=2", "ab=1")]
    [InlineData("aba", "1a", "ba=2", "ab=1")]
    [InlineData("abcab", "bccbc", "ab=bc", "bc=x")]
    [InlineData("aaa", "cb", "a=b", "aa=c")]
    [InlineData("a", "a")]
    [InlineData("a", "a", "=x")]
    public void Longer_keys_go_first_and_nothing_is_replaced_twice(string text, string expected, params string[] pairs) =>
        Assert.Equal(expected, TextReplacement.Apply(text, Values(pairs), longest: 100));

    [Fact]
    public void A_result_may_be_as_long_as_wanted_and_no_longer()
    {
        Assert.Equal("xxxx", TextReplacement.Apply("aa", Values("a=xx"), longest: 4));
        Assert.Null(TextReplacement.Apply("aa", Values("a=xx"), longest: 3));
    }

    private static IEnumerable<KeyValuePair<string, string>> Values(params string[] pairs) =>
        pairs.Select(p => p.Split('=')).Select(p => KeyValuePair.Create(p[0], p[1]));
}
