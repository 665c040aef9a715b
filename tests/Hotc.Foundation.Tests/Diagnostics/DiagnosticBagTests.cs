using CsCheck;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Tests.Diagnostics;

public class DiagnosticBagTests
{
    [Fact]
    public void Findings_come_by_path_place_and_code()
    {
        var (a, b) = (Sample.Source("xyz\nxyz\n", "a"), Sample.Source("xyz", "b"));
        Diagnostic[] ordered =
        [
            new(Sample.Error, "no file", null),
            new(Sample.Error, "whole file", null) { Path = "a" },
            new(Sample.Error, "m", a.Span(1, 1)),
            new(Sample.Error, "m", a.Span(1, 1)) { Help = "a" },
            new(Sample.Error, "m", a.Span(1, 1)) { Help = "b" },
            new(Sample.Warning, "m", a.Span(1, 1)),
            new(Sample.Error, "m", a.Span(5, 1)),
            new(Sample.Error, "m", b.Span(0, 1)),
        ];
        Gen.Shuffle(ordered).Sample(shuffled =>
        {
            var bag = new DiagnosticBag();
            bag.AddRange(shuffled);
            Assert.Equal(ordered, bag.ToSorted());
        });
    }

    [Fact]
    public void Equal_findings_come_once()
    {
        var bag = new DiagnosticBag();
        bag.Add(Sample.Of("abc", "b"));
        bag.Add(Sample.Of("abc", "b"));
        bag.Add(Sample.Of("abc", "b", "otherwise wrong"));
        Assert.Equal(3, bag.Count);
        Assert.Equal(2, bag.ToSorted().Length);
    }

    [Fact]
    public void Only_errors_are_errors()
    {
        var bag = new DiagnosticBag();
        bag.Add(Sample.Warning, null, "w");
        bag.Add(Sample.Info, null, "i");
        Assert.False(bag.HasErrors);
        bag.Add(Sample.Error, null, "e");
        Assert.True(bag.HasErrors);
    }
}
