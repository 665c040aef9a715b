using System.Text.RegularExpressions;
using System.Xml.Linq;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Review.Graphs;
using Hotc.Review.Stacks;
using Hotc.Review.Views;

namespace Hotc.Review.Tests.Graphs;

public class GraphViewTests
{
    private const string Nasty = "a\\\"]-->x<b>&#;`\\n";

    public static TheoryData<string> Formats => ["mermaid", "dot", "svg"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_an_author_wrote_never_becomes_markup(string format)
    {
        var text = Show(GraphTests.Make($"resources:\n  '{Nasty}': {{type: OS::Heat::None}}\n  '{Nasty}2': {{type: OS::Heat::None, depends_on: '{Nasty}'}}\n"), format);
        switch (format)
        {
            case "svg":
                Assert.Contains(XDocument.Parse(text).Descendants(), e => e.Name.LocalName == "text" && e.Value == Nasty);
                break;
            case "dot":
                Assert.Contains("[label=\"a\\\\\\\"]-->x<b>&#;`\\\\n\\nHeat::None\"", text);
                break;
            default:
                Assert.Contains("[\"a#92;#34;#93;--#62;x#60;b#62;#38;#35;#59;#96;#92;n<br>Heat::None\"]", text);
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Fifty_workers_are_one_box_and_the_drawing_is_the_same_each_time(string format)
    {
        var text = Show(Fifty(), format);
        Assert.Equal(text, Show(Fifty(), format));
        Assert.Contains("× 50", text);
        Assert.InRange(text.Length, 1_000, 40_000);
    }

    [Fact]
    public void The_picture_of_fifty_workers_fits_on_a_screen_and_loads_nothing()
    {
        var svg = XDocument.Parse(Show(Fifty(), "svg"));
        Assert.InRange((double)svg.Root!.Attribute("width")!, 500, 3_000);
        Assert.InRange((double)svg.Root.Attribute("height")!, 200, 2_000);
        Assert.All(svg.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src" or "marker-end"), a => Assert.StartsWith("url(#", a.Value));
        Assert.DoesNotContain("script", svg.Descendants().Select(e => e.Name.LocalName));
        Assert.Contains("way", string.Join(' ', svg.Descendants().Attributes("class").Select(a => a.Value)));
    }

    [Fact]
    public void Every_arrow_of_Mermaid_and_DOT_joins_boxes_that_are_there()
    {
        foreach (var format in new[] { "mermaid", "dot" })
        {
            var text = Show(Fifty(), format);
            var known = GraphTests.All(Fifty().Root).Select(n => $"n{n.Id}").ToHashSet();
            var arrows = Regex.Matches(text, @"^ *(n\d+) (?:-->|-\.->|->) (n\d+)", RegexOptions.Multiline);
            Assert.True(arrows.Count > 20);
            Assert.All(arrows, a => Assert.True(known.Contains(a.Groups[1].Value) && known.Contains(a.Groups[2].Value)));
            Assert.Equal(Regex.Count(text, format == "dot" ? "{$" : "^ *subgraph ", RegexOptions.Multiline), Regex.Count(text, format == "dot" ? "^ *}$" : "^ *end$", RegexOptions.Multiline));
        }
    }

    private static StackGraph Fifty() => GraphBuilder.Make(
        ReviewSide.Open("fifty", new DiskTree(Path.Combine(Repository.Root, "snapshots/kubernetes-ubuntu/1.0.0/five-masters-fifty-workers")), new DiagnosticBag())!);

    private static string Show(StackGraph graph, string format) =>
        format == "svg" ? GraphSvgView.Write(graph) : format == "dot" ? GraphDotView.Write(graph) : GraphMermaidView.Write(graph);
}
