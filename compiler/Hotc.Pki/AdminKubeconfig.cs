using System.Security.Cryptography;
using System.Text;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>What <see cref="AdminKubeconfig"/> is to write.</summary>
/// <param name="Server">Address of the API, as https URL.</param>
/// <param name="Cluster">Name of the cluster in the file.</param>
/// <param name="User">Name of the user: whom the audit log names.</param>
/// <param name="Days">Days that the certificate is valid; less when its CA ends sooner.</param>
public sealed record AdminKubeconfigOptions(string Server, string Cluster, string User, int Days);

/// <summary>
/// <c>hotc kubeconfig</c>: a kubeconfig for an administrator, with a certificate that the cluster CA of a PKI directory signs. The
/// group is <c>kubeadm:cluster-admins</c>, which control-plane nodes bind to the role <c>cluster-admin</c>: the binding can be taken
/// away, as that of <c>system:masters</c> could not.
/// </summary>
public static class AdminKubeconfig
{
    /// <summary>The group of administrators, named as kubeadm names it.</summary>
    private const string Group = "kubeadm:cluster-admins";

    /// <summary>Makes the file; null after an error. The directory is only read.</summary>
    /// <param name="directory">What <c>hotc pki init</c> made.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="clock">Tells now: the certificate begins an hour earlier.</param>
    /// <param name="random">Source of the serial number; the private key comes from the framework's own.</param>
    /// <param name="diagnostics">Receives the findings. None shows a secret.</param>
    public static byte[]? Make(string directory, AdminKubeconfigOptions options, TimeProvider clock, RandomNumberGenerator random, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var now = clock.GetUtcNow();
        if (ReadAuthority.WithRotation(AuthorityKind.Cluster, directory, now, diagnostics) is not var (authority, rotation))
        {
            return null;
        }

        // In a rotation the API servers' certificates are of the one or of the other.
        var trusted = rotation.Seconds.Select(s => s.Authority).OfType<Authority>().Where(a => a.Kind == AuthorityKind.Cluster).Prepend(authority);
        using var client = LeafCertificate.Issue(authority, new LeafRequest(options.User, [Group], [], options.Days), now, random);
        return Encoding.UTF8.GetBytes(Text(
            options,
            Convert.ToBase64String([.. trusted.SelectMany(a => PemText.Write("CERTIFICATE", a.Certificate.RawData))]),
            Convert.ToBase64String(client.CertificatePem),
            Convert.ToBase64String(client.KeyPem)));
    }

    private static string Text(AdminKubeconfigOptions options, string authority, string certificate, string key) =>
        $"""
        apiVersion: v1
        kind: Config
        current-context: {options.Cluster}
        clusters:
          - name: {options.Cluster}
            cluster:
              server: {options.Server}
              certificate-authority-data: {authority}
        contexts:
          - name: {options.Cluster}
            context: {"{"}cluster: {options.Cluster}, user: {options.Cluster}-{options.User}{"}"}
        users:
          - name: {options.Cluster}-{options.User}
            user:
              client-certificate-data: {certificate}
              client-key-data: {key}

        """;
}
