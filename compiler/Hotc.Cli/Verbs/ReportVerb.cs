using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using Hotc.Cli.Review;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Pki;
using Hotc.Review;
using Hotc.Review.Reports;
using Hotc.Review.Views;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc report</c>: one page about a bundle.</summary>
internal static class ReportVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var path = new Argument<string>("BUNDLE|SPEC") { Description = "A bundle (folder) or a spec" };
        var against = new Option<string?>("--against") { Description = "The bundle or spec that the running stack was made of; the report says what an update does", HelpName = "OLD" };
        var pki = new Option<string?>("--pki") { Description = "What hotc pki init made; the report says when the authorities end", HelpName = "DIR" };
        var flavors = QuotaVerb.Flavors();
        var output = new Option<string?>("--output", "-o") { Description = "Where the page goes; without it to standard output", HelpName = "FILE" };
        var drivers = Choices.Drivers();
        var command = new VerbCommand(
            "report",
            "Write one page that a reviewer opens: topology, servers, addresses, security rules, secrets, sizes, findings, and the change. It loads nothing.",
            ("hotc report cluster.yaml -o report.html", "A report of what the spec makes"),
            ("hotc report out/new --against out/old -o report.html", "With what an update does"))
        {
            path, against, pki, flavors, output, drivers,
        };
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var reader = new SideReader(ProjectFile.Folders(parsed.GetRequiredValue(drivers), bag), terminal);
            var (old, current) = (parsed.GetValue(against), parsed.GetRequiredValue(path));
            var before = old is null ? null : reader.Open(old, bag);
            var opened = reader.OpenWithFiles(current, bag);
            var authorities = parsed.GetValue(pki) is { } folder ? Authorities(folder, bag) : [];
            var list = QuotaVerb.Read(parsed.GetValue(flavors), bag);
            if (opened is var (side, tree) && !bag.HasErrors)
            {
                var report = ReportBuilder.Make(side, list, bag) with
                {
                    Authorities = authorities,
                    Findings = BundleLint.Check(tree, side.Release),
                    Review = before is null ? null : Reviewer.Compare(before, side),
                };
                if (!bag.HasErrors)
                {
                    Write(ReportHtmlView.Write(report), parsed.GetValue(output), terminal, bag);
                }
            }

            return Report.Tell(terminal, bag);
        });
        return command;
    }

    private static ImmutableArray<ReportFact> Authorities(string folder, DiagnosticBag bag) =>
        [.. PkiStatus.Read(folder, TimeProvider.System, bag).Select(s => new ReportFact(s.Name, string.Create(CultureInfo.InvariantCulture, $"{s.Ends:yyyy-MM-dd}")))];

    private static void Write(string page, string? file, Terminal terminal, DiagnosticBag bag)
    {
        if (file is null)
        {
            terminal.Out.Write(page);
        }
        else if (DiskFile.Write(file, Encoding.UTF8.GetBytes(page), FolderFile.Readable, overwrite: true, bag))
        {
            terminal.Say($"{Shown.Escaped(file)} is written.\n");
        }
    }
}
