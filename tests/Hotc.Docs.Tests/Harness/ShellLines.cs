using System.Text;

namespace Hotc.Docs.Tests.Harness;

/// <summary>Simple commands of a shell text, as lists of words: enough for what guides show.</summary>
internal static class ShellLines
{
    private static readonly string[] Separators = ["|", "||", "&&", ";", "(", ")", "{", "}"];

    /// <summary>The commands, without comments, here-documents and redirections.</summary>
    public static IEnumerable<IReadOnlyList<string>> Commands(string text)
    {
        var lines = text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var command = new List<string>();
            var words = Words(lines[i]);
            for (var w = 0; w < words.Count; w++)
            {
                if (Separators.Contains(words[w]))
                {
                    if (command.Count > 0)
                    {
                        yield return command;
                    }

                    command = [];
                }
                else if (words[w].StartsWith("<<", StringComparison.Ordinal))
                {
                    var end = words[w][2..];
                    while (++i < lines.Length && lines[i] != end)
                    {
                    }
                }
                else if (words[w] is ">" or ">>" or "<")
                {
                    w++;
                }
                else
                {
                    command.Add(words[w]);
                }
            }

            if (command.Count > 0)
            {
                yield return command;
            }
        }
    }

    private static List<string> Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, isWord) = ('\0', false);
        foreach (var c in line)
        {
            if (quote != '\0' ? c == quote : c is '\'' or '"')
            {
                (quote, isWord) = (quote == '\0' ? c : '\0', true);
            }
            else if (quote == '\0' && c == '#' && !isWord)
            {
                break;
            }
            else if (quote == '\0' && (c is ' ' or '\t'))
            {
                End();
            }
            else if (quote == '\0' && c == ';')
            {
                End();
                words.Add(";");
            }
            else
            {
                word.Append(c);
                isWord = true;
            }
        }

        End();
        return words;

        void End()
        {
            if (isWord)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isWord = false;
        }
    }
}
