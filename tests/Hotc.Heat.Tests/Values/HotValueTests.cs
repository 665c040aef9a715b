using System.Collections.Immutable;
using CsCheck;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Values;

public sealed class HotValueTests
{
    [Fact]
    public void Origin_does_not_count_for_equality()
    {
        var span = new SourceText("a.yaml", "a", SourceKind.Heat).Span(0, 1);
        Assert.Equal(new HotText("a"), new HotText("a", span));
    }

    [Fact]
    public void Order_of_keys_does_not_count_for_equality()
    {
        var one = HotMap.Of(("a", 1), ("b", HotList.Of(1, "x")));
        var other = HotMap.Of(("b", HotList.Of(1, "x")), ("a", 1));
        Assert.Equal<HotValue>(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Kinds_are_different_from_each_other() =>
        Assert.Equal(8, new HashSet<HotValue> { "1", 1, HotNumber.Of(1.0), true, HotNull.Instance, HotList.Of(), HotMap.Empty, "" }.Count);

    [Fact]
    public void A_key_may_not_occur_twice()
    {
        var entries = Enumerable.Range(0, 20).Select(i => new HotEntry(i.ToString(System.Globalization.CultureInfo.InvariantCulture), i)).ToImmutableArray();
        Assert.Equal(20, new HotMap(entries).Count);
        Assert.Throws<ArgumentException>(() => new HotMap(entries.Add(entries[7])));
        Assert.Throws<ArgumentException>(() => HotMap.Of(("a", 1), ("a", 2)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public void Keys_are_found_in_small_and_large_maps(int count)
    {
        var map = new HotMap([.. Enumerable.Range(0, count).Select(i => new HotEntry($"k{i}", i))]);
        Assert.Equal(2, map["k2"]);
        Assert.Null(map["k99"]);
        Assert.False(map.TryGet<HotText>("k2", out _));
    }

    [Fact]
    public void Every_double_survives_its_text() =>
        Gen.Double.Sample(
            value =>
            {
                var number = HotNumber.Of(value);
                Assert.True(HotNumber.TryRead(number.Text, out var read) && read.Equals(number), number.Text);
            },
            iter: 20_000);

    /// <summary>Python 3: <c>repr(float)</c>, with the point that YAML 1.1 wants.</summary>
    [Theory]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1234567890123456.0, "1234567890123456.0")]
    [InlineData(1e16, "1.0e+16")]
    [InlineData(12345678901234568.0, "1.2345678901234568e+16")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1.0e-05")]
    [InlineData(-1.5e-7, "-1.5e-07")]
    [InlineData(1e100, "1.0e+100")]
    public void A_double_is_written_as_Python_does(double value, string text) => Assert.Equal(text, HotNumber.Of(value).Text);
}
