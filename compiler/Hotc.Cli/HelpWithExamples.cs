using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Hotc.Cli;

/// <summary>The usual help, and below it the examples of the command.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <summary>The option that shows it.</summary>
    public static HelpOption Option(int width)
    {
        var option = new HelpOption("--help", "-h", "-?") { Description = "Show this help", Recursive = true };
        var usual = (HelpAction)option.Action!;
        usual.MaxWidth = width;
        option.Action = new HelpWithExamples(usual);
        return option;
    }

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is VerbCommand { Examples.Count: > 0 } verb)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (line, meaning) in verb.Examples)
            {
                output.WriteLine($"  # {meaning}");
                output.WriteLine($"  {line}");
            }
        }

        return ExitCode.Fine;
    }
}
