using System.Globalization;
using CsCheck;
using Hotc.Compile.Planning;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Tests;

public sealed class AddressTests
{
    [Theory]
    [InlineData("10.0.0.0/24", 3, "10.0.0.1", "10.0.0.32", "10.0.0.254", "10.0.0.10 10.0.0.11 10.0.0.12")]
    [InlineData("192.168.4.64/26", 1, "192.168.4.65", "192.168.4.96", "192.168.4.126", "192.168.4.74")]
    [InlineData("172.16.0.0/16", 5, "172.16.0.1", "172.16.0.32", "172.16.255.254", "172.16.0.10 172.16.0.11 172.16.0.12 172.16.0.13 172.16.0.14")]
    public void A_created_subnet_is_laid_out(string range, int masters, string gateway, string poolStart, string poolEnd, string members)
    {
        var plan = Specs.Over($"network: {{nodeCidr: {range}}}\ncontrolPlane: {{count: {masters}}}\napi: {{loadBalancer: {{enabled: true}}}}\n").Sound().Planned!.Plan;
        Assert.Equal((gateway, poolStart, poolEnd), (plan.Network.Gateway, plan.Network.PoolStart, plan.Network.PoolEnd));
        Assert.Equal(members, string.Join(' ', plan.ControlPlane.Members.Select(m => m.Address)));
    }

    [Fact]
    public void The_first_service_address_is_the_API_and_the_tenth_is_DNS()
    {
        var network = Specs.Over("network: {serviceCidr: 10.1.2.0/24}\n").Sound().Planned!.Plan.Network;
        Assert.Equal(("10.1.2.1", "10.1.2.10"), (network.ApiServiceAddress, network.ClusterDns));
    }

    [Fact]
    public void Given_addresses_are_taken_as_they_are() =>
        Assert.Equal("10.0.0.20", Specs.Over("controlPlane: {addresses: [10.0.0.20]}\n").Sound().Planned!.Plan.ControlPlane.Members[0].Address);

    [Theory]
    [InlineData("serviceCidr: 172.16.0.0/12", 1, "")]
    [InlineData("serviceCidr: 172.0.0.0/11", 1, "HE4003")]
    [InlineData("serviceCidr: 172.16.0.0/27", 1, "")]
    [InlineData("serviceCidr: 172.16.0.0/28", 1, "HE4003")]
    [InlineData("nodeCidr: 172.16.0.0/16", 1, "")]
    [InlineData("nodeCidr: 172.16.0.0/15", 1, "HE4003")]
    [InlineData("nodeCidr: 172.16.0.0/26", 23, "")]
    [InlineData("nodeCidr: 172.16.0.0/26", 24, "HE4004")]
    [InlineData("nodeCidr: 172.16.0.0/27", 1, "HE4003")]
    [InlineData("external: null, existing: {network: n, subnet: s}, nodeCidr: 172.16.0.0/29", 4, "")]
    [InlineData("external: null, existing: {network: n, subnet: s}, nodeCidr: 172.16.0.0/29", 5, "HE4004")]
    [InlineData("external: null, existing: {network: n, subnet: s}, nodeCidr: 172.16.0.0/30", 1, "HE4003")]
    [InlineData("podCidr: 172.16.0.0/22, podNodePrefix: 24", 3, "")]
    [InlineData("podCidr: 172.16.0.0/22, podNodePrefix: 24", 4, "HE4004")]
    [InlineData("podCidr: 172.16.0.0/24, podNodePrefix: 24", 1, "HE4004")]
    [InlineData("podCidr: 172.16.0.0/25, podNodePrefix: 24", 1, "HE4003")]
    public void A_range_is_large_enough_and_no_larger_than_can_be(string network, int workers, string code)
    {
        var plane = network.Contains("existing", StringComparison.Ordinal) ? "controlPlane: {addresses: [172.16.0.2]}\n" : "";
        var found = Specs.Over($"network: {{{network}}}\napi: {{public: false}}\n{plane}pools: [{{name: general, count: 1, maxCount: {workers}}}]\n").Diagnostics.Where(d => d.Level == DiagnosticLevel.Error);
        Assert.Equal(code, string.Join(' ', found.Select(d => d.Code)));
    }

    [Theory]
    [InlineData("10.0.0.0/24", true)]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("255.255.255.255/32", true)]
    [InlineData("10.0.0.1/24", false)]
    [InlineData("010.0.0.0/24", false)]
    [InlineData("10.0.0.0/024", false)]
    [InlineData("10.0.0/24", false)]
    [InlineData("10.0.0.256/32", false)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("10.0.0.0", false)]
    [InlineData("::/0", false)]
    [InlineData("0x0a.0.0.0/8", false)]
    [InlineData(" 10.0.0.0/24", false)]
    public void Only_a_range_that_begins_at_its_first_address_is_one(string text, bool isRange) => Assert.Equal(isRange, Ipv4Range.TryParse(text, out _));

    [Fact]
    public void A_range_is_read_back_as_it_is_written() => Gen.Select(Gen.UInt, Gen.Int[0, 32]).Sample((address, prefix) =>
    {
        var first = prefix == 0 ? 0 : address & (uint.MaxValue << (32 - prefix));
        var text = string.Create(CultureInfo.InvariantCulture, $"{first >> 24}.{(first >> 16) & 255}.{(first >> 8) & 255}.{first & 255}/{prefix}");
        Assert.True(Ipv4Range.TryParse(text, out var range));
        Assert.Equal((text, first, (long)first + range.Size - 1), (range.ToString(), range.First, range.Last));
    });

    [Fact]
    public void Overlap_goes_both_ways() => Gen.Select(Gen.UInt, Gen.Int[1, 32], Gen.UInt, Gen.Int[1, 32]).Sample((a, p, b, q) =>
    {
        var (one, other) = (Range(a, p), Range(b, q));
        var shares = one.Contains(other.First) || other.Contains(one.First);
        Assert.Equal((shares, shares), (one.Overlaps(other), other.Overlaps(one)));
    });

    private static Ipv4Range Range(uint address, int prefix)
    {
        var first = address & (uint.MaxValue << (32 - prefix));
        Assert.True(Ipv4Range.TryParse(string.Create(CultureInfo.InvariantCulture, $"{first >> 24}.{(first >> 16) & 255}.{(first >> 8) & 255}.{first & 255}/{prefix}"), out var range));
        return range;
    }
}
