using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;

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
        ScriptMap mapping => OfPairs(mapping.Pairs, place),
        IEnumerable<KeyValuePair<string, object?>> mapping => OfPairs(mapping, place),
        IEnumerable list => new YamlSequence(place, [.. list.Cast<object?>().Select(item => Of(item, place))], isFlow: true),
        _ => Plain(Convert.ToString(value, CultureInfo.InvariantCulture)!, place),
    };

    /// <summary>
    /// A value as it is now: a list of a script may be put together anew by each walk over it, and may change later.
    /// </summary>
    /// <param name="value">What an expression gave.</param>
    /// <param name="room">
    /// How many characters it may take, one at least for each of its nodes; less than zero when it takes more or is nested deeper than
    /// a document may be. A script can build in a few steps what no memory holds.
    /// </param>
    /// <param name="depth">How deep it is nested.</param>
    public static object? Settle(object? value, ref int room, int depth = 1)
    {
        room = depth > HotReader.Limits.MaxDepth ? -1 : room - 1;
        if (room < 0)
        {
            return null;
        }

        switch (value)
        {
            case string text:
                room -= text.Length;
                return text;
            case YamlNode node:
                Measure(node, ref room, depth);
                return node;
            case IEnumerable<KeyValuePair<string, object?>> mapping:
                var pairs = new List<KeyValuePair<string, object?>>();
                foreach (var (key, item) in mapping)
                {
                    room -= key.Length + 1;
                    pairs.Add(new(key, Settle(item, ref room, depth + 1)));
                    if (room < 0)
                    {
                        break;
                    }
                }

                return new ScriptMap([.. pairs]);
            case IEnumerable list:
                var items = new List<object?>();
                foreach (var item in list)
                {
                    items.Add(Settle(item, ref room, depth + 1));
                    if (room < 0)
                    {
                        break;
                    }
                }

                return items.ToArray();
            default:
                return value;
        }
    }

    private static void Measure(YamlNode node, ref int room, int depth)
    {
        switch (node)
        {
            case YamlScalar scalar:
                room -= scalar.Value.Length;
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Settle(item, ref room, depth + 1);
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    Settle(entry.Key, ref room, depth + 1);
                    Settle(entry.Value, ref room, depth + 1);
                }

                break;
        }
    }

    private static YamlMapping OfPairs(IEnumerable<KeyValuePair<string, object?>> pairs, SourceSpan place) =>
        new(place, [.. pairs.Select(pair => new YamlEntry(Text(pair.Key, place), Of(pair.Value, place)))], isFlow: true);

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

/// <summary>A map of a script as it was when it was written.</summary>
internal sealed record ScriptMap(ImmutableArray<KeyValuePair<string, object?>> Pairs);
