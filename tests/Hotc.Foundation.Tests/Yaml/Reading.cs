using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

/// <summary>A text that was read, with what was found.</summary>
internal sealed record Reading(YamlDocument? Document, ImmutableArray<Diagnostic> Findings)
{
    public static Reading Of(string text, YamlLimits? limits = null)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText("a.yaml", text, SourceKind.Author), bag, limits);
        return new Reading(document, bag.ToSorted());
    }

    /// <summary>The root of a text without findings.</summary>
    public static YamlNode Root(string text, YamlLimits? limits = null)
    {
        var reading = Of(text, limits);
        Assert.Empty(reading.Findings);
        return Assert.IsAssignableFrom<YamlNode>(reading.Document?.Root);
    }

    public static YamlMapping Mapping(string text, YamlLimits? limits = null) => Assert.IsType<YamlMapping>(Root(text, limits));

    /// <summary>The only finding of a text.</summary>
    public static Diagnostic Finding(string text, YamlLimits? limits = null) => Assert.Single(Of(text, limits).Findings);

    /// <summary>The node as compact text: <c>{a: [1, "x"]}</c> with the kind of every scalar that is no string.</summary>
    public static string Show(YamlNode? node) => node switch
    {
        null => "-",
        YamlScalar scalar => scalar.Kind == ScalarKind.String ? $"'{scalar.Value}'" : $"{scalar.Kind}:{scalar.Value}",
        YamlSequence sequence => "[" + string.Join(", ", sequence.Items.Select(Show)) + "]",
        YamlMapping mapping => "{" + string.Join(", ", mapping.Entries.Select(e => Show(e.Key) + ": " + Show(e.Value))) + "}",
        _ => throw new InvalidOperationException(),
    };
}
