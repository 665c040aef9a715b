using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Lint.Rules.Structure;

/// <summary>Puts quotes around a name that YAML 1.1 does not read as text, and around every reference to it.</summary>
internal static class QuotedNames
{
    /// <summary>The repair; null when the name is not written plainly in a file of the user.</summary>
    /// <param name="root">The template.</param>
    /// <param name="section">The section that declares the name, in HOT's words.</param>
    /// <param name="name">The name.</param>
    public static Fix? Of(YamlMapping root, string section, YamlScalar name)
    {
        if (!IsPlain(name, name.Value))
        {
            return null;
        }

        var edits = ImmutableArray.CreateBuilder<TextEdit>();
        edits.Add(Quote(name));
        Walk(root, section, name.Value, edits);
        return new Fix(edits.Count == 1 ? $"quote {name.Value}" : $"quote {name.Value} and what refers to it", edits.ToImmutable());
    }

    private static void Walk(YamlNode node, string section, string name, ImmutableArray<TextEdit>.Builder edits)
    {
        switch (node)
        {
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    Walk(item, section, name, edits);
                }

                break;
            case YamlMapping map:
                foreach (var (key, value) in map.Entries)
                {
                    edits.AddRange(References(section, key.Value, value).OfType<YamlScalar>().Where(s => IsPlain(s, name)).Select(Quote));
                    Walk(value, section, name, edits);
                }

                break;
        }
    }

    // Where the value of a key names something that the section declares.
    private static IEnumerable<YamlNode> References(string section, string key, YamlNode value) => (section, key, value) switch
    {
        ("parameters", "get_param", _) or ("resources", "get_resource" or "get_attr", _) => value is YamlSequence list ? list.Items.Take(1) : [value],
        ("resources", "depends_on", _) or ("conditions", "condition" or "not" or "and" or "or", _) => value is YamlSequence list ? list.Items : [value],
        ("conditions", "if", YamlSequence list) => list.Items.Take(1),
        _ => [],
    };

    private static bool IsPlain(YamlScalar scalar, string name) =>
        scalar is { Style: ScalarStyle.Plain, Kind: not ScalarKind.String } && scalar.Value == name && scalar.Span.Length == name.Length && scalar.Span.Source.Kind == SourceKind.Heat;

    private static TextEdit Quote(YamlScalar scalar) => new(scalar.Span, $"\"{scalar.Value}\"");
}
