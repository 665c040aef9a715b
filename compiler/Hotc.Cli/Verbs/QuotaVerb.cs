using System.Collections.Immutable;
using System.CommandLine;
using Hotc.Cli.Review;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Review.Quotas;
using Hotc.Review.Views;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc quota</c>: what clusters take of the quotas of a project.</summary>
internal static class QuotaVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var paths = new Argument<string[]>("BUNDLE|SPEC") { Description = "Bundles (folders) or specs; all are added up", Arity = ArgumentArity.OneOrMore };
        var flavors = Flavors();
        var quota = new Option<string[]>("--quota")
        {
            Description = "What openstack quota show -f json (with or without --usage) or openstack loadbalancer quota show -f json prints; may be given several times",
            HelpName = "FILE",
            DefaultValueFactory = _ => [],
        };
        var (format, drivers) = (Choices.Format(), Choices.Drivers());
        var command = new VerbCommand(
            "quota",
            "Say what clusters take of the quotas of a project. The exit code is 0 when it fits or nothing was given to compare with, 2 when a quota is exceeded, 1 when the input is wrong.",
            ("hotc quota clusters/*.yaml --flavors flavors.json", "Sums over several specs, with cores and memory"),
            ("hotc quota out/ha --flavors flavors.json --quota quota.json", "Compared with what the cloud grants"))
        {
            paths, flavors, quota, format, drivers,
        };
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var list = Read(parsed.GetValue(flavors), bag);
            var limits = Limits(parsed.GetRequiredValue(quota), bag);
            var reader = new SideReader(ProjectFile.Folders(parsed.GetRequiredValue(drivers), bag), terminal);
            var needs = bag.HasErrors ? [] : Needs(parsed.GetRequiredValue(paths), reader, list, bag);
            if (Report.Tell(terminal, bag) is not ExitCode.Fine and var wrong)
            {
                return wrong;
            }

            var result = QuotaResult.Of(needs, limits, list is not null);
            if (parsed.GetRequiredValue(format) == "json")
            {
                JsonOutput.Write(terminal, json => QuotaJsonView.Write(result, json));
            }
            else
            {
                terminal.Out.Write(QuotaTextView.Write(result));
            }

            return result.IsExceeded ? ExitCode.Differences : ExitCode.Fine;
        });
        return command;
    }

    /// <summary><c>--flavors FILE</c>.</summary>
    public static Option<string?> Flavors() =>
        new("--flavors") { Description = "What openstack flavor list -f json prints; without it cores and memory are not counted", HelpName = "FILE" };

    /// <summary>The flavors of a file; null when none was given, or after a finding.</summary>
    public static FlavorList? Read(string? file, DiagnosticBag bag) =>
        file is not null && DiskFile.ReadBytes(file, bag) is { } bytes ? FlavorList.Read(file, bytes, bag) : null;

    private static Dictionary<string, QuotaLimit>? Limits(string[] files, DiagnosticBag bag)
    {
        var limits = new Dictionary<string, QuotaLimit>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (DiskFile.ReadBytes(file, bag) is { } bytes)
            {
                QuotaList.Read(file, bytes, limits, bag);
            }
        }

        return files.Length == 0 ? null : limits;
    }

    // All of them are opened, so that what is wrong with several is told at once.
    private static ImmutableArray<QuotaNeed> Needs(string[] paths, SideReader reader, FlavorList? flavors, DiagnosticBag bag)
    {
        var needs = ImmutableArray.CreateBuilder<QuotaNeed>(paths.Length);
        foreach (var path in paths)
        {
            var own = new DiagnosticBag();
            if (reader.Open(path, own) is { } side)
            {
                needs.Add(QuotaCounter.Count(side, flavors, own));
            }

            bag.AddRange(own.ToSorted());
        }

        return needs.ToImmutable();
    }
}
