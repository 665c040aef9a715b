using System.Text;

namespace Hotc.Cli;

/// <summary>
/// The three streams of the process and what is known of whoever reads them. The only code that talks to the console, so that
/// tests can hand over streams of their own. Not safe for use from several threads, except <see cref="Status"/>.
/// </summary>
internal sealed class Terminal
{
    private const int DefaultWidth = 100;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly Lock gate = new();
    private bool showsStatus;

    /// <summary>Makes a terminal of streams.</summary>
    public Terminal(Func<Stream> input, Stream output, Stream errors)
    {
        OpenInput = input;
        Output = output;
        Out = new StreamWriter(output, Utf8, 16 * 1024) { NewLine = "\n" };
        Error = new StreamWriter(errors, Utf8, 4 * 1024) { NewLine = "\n" };
    }

    /// <summary>Opens standard input; most runs never do.</summary>
    public Func<Stream> OpenInput { get; }

    /// <summary>Standard output, for bytes. Flush <see cref="Out"/> before writing.</summary>
    public Stream Output { get; }

    /// <summary>Standard output, for results.</summary>
    public StreamWriter Out { get; }

    /// <summary>Standard error, for findings, progress and advice.</summary>
    public StreamWriter Error { get; }

    /// <summary>Whether a person reads standard output.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether a person reads standard error.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether colours are allowed at all.</summary>
    public bool AllowsColour { get; init; }

    /// <summary>Columns.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Whether internal faults show where they happened.</summary>
    public bool ShowsStackTraces { get; init; }

    /// <summary>Whether text on standard output is coloured.</summary>
    public bool ColoursOutput => IsOutputTerminal && AllowsColour;

    /// <summary>Whether text on standard error is coloured.</summary>
    public bool ColoursErrors => IsErrorTerminal && AllowsColour;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var isOutput = !Console.IsOutputRedirected;
        var isError = !Console.IsErrorRedirected;
        return new Terminal(Console.OpenStandardInput, OpenOrClosed(Console.OpenStandardOutput), OpenOrClosed(Console.OpenStandardError))
        {
            IsOutputTerminal = isOutput,
            IsErrorTerminal = isError,
            AllowsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = isOutput ? Math.Clamp(WidthOfConsole(), 40, 140) : DefaultWidth,
            ShowsStackTraces = Environment.GetEnvironmentVariable("HOTC_DEBUG") == "1",
        };
    }

    /// <summary>Shows a passing line on standard error, only to people; null takes it away. Safe to use from several threads.</summary>
    public void Status(string? text)
    {
        lock (gate)
        {
            if (IsErrorTerminal && (text is not null || showsStatus))
            {
                Error.Write("\r\e[K" + text);
                Error.Flush();
                showsStatus = text is not null;
            }
        }
    }

    /// <summary>Shows lines on standard error without tearing the passing line.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            Status(null);
            Error.Write(text);
            Error.Flush();
        }
    }

    /// <summary>Sends everything on its way.</summary>
    public void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    // Whoever started the program may have closed a stream. That matters only once something is to be written to it.
    private static Stream OpenOrClosed(Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ClosedStream();
        }
    }

    private static int WidthOfConsole()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
        }
    }
}
