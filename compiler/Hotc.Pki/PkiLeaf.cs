using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary><c>hotc pki leaf</c>: a certificate and its key for a client, or a server, of a cluster.</summary>
public static partial class PkiLeaf
{
    /// <summary>The names by which an authority is chosen; only the first two sign servers.</summary>
    public static IReadOnlyList<string> Authorities { get; } = ["cluster", "etcd", "front-proxy"];

    /// <summary>
    /// Makes <c>NAME.crt</c> and <c>NAME.key</c>; false after an error, which leaves nothing behind. Nothing is overwritten. The PKI
    /// directory is only read, unless it is where the files go.
    /// </summary>
    /// <param name="directory">What <c>hotc pki init</c> made.</param>
    /// <param name="authority">One of <see cref="Authorities"/>.</param>
    /// <param name="leaf">What the certificate is to say.</param>
    /// <param name="name">Name of the two files, without extension.</param>
    /// <param name="output">The directory for them. Made if missing; an existing one must be empty or closed to others.</param>
    /// <param name="clock">Tells now: the certificate begins an hour earlier.</param>
    /// <param name="random">Source of the serial number; the private key comes from the framework's own.</param>
    /// <param name="diagnostics">Receives the findings. None shows a secret.</param>
    public static bool Make(
        string directory, string authority, LeafRequest leaf, string name, string output, TimeProvider clock, RandomNumberGenerator random, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var now = clock.GetUtcNow();
        var folder = new PkiFolder(output);
        if (ReadAuthority.Of(KindOf(authority), directory, now, diagnostics) is not { } signer || !folder.Check(diagnostics))
        {
            return false;
        }

        using var made = LeafCertificate.Issue(signer, leaf, now, random);
        return FilePublisher.Publish(folder, [new NewFile(name + ".key", made.KeyPem, Secret: true), new NewFile(name + ".crt", made.CertificatePem, Secret: false)], diagnostics);
    }

    /// <summary>Whether a text is a DNS name, perhaps with a wildcard in front, or an address.</summary>
    public static bool IsHost(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsAddress(text, out _) || DnsName().IsMatch(text);
    }

    // The framework reads "10" as an address too.
    internal static bool IsAddress(string text, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(text, out address) && (text.Contains(':', StringComparison.Ordinal) || address.ToString() == text);

    [GeneratedRegex(@"^(\*\.)?[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex DnsName();

    private static AuthorityKind KindOf(string name) =>
        name == Authorities[0] ? AuthorityKind.Cluster : name == Authorities[1] ? AuthorityKind.Etcd : AuthorityKind.FrontProxy;
}
