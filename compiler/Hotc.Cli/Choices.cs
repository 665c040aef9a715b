using System.CommandLine;
using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Cli;

/// <summary>The options that several verbs share.</summary>
internal static class Choices
{
    /// <summary><c>--format text|json</c>.</summary>
    public static Option<string> Format() =>
        OneOf(new Option<string>("--format") { Description = "text for people, json for programs (on standard output)" }, "text", "json");

    /// <summary><c>--fail-on info|warning|error</c>.</summary>
    public static Option<string> FailOn() =>
        OneOf(new Option<string>("--fail-on") { Description = "The lowest level of finding that makes the exit code 1" }, "error", "warning", "info");

    /// <summary><c>--pki DIR</c>.</summary>
    public static Option<string?> Pki() => new("--pki")
    {
        Description = "What hotc pki init made for the cluster: refuse a bundle that cannot take what a rotation sends; with several specs, the folder that has one for each",
        HelpName = "DIR",
    };

    /// <summary><c>--quiet</c>.</summary>
    public static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Show findings only" };

    /// <summary><c>--drivers DIR</c>, any number of times.</summary>
    public static Option<string[]> Drivers()
    {
        var option = new Option<string[]>("--drivers")
        {
            Description = "A folder of driver packages (<name>/<version>/driver.yaml) that come before those of hotc.yaml and those built in; may be given several times",
            HelpName = "DIR",
            DefaultValueFactory = _ => [],
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !Directory.Exists(t.Value)))
            {
                result.AddError($"--drivers: there is no folder {Shown.Quoted(token.Value)}");
            }
        });
        return option;
    }

    /// <summary><c>--jobs N</c>.</summary>
    public static Option<int> Jobs(string description = "How many specs are compiled at a time") =>
        Number(new Option<int>("--jobs", "-j") { Description = description, HelpName = "N" }, 1, 256, Environment.ProcessorCount);

    /// <summary>One or more specs.</summary>
    public static Argument<string[]> Specs() =>
        new("SPEC") { Description = "Cluster specs; - reads one from standard input", Arity = ArgumentArity.OneOrMore };

    /// <summary>Makes an option take one of a few words, the first of which is its default.</summary>
    public static Option<string> OneOf(Option<string> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.DefaultValueFactory = _ => words[0];
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !words.Contains(t.Value)))
            {
                var near = Nearest.Of(token.Value, words) is { } found ? $"; did you mean {found}?" : "";
                result.AddError($"{option.Name} takes {string.Join(", ", words[..^1])} or {words[^1]}, not {Shown.Quoted(token.Value)}{near}");
            }
        });
        return option;
    }

    /// <summary>Makes an option take texts of one form only.</summary>
    public static Option<T> Matching<T>(Option<T> option, Func<string, bool> isGood)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !isGood(t.Value)))
            {
                result.AddError($"{option.Name} does not take {Shown.Quoted(token.Value)}");
            }
        });
        return option;
    }

    /// <summary>Makes an option take a whole number within limits.</summary>
    public static Option<int> Number(Option<int> option, int least, int most, int otherwise)
    {
        option.DefaultValueFactory = _ => otherwise;
        option.CustomParser = result =>
        {
            var given = result.Tokens[^1].Value;
            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError($"{option.Name} takes a number from {least} to {most}, not {Shown.Quoted(given)}");
            return otherwise;
        };
        return option;
    }

    /// <summary>The level of a <c>--fail-on</c> option.</summary>
    public static DiagnosticLevel Level(string word) => word switch
    {
        "info" => DiagnosticLevel.Info,
        "warning" => DiagnosticLevel.Warning,
        _ => DiagnosticLevel.Error,
    };
}
