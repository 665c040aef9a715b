using System.Globalization;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Json.Pointer;

namespace Hotc.Compile.Schemas;

/// <summary>A node that a JSON pointer names, with what a message about it needs.</summary>
internal sealed record InstancePlace(YamlNode Node, YamlScalar? Key, string Path, string ParentPath)
{
    /// <summary>The last part of the path.</summary>
    public string Name => Key?.Value ?? Path;

    /// <summary>The path in double quotes, or words for the whole file.</summary>
    public string Quoted => Path.Length == 0 ? "the file" : $"\"{Path}\"";

    /// <summary>Where the value stands.</summary>
    public SourceSpan Span => Node.Span;

    /// <summary>Where the key stands; a list item has none, so its value.</summary>
    public SourceSpan KeySpan => Key?.Span ?? Node.Span;

    /// <summary>A short mark for something that a mapping lacks: its key, or the mapping's first key.</summary>
    public SourceSpan HeadSpan => Key?.Span ?? (Node is YamlMapping { Entries: [var first, ..] } ? first.Key.Span : Node.Span);

    /// <summary>" in "parent"", or nothing at the top of the file.</summary>
    public string InParent => ParentPath.Length > 0 ? $" in \"{ParentPath}\"" : " at the top of the file";

    /// <summary>" in "this"", or nothing at the top of the file.</summary>
    public string InSelf => Path.Length == 0 ? "" : $" in \"{Path}\"";

    /// <summary>The node that a pointer names; null when the tree has none.</summary>
    public static InstancePlace? Find(YamlNode root, JsonPointer pointer)
    {
        var node = root;
        YamlScalar? key = null;
        var path = "";
        var parent = "";
        foreach (var text in Segments(pointer))
        {
            parent = path;
            switch (node)
            {
                case YamlMapping mapping:
                    var entry = mapping.Entries.FirstOrDefault(e => e.Key.Value == text);
                    if (entry is null)
                    {
                        return null;
                    }

                    (node, key) = (entry.Value, entry.Key);
                    path = path.Length == 0 ? text : text.All(IsPlain) ? $"{path}.{text}" : $"{path}['{text}']";
                    break;
                case YamlSequence sequence when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < sequence.Items.Length:
                    (node, key) = (sequence.Items[index], null);
                    path = $"{path}[{NameOf(node) ?? text}]";
                    break;
                default:
                    return null;
            }
        }

        return new InstancePlace(node, key, path, parent);
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    // A list of named things is spoken of by name: a person does not count items.
    private static string? NameOf(YamlNode node) => node is YamlMapping mapping && mapping["name"] is YamlScalar name ? name.Value : null;

    /// <summary>The parts of a pointer, unescaped.</summary>
    public static IEnumerable<string> Segments(JsonPointer pointer) => pointer.ToString().Split('/').Skip(1).Select(Unescape);

    private static string Unescape(string segment) => segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
