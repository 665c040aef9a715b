using System.CommandLine;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Pki;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc pki leaf</c>: makes a certificate for a client or a server of a cluster.</summary>
internal static partial class PkiLeafVerb
{
    private const int DefaultDays = 365;
    private const int MaxDays = 3650;

    /// <summary>Makes the command.</summary>
    public static VerbCommand Make(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "What hotc pki init made for the cluster" };
        var name = new Argument<string>("NAME") { Description = "Name of the two files, and common name unless --common-name says another" };
        name.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => !FileName().IsMatch(t.Value)) is { } bad)
            {
                result.AddError($"NAME does not take {Shown.Quoted(bad.Value)}");
            }
        });
        var authority = Choices.OneOf(new Option<string>("--authority") { Description = "Who signs" }, [.. PkiLeaf.Authorities]);
        var commonName = Choices.Matching(new Option<string>("--common-name") { Description = "Whom the certificate names; to Kubernetes the user", HelpName = "TEXT" }, Name().IsMatch);
        var groups = Choices.Matching(new Option<string[]>("--group") { Description = "An organization, to Kubernetes a group of the user; may be repeated", HelpName = "TEXT" }, Name().IsMatch);
        var hosts = Choices.Matching(new Option<string[]>("--host") { Description = "A name or address of the server that it is for; may be repeated. Without any it is for a client", HelpName = "HOST" }, PkiLeaf.IsHost);
        var days = Choices.Number(new Option<int>("--days") { Description = "Days that the certificate is valid", HelpName = "N" }, 1, MaxDays, DefaultDays);
        var output = new Option<string>("--output", "-o") { Description = "A directory that is closed to others; made if missing [default: DIR]", HelpName = "FOLDER" };
        var command = new VerbCommand(
            "leaf",
            "Make a certificate and its key for a client, or a server, that nodes do not make for themselves.",
            ("hotc pki leaf pki/prod backup --authority etcd --days 30", "A client of etcd: pki/prod/backup.crt and backup.key"),
            ("hotc pki leaf pki/prod jane --group viewers -o jane", "A user of the API, in a group that your own role bindings know"))
        {
            directory, name, authority, commonName, groups, hosts, days, output,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(authority) == PkiLeaf.Authorities[^1] && result.GetValue(hosts) is { Length: > 0 })
            {
                result.AddError($"{hosts.Name}: the front-proxy authority signs clients only");
            }
        });
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            using var random = RandomNumberGenerator.Create();
            var (from, file) = (parsed.GetRequiredValue(directory), parsed.GetRequiredValue(name));
            var leaf = new LeafRequest(parsed.GetValue(commonName) ?? file, [.. parsed.GetValue(groups) ?? []], [.. parsed.GetValue(hosts) ?? []], parsed.GetRequiredValue(days));
            var folder = parsed.GetValue(output) ?? from;
            var isMade = PkiLeaf.Make(from, parsed.GetRequiredValue(authority), leaf, file, folder, TimeProvider.System, random, bag);
            var code = Report.Tell(terminal, bag);
            if (isMade)
            {
                terminal.Say($"{Path.Combine(folder, file)}.crt\n{Path.Combine(folder, file)}.key\n");
            }

            return code;
        });
        return command;
    }

    [GeneratedRegex(@"^[A-Za-z0-9]([-_.A-Za-z0-9]{0,62}[A-Za-z0-9])?\z")]
    private static partial Regex FileName();

    // What X.509 takes for either (ub-common-name, ub-organization-name), of the characters that Kubernetes uses in names.
    [GeneratedRegex(@"^[A-Za-z0-9]([-_.:@/A-Za-z0-9]{0,62}[A-Za-z0-9])?\z")]
    private static partial Regex Name();
}
