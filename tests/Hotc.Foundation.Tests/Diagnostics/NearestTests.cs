using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Tests.Diagnostics;

public class NearestTests
{
    private static readonly string[] Known = ["flavor", "image", "network", "nodeCidr", "podCidr", "serviceCidr", "count", "zones", "dns", "ssh"];

    [Theory]
    [InlineData("flavour", "flavor")]
    [InlineData("netwrok", "network")]
    [InlineData("nodecidr", "nodeCidr")]
    [InlineData("NODECIDR", "nodeCidr")]
    [InlineData("serviceCdir", "serviceCidr")]
    [InlineData("zone", "zones")]
    [InlineData("dn", "dns")]
    [InlineData("dnss", "dns")]
    public void A_mistyped_name_finds_the_name_that_was_meant(string name, string expected) => Assert.Equal(expected, Nearest.Of(name, Known));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("abc")]
    [InlineData("loadBalancer")]
    [InlineData("count")]
    public void Nothing_is_proposed_for_a_name_like_no_other(string name) => Assert.Null(Nearest.Of(name, Known.Where(k => k != name)));

    [Theory]
    [InlineData("abcdefghijklmnopqrstuvw1234", "abcdefghijklmnopqrstuvwxyzA")]
    [InlineData("abcdefghijklmnopqrstuv12345", null)]
    public void Of_a_long_name_four_letters_may_be_wrong(string name, string? expected) => Assert.Equal(expected, Nearest.Of(name, ["abcdefghijklmnopqrstuvwxyzA"]));

    [Fact]
    public void A_name_of_a_megabyte_costs_nothing() => Assert.Null(Nearest.Of(new string('a', 1_000_000), [new string('a', 1_000_001)]));

    [Fact]
    public void The_first_of_equally_near_names_wins() => Assert.Equal("cats", Nearest.Of("cat", ["cats", "bat"]));

    [Theory]
    [InlineData("nodePools", "pools")]
    [InlineData("externalNetwork", "external")]
    [InlineData("flavor_id", "flavor")]
    [InlineData("nodePort", "nodePorts")]
    [InlineData("spools", "pools")]
    public void A_key_with_a_word_too_many_finds_the_key(string name, string expected) =>
        Assert.Equal(expected, Nearest.OfKeys(name, ["nodePorts", "pools", "external", "flavor", "net"]));

    [Theory]
    [InlineData("carpooling")]
    [InlineData("netmask")]
    [InlineData("poolside")]
    public void A_part_of_a_word_is_no_word(string name) => Assert.Null(Nearest.OfKeys(name, ["pool", "mask", "external", "net"]));
}
