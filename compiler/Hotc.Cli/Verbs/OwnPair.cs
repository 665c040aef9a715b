using System.CommandLine;
using Hotc.Pki;

namespace Hotc.Cli.Verbs;

/// <summary>The two files of a CA that the user brings, as options.</summary>
internal sealed class OwnPair(string prefix, string name)
{
    public Option<string> Certificate { get; } = new($"--{prefix}ca-cert") { Description = $"PEM certificate of your own {name} CA", HelpName = "FILE" };

    public Option<string> Key { get; } = new($"--{prefix}ca-key") { Description = $"Its unencrypted PEM private key", HelpName = "FILE" };

    public OwnAuthority? Of(ParseResult parsed) =>
        (parsed.GetValue(Certificate), parsed.GetValue(Key)) is var (certificate, key) && (certificate is not null || key is not null) ? new OwnAuthority(certificate, key) : null;
}
