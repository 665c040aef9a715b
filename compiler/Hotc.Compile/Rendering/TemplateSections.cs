using System.Buffers;
using System.Collections.Immutable;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Rendering;

/// <summary>A key at the top of a rendered template, with what stands below it.</summary>
/// <param name="Start">Where the key stands.</param>
/// <param name="End">Where the next one stands.</param>
/// <param name="Name">The key; null when it is not plain, or has a value on its line.</param>
/// <param name="Entries">Where the keys below it stand; empty when it cannot be seen without reading the YAML.</param>
internal readonly record struct TemplateSection(int Start, int End, string? Name, ImmutableArray<int> Entries);

/// <summary>
/// Cuts a rendered template where its lines show that a mapping goes on: at keys of the first column, and at those two columns
/// further in. Whether a cut was right shows when the pieces are read: each must be a mapping with one key by itself. Block
/// scalars are indented deeper, and a bracket or quote that is open at a cut makes both pieces unreadable.
/// </summary>
internal static class TemplateSections
{
    private const int Step = 2;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    /// <summary>The sections in order; null when the text is not made of such.</summary>
    public static List<TemplateSection>? Find(ReadOnlySpan<char> text)
    {
        var sections = new List<TemplateSection>();
        var (start, name, entries) = (0, (string?)null, ImmutableArray.CreateBuilder<int>());
        var hasKey = false;
        for (var at = 0; at < text.Length;)
        {
            var end = text[at..].IndexOf('\n');
            var line = end < 0 ? text[at..] : text.Slice(at, end);
            var indent = line.IndexOfAnyExcept(' ');
            if (indent == 0 && line[0] != '#')
            {
                if (!IsStartOfKey(line[0]))
                {
                    return null;
                }

                if (hasKey)
                {
                    sections.Add(new(start, at, name, entries.DrainToImmutable()));
                    start = at;
                }

                (hasKey, name) = (true, NameOf(line));
            }
            else if (indent > 0 && line[indent] != '#' && name is not null)
            {
                if (indent == Step && IsStartOfKey(line[Step]))
                {
                    entries.Add(at);
                }
                else if (indent <= Step || entries.Count == 0)
                {
                    name = null;
                    entries.Clear();
                }
            }

            at += line.Length + 1;
        }

        sections.Add(new(start, text.Length, name, entries.DrainToImmutable()));
        return hasKey ? sections : null;
    }

    private static bool IsStartOfKey(char character) => char.IsAsciiLetter(character) || character is '_' or '"';

    private static string? NameOf(ReadOnlySpan<char> line)
    {
        var key = line.TrimEnd(' ');
        return key is [.., ':'] && key[..^1].IndexOfAnyExcept(Letters) < 0 && ScalarResolver.Resolve(key[..^1]) == ScalarKind.String ? key[..^1].ToString() : null;
    }
}
