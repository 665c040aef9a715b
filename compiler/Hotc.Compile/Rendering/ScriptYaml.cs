using System.Collections;
using System.Globalization;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
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
