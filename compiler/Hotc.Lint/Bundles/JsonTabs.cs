using Hotc.Foundation.Text;

namespace Hotc.Lint.Bundles;

/// <summary>
/// Heat reads a template as JSON first, where a tab is a blank like any other; YAML forbids tabs in some of those places.
/// </summary>
internal static class JsonTabs
{
    /// <summary>The text with every tab outside of strings as a space, when it looks like JSON; otherwise the text itself.</summary>
    public static SourceText Replace(SourceText source)
    {
        var text = source.Text;
        if (!text.AsSpan().TrimStart().StartsWith("{") || !text.Contains('\t', StringComparison.Ordinal))
        {
            return source;
        }

        var characters = text.ToCharArray();
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
