using System.Globalization;
using System.Text.RegularExpressions;
using Hotc.Report.Tests.Harness;

namespace Hotc.Report.Tests;

/// <summary>The colours of the page and of the drawing, by the formula of WCAG 2.2 (relative luminance, 1.4.3 and 1.4.11).</summary>
public class ContrastTests
{
    private const double ForText = 4.5;
    private const double ForLines = 3;

    public static TheoryData<string, string, string, double> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, string, double>();
            foreach (var scheme in new[] { "light", "dark" })
            {
                foreach (var ground in new[] { "ground", "soft" })
                {
                    foreach (var text in new[] { "text", "danger", "warning", "good", "note" })
                    {
                        pairs.Add($"page {scheme}", text, ground, ForText);
                    }
                }

                pairs.Add($"page {scheme}", "line", "ground", ForLines);
                pairs.Add($"drawing {scheme}", "text", "ground", ForText);
                pairs.Add($"drawing {scheme}", "text", "frame", ForText);
                foreach (var line in new[] { "line", "way" })
                {
                    pairs.Add($"drawing {scheme}", line, "ground", ForLines);
                    pairs.Add($"drawing {scheme}", line, "frame", ForLines);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_colours_that_meet_have_contrast(string palette, string front, string back, double least)
    {
        var colours = Palette(palette);
        Assert.InRange(Contrast(colours[front], colours[back]), least, 21);
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    public void The_formula_gives_what_is_known(string front, string back, double contrast) => Assert.Equal(contrast, Contrast(front, back), 0.01);

    // In the order of the page: light and dark of the page, light and dark of the drawing.
    private static Dictionary<string, string> Palette(string name)
    {
        var all = Regex.Matches(Sample.Page(), @"(?::root|\.graph) \{[^}]*--ground[^}]*\}");
        Assert.Equal(4, all.Count);
        var text = all[Array.IndexOf(["page light", "page dark", "drawing light", "drawing dark"], name)].Value;
        return Regex.Matches(text, "--([a-z]+): (#[0-9a-f]{6})").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    private static double Contrast(string front, string back)
    {
        var (a, b) = (Luminance(front), Luminance(back));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
