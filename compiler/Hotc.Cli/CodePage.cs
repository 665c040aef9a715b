using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli;

/// <summary>The page of one code, as <c>hotc explain</c> shows it.</summary>
internal static class CodePage
{
    private const int Widest = 100;

    /// <summary>Shows it to people.</summary>
    public static void Write(DiagnosticDescriptor descriptor, Terminal terminal)
    {
        var (bold, reset) = terminal.ColoursOutput ? ("\e[1m", "\e[0m") : ("", "");
        var output = terminal.Out;
        output.WriteLine($"{bold}{descriptor.Code} ({LevelOf(descriptor)}): {descriptor.Title}{reset}");
        output.WriteLine();
        foreach (var line in Wrap(descriptor.Description, Math.Min(terminal.Width, Widest)))
        {
            output.WriteLine(line);
        }

        if (descriptor.HeatAccepts)
        {
            output.WriteLine();
            output.WriteLine(DiagnosticDescriptor.HeatAcceptsText);
        }

        WriteExample("Bad", descriptor.Bad, bold, reset, output);
        WriteExample("Good", descriptor.Good, bold, reset, output);
    }

    /// <summary>Shows it to programs.</summary>
    public static void WriteJson(DiagnosticDescriptor descriptor, Terminal terminal) =>
        JsonOutput.Write(terminal, json =>
        {
            json.WriteStartObject();
            json.WriteString("code", descriptor.Code);
            json.WriteString("level", LevelOf(descriptor));
            json.WriteString("title", descriptor.Title);
            json.WriteString("description", descriptor.Description);
            json.WriteBoolean("heatAccepts", descriptor.HeatAccepts);
            json.WriteString("bad", descriptor.Bad);
            json.WriteString("good", descriptor.Good);
            json.WriteEndObject();
        });

    private static string LevelOf(DiagnosticDescriptor descriptor) => descriptor.Level.ToString().ToLowerInvariant();

    private static void WriteExample(string title, string example, string bold, string reset, TextWriter output)
    {
        if (example.Length == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{bold}{title}:{reset}");
        foreach (var line in example.TrimEnd('\n').Split('\n'))
        {
            output.WriteLine($"  {Shown.Escaped(line)}".TrimEnd());
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
