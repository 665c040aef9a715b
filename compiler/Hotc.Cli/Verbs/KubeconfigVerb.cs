using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Pki;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc kubeconfig</c>: writes a kubeconfig for an administrator.</summary>
internal static partial class KubeconfigVerb
{
    private const int DefaultDays = 30;
    private const int MaxDays = 3650;

    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "What hotc pki init made for the cluster" };
        var server = Choices.Matching(new Option<string>("--server") { Description = "Address or name of the API, the stack's output api_address; port 6443 unless given", HelpName = "ADDRESS", Required = true }, IsServer);
        var name = Choices.Matching(new Option<string>("--name") { Description = "Name of the cluster in the file", HelpName = "NAME", DefaultValueFactory = _ => "kubernetes" }, Name().IsMatch);
        var user = Choices.Matching(new Option<string>("--user") { Description = "Name of the user, whom the audit log names", HelpName = "NAME", DefaultValueFactory = _ => "kubernetes-admin" }, Name().IsMatch);
        var days = Choices.Number(new Option<int>("--days") { Description = "Days that the certificate is valid", HelpName = "N" }, 1, MaxDays, DefaultDays);
        var output = new Option<string>("--output", "-o") { Description = "A new file, readable by you only [default: standard output]", HelpName = "FILE" };
        var command = new VerbCommand(
            "kubeconfig",
            "Write a kubeconfig with full rights, signed by the cluster CA on this machine.",
            ("hotc kubeconfig pki/prod --server 203.0.113.10 --name prod -o prod.conf", "Then: kubectl --kubeconfig prod.conf get nodes"),
            ("hotc kubeconfig pki/prod --server \"$(openstack stack output show prod api_address -f value -c output_value)\"", "With the address of the stack"))
        {
            directory, server, name, user, days, output,
        };
        command.SetAction(parsed =>
        {
            var bag = new DiagnosticBag();
            using var random = RandomNumberGenerator.Create();
            var options = new AdminKubeconfigOptions(Url(parsed.GetRequiredValue(server)), parsed.GetRequiredValue(name), parsed.GetRequiredValue(user), parsed.GetRequiredValue(days));
            var text = AdminKubeconfig.Make(parsed.GetRequiredValue(directory), options, TimeProvider.System, random, bag);
            var code = Report.Tell(terminal, bag);
            return text is null || code != ExitCode.Fine ? code : Write(text, parsed.GetValue(output), terminal);
        });
        return command;
    }

    private static int Write(byte[] text, string? file, Terminal terminal)
    {
        if (file is null)
        {
            terminal.Out.Flush();
            terminal.Output.Write(text);
            return ExitCode.Fine;
        }

        var bag = new DiagnosticBag();
        DiskFile.Write(file, text, FolderFile.Private, overwrite: false, bag);
        return Report.Tell(terminal, bag);
    }

    private static bool IsServer(string text) =>
        Server().Match(text) is { Success: true } match && (match.Groups["port"] is not { Success: true } port || int.Parse(port.ValueSpan, CultureInfo.InvariantCulture) is > 0 and <= ushort.MaxValue);

    private static string Url(string server)
    {
        var host = server.StartsWith("https://", StringComparison.Ordinal) ? server["https://".Length..].TrimEnd('/') : server;
        return $"https://{(host.Contains(':', StringComparison.Ordinal) ? host : host + ":6443")}";
    }

    [GeneratedRegex(@"^(https://)?[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:(?<port>[0-9]{1,5}))?/?\z")]
    private static partial Regex Server();

    [GeneratedRegex(@"^[a-z]([-a-z0-9.]*[a-z0-9])?\z")]
    private static partial Regex Name();
}
