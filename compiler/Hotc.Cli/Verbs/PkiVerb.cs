using System.CommandLine;
using System.Security.Cryptography;
using Hotc.Foundation.Diagnostics;
using Hotc.Pki;

namespace Hotc.Cli.Verbs;

/// <summary><c>hotc pki</c>: makes the secrets of a cluster, signs with them and tells when they end.</summary>
internal static class PkiVerb
{
    /// <summary>Makes the command.</summary>
    public static Command Make(Terminal terminal) =>
        new VerbCommand("pki", "Make the certificate authorities, keys and tokens of a cluster, on this machine.", ("hotc pki init pki/prod", "Make them in a directory"))
        {
            Init(terminal),
            PkiLeafVerb.Make(terminal),
            PkiRotateVerb.Make(terminal),
            PkiStatusVerb.Make(terminal),
        };

    private static VerbCommand Init(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "The directory; made if missing, completed if not" };
        var days = Choices.Number(
            new Option<int>("--days") { Description = "Days that certificates made here are valid", HelpName = "N" }, 1, PkiInitOptions.MaxDays, PkiInitOptions.DefaultDays);
        var (cluster, etcd, frontProxy) = (new OwnPair("", "cluster"), new OwnPair("etcd-", "etcd"), new OwnPair("front-proxy-", "front-proxy"));
        var (format, quiet) = (Choices.Format(), Choices.Quiet());
        var command = new VerbCommand(
            "init",
            "Make what is missing: three CAs, the service-account key, a bootstrap token, an encryption key, and secrets.yaml with all of it as hidden Heat parameters. Nothing is ever overwritten.",
            ("hotc pki init pki/prod", "All new"),
            ("hotc pki init pki/prod --ca-cert ca.crt --ca-key ca.key", "With a cluster CA of your own"))
        {
            directory, days, cluster.Certificate, cluster.Key, etcd.Certificate, etcd.Key, frontProxy.Certificate, frontProxy.Key, format, quiet,
        };
        command.SetAction(parsed =>
        {
            var options = new PkiInitOptions
            {
                Days = parsed.GetRequiredValue(days),
                ClusterCa = cluster.Of(parsed),
                EtcdCa = etcd.Of(parsed),
                FrontProxyCa = frontProxy.Of(parsed),
            };
            var bag = new DiagnosticBag();
            using var random = RandomNumberGenerator.Create();
            var result = PkiInit.Run(parsed.GetRequiredValue(directory), options, TimeProvider.System, random, bag);
            var report = new Report(terminal, parsed.GetRequiredValue(format) == "json");
            report.Add(bag.ToSorted());
            var code = report.Finish();
            if (result is not null && !parsed.GetValue(quiet))
            {
                Show(result, terminal);
            }

            return code;
        });
        return command;
    }

    private static void Show(PkiInitResult result, Terminal terminal)
    {
        var states = result.Files.GroupBy(f => f.State).OrderByDescending(g => g.Key).Select(g => $"{g.Key.ToString().ToLowerInvariant()}: {string.Join(' ', g.Select(f => f.Name))}\n");
        terminal.Say($"{result.Directory}\n  {string.Join("  ", states)}Never commit the keys; give {Path.Combine(result.Directory, "secrets.yaml")} to openstack with -e.\n");
    }
}
