using System.CommandLine;
using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Pki;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc pki status</c>: tells when the authorities of a cluster end.</summary>
internal static class PkiStatusVerb
{
    /// <summary>Makes the command.</summary>
    public static VerbCommand Make(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "What hotc pki init made" };
        var within = Choices.Number(new Option<int>("--within") { Description = "The exit code is 1 when one of them ends within so many days", HelpName = "DAYS" }, 0, 36500, 0);
        var command = new VerbCommand(
            "status",
            "Show the certificate authorities of a cluster and when they end, and where a rotation stands. Control-plane nodes renew their own certificates.",
            ("hotc pki status pki/prod", "Show them"),
            ("hotc pki status pki/prod --within 90", "Fail when one ends within 90 days"))
        {
            directory, within,
        };
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            var states = PkiStatus.Read(parsed.GetRequiredValue(directory), TimeProvider.System, bag);
            var rotation = bag.HasErrors ? null : PkiStatus.Rotation(parsed.GetRequiredValue(directory), TimeProvider.System, new DiagnosticBag());
            var code = Report.Tell(terminal, bag);
            foreach (var state in states)
            {
                terminal.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{state.Name,-14}  {state.File,-18}  {state.Key,-11}  ends {state.Ends:yyyy-MM-dd}, in {state.DaysLeft} days"));
            }

            if (rotation is { Stage: not RotationStage.None })
            {
                terminal.Out.Write(RotationAdvice.Of(rotation));
            }

            var soon = parsed.GetRequiredValue(within);
            return code == ExitCode.Fine && states.Any(s => s.DaysLeft < soon) ? ExitCode.Findings : code;
        });
        return command;
    }
}
