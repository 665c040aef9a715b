using System.Text;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Lint.Rules.Structure;

namespace Hotc.Lint.Bundles;

/// <summary>
/// Reads the text of a template as Heat's client does (python-heatclient, common/template_format.py): without the blanks around it,
/// and as JSON when it begins with a brace. Environments are always YAML to it.
/// </summary>
internal static class TemplateText
{
    // As deep as Python's reader goes.
    private static readonly JsonReaderOptions Json = new() { MaxDepth = 1000 };

    /// <summary>The document; null, with a finding, when the text cannot be read to its end.</summary>
    public static YamlDocument? Read(SourceText source, DiagnosticBag bag, YamlLimits limits)
    {
        var isJson = source.Text.AsSpan().TrimStart().StartsWith("{");
        var document = YamlReader.Read(isJson ? WithoutTabs(source) : source, bag, limits);
        if (isJson && document is not null && FindFault(source.Text) is { } at)
        {
            bag.Add(
                TextFormRule.NotJson,
                source.Span(at, at < source.Text.Length ? 1 : 0),
                "this is not JSON, and Heat's client reads a template that begins with { as JSON",
                "write keys and texts in double quotes, without comments and trailing commas, or begin the template with a key instead of {");
        }

        if (document?.Root is YamlMapping { IsFlow: false, Entries.Length: > 1 } root && root.Span.Begin.Column > 1 && source.Text.AsSpan(0, root.Span.Start).IsWhiteSpace())
        {
            bag.Add(
                TextFormRule.IndentedFirstLine,
                source.Span(root.Span.Start, 1),
                "the first line is indented, and Heat's client removes the blanks before it but not before the others",
                "begin the sections in the first column");
        }

        return document;
    }

    // Where the text stops being JSON.
    private static int? FindFault(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), Json);
        try
        {
            while (reader.Read())
            {
                // Only whether the text can be read counts here.
            }

            return null;
        }
        catch (JsonException exception)
        {
            var line = 0;
            for (var left = exception.LineNumber ?? 0; left > 0; left--)
            {
                line = text.IndexOf('\n', line) + 1;
            }

            var bytes = Encoding.UTF8.GetBytes(text, line, text.Length - line);
            return Math.Min(line + Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(exception.BytePositionInLine ?? 0, bytes.Length)), text.Length);
        }
    }

    // In JSON a tab is a blank like any other; YAML forbids tabs in some of those places.
    private static SourceText WithoutTabs(SourceText source)
    {
        if (!source.Text.Contains('\t', StringComparison.Ordinal))
        {
            return source;
        }

        var characters = source.Text.ToCharArray();
        var inString = false;
        for (var i = 0; i < characters.Length; i++)
        {
            switch (characters[i])
            {
                case '"':
                    inString = !inString;
                    break;
                case '\\' when inString:
                    i++;
                    break;
                case '\t' when !inString:
                    characters[i] = ' ';
                    break;
            }
        }

        return new SourceText(source.Path, new string(characters), source.Kind);
    }
}
