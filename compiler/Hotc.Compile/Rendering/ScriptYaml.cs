using System.Collections;
using System.Globalization;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>Values of scripts as nodes of a document.</summary>
internal static class ScriptYaml
{
    /// <summary>The node of a value. Mappings keep their order.</summary>
    /// <param name="value">What an expression gave.</param>
    /// <param name="place">Where the expression stands: the place of all its nodes.</param>
    public static YamlNode Of(object? value, SourceSpan place) => value switch
    {
        null => Plain("null", place),
        bool boolean => Plain(boolean ? "true" : "false", place),
        string text => Text(text, place),
        YamlNode node => OfNode(node, place),
        ScriptObject mapping => new YamlMapping(place, [.. mapping.Select(pair => new YamlEntry(Text(pair.Key, place), Of(pair.Value, place)))], isFlow: true),
        IEnumerable list => new YamlSequence(place, [.. list.Cast<object?>().Select(item => Of(item, place))], isFlow: true),
        _ => Plain(Convert.ToString(value, CultureInfo.InvariantCulture)!, place),
    };

    /// <summary>
    /// About how many characters a value takes, at least one for each of its nodes; more than <paramref name="most"/> when it is more
    /// or nested deeper than a document may be. A script can build in a few steps what no memory holds.
    /// </summary>
    public static int Weigh(object? value, int most, int depth = 1)
    {
        if (depth > HotReader.Limits.MaxDepth)
        {
            return most + 1;
        }

        return value switch
        {
            string text => text.Length + 1,
            YamlScalar scalar => scalar.Value.Length + 1,
            YamlSequence sequence => Sum(sequence.Items),
            YamlMapping mapping => Sum(mapping.Entries.SelectMany(e => new[] { e.Key, e.Value })),
            ScriptObject mapping => Sum(mapping.SelectMany(p => new[] { p.Key, p.Value })),
            IEnumerable list => Sum(list.Cast<object?>()),
            _ => 1,
        };

        int Sum(IEnumerable<object?> items)
        {
            var sum = 1;
            foreach (var item in items)
            {
                sum += Weigh(item, most - sum, depth + 1);
                if (sum > most)
                {
                    break;
                }
            }

            return sum;
        }
    }

    // A node of driver.yaml: numbers and booleans that JSON knows keep their spelling, everything else is text.
    private static YamlNode OfNode(YamlNode node, SourceSpan place) => node switch
    {
        YamlMapping mapping => new YamlMapping(place, [.. mapping.Entries.Select(e => new YamlEntry(Text(e.Key.Value, place), OfNode(e.Value, place)))], isFlow: true),
        YamlSequence sequence => new YamlSequence(place, [.. sequence.Items.Select(i => OfNode(i, place))], isFlow: true),
        YamlScalar { Kind: ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean } scalar when YamlJson.IsLiteral(scalar) => Plain(scalar.Value, place),
        YamlScalar { Kind: ScalarKind.Null } => Plain("null", place),
        _ => Text(((YamlScalar)node).Value, place),
    };

    private static YamlScalar Plain(string text, SourceSpan place) => new(place, text, ScalarStyle.Plain, ScalarResolver.Resolve(text));

    private static YamlScalar Text(string text, SourceSpan place) => new(place, text, ScalarStyle.DoubleQuoted, ScalarKind.String);
}
