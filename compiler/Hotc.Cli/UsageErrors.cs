using System.CommandLine;
using System.CommandLine.Parsing;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli;

/// <summary>Says what is wrong with a command line, with the nearest name that exists.</summary>
internal static class UsageErrors
{
    /// <summary>All errors, each a sentence without a full stop.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="verbs">All verbs, for a mistyped one.</param>
    public static IReadOnlyList<string> Find(ParseResult parsed, IEnumerable<string> verbs)
    {
        var command = parsed.CommandResult.Command;
        var subcommands = command.Subcommands.Select(c => c.Name).ToList();
        List<string> known = command.Parents.Any() ? subcommands : [.. verbs];

        // Behind an unknown command nothing can be understood.
        var unmatched = parsed.UnmatchedTokens.Take(known.Count > 0 ? 1 : int.MaxValue).Select(t => IsOption(t) ? UnknownOption(command, t) : Unexpected(t, known));
        var mistaken = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens).Select(t => t.Value).Where(v => IsOption(v) && !parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash))
            .Select(v => UnknownOption(command, v));
        var empty = parsed.CommandResult.Children.Where(c => c.Tokens.Any(t => t.Value.Length == 0)).Select(c => $"{NameOf(c)} does not take an empty text");
        var repeated = parsed.CommandResult.Children.OfType<OptionResult>().Where(o => o.Option.Arity.MaximumNumberOfValues == 1 && o.IdentifierTokenCount > 1 && o.Tokens.Count > 1)
            .Select(o => $"{o.Option.Name} is given {o.Tokens.Count} times; it takes one value");
        string[] named = [.. unmatched, .. mistaken, .. empty, .. repeated];

        // With an unknown word, the parser's own "required … missing" is only a consequence.
        return named.Length > 0 ? named
            : subcommands.Count > 0 ? [$"a command is missing: {string.Join(", ", subcommands.SkipLast(1))} or {subcommands[^1]}"]
            : [.. parsed.Errors.Select(e => e.Message.TrimEnd('.')).Distinct()];
    }

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static string UnknownOption(Command command, string token)
    {
        var name = token.Split('=', ':')[0];
        var known = Lineage(command).SelectMany(c => c.Options).Where(o => !o.Hidden).SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal));
        return $"unknown option {Shown.Quoted(name)}{DidYouMean(name, known)}";
    }

    private static string Unexpected(string token, List<string> subcommands) =>
        subcommands.Count > 0 ? $"unknown command {Shown.Quoted(token)}{DidYouMean(token, subcommands, "; known: " + string.Join(", ", subcommands))}" : $"unexpected argument {Shown.Quoted(token)}";

    private static string NameOf(SymbolResult result) => result switch
    {
        OptionResult option => option.Option.Name,
        ArgumentResult argument => argument.Argument.Name,
        _ => "",
    };

    private static string DidYouMean(string name, IEnumerable<string> known, string otherwise = "") => Nearest.Of(name, known) is { } near ? $"; did you mean {near}?" : otherwise;

    private static IEnumerable<Command> Lineage(Command command) => command.Parents.OfType<Command>().SelectMany(Lineage).Prepend(command);
}
