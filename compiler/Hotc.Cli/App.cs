using Hotc.Foundation.Text;

namespace Hotc.Cli;

/// <summary>One run of the program: the last place where an exception is caught.</summary>
internal static class App
{
    /// <summary>Runs the program and returns its exit code. Never throws.</summary>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var code = CommandLine.Run(args, terminal);
            terminal.Flush();
            return code;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Files answer with findings, so only the standard streams get here: a full disk behind a redirection, a closed stream.
            return Tell(terminal, $"hotc: the output cannot be written: {exception.Message}", ExitCode.Findings);
        }
        catch (Exception exception)
        {
            var text = $"internal fault in hotc {ProgramVersion.Text}: {exception.GetType().Name}: {Shown.Escaped(exception.Message)}; please report with this text";
            return Tell(terminal, terminal.ShowsStackTraces ? $"{text}\n{exception}" : text, ExitCode.Fault);
        }
    }

    private static int Tell(Terminal terminal, string text, int code)
    {
        try
        {
            terminal.Say(text + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody is left to tell; the exit code says it.
        }

        return code;
    }
}
