namespace Hotc.Pki;

/// <summary>What the user may choose about <see cref="PkiInit"/>.</summary>
public sealed record PkiInitOptions
{
    /// <summary>Ten years: a CA outlives its cluster, because changing it touches every node.</summary>
    public const int DefaultDays = 3650;

    /// <summary>The longest life accepted, in days: a hundred years.</summary>
    public const int MaxDays = 36500;

    /// <summary>Days from now until the certificates made here end (<c>--days</c>): 1 to <see cref="MaxDays"/>.</summary>
    public int Days { get; init; } = DefaultDays;

    /// <summary>The user's own cluster CA (<c>--ca-cert</c>, <c>--ca-key</c>); null to make one.</summary>
    public OwnAuthority? ClusterCa { get; init; }

    /// <summary>The user's own etcd CA (<c>--etcd-ca-cert</c>, <c>--etcd-ca-key</c>); null to make one.</summary>
    public OwnAuthority? EtcdCa { get; init; }

    /// <summary>The user's own front-proxy CA (<c>--front-proxy-ca-cert</c>, <c>--front-proxy-ca-key</c>); null to make one.</summary>
    public OwnAuthority? FrontProxyCa { get; init; }
}

/// <summary>
/// A CA that the user brings: two PEM files, which are read once (so a pipe such as <c>&lt;(pass show ca.key)</c> works) and
/// copied into the directory. One without the other is reported.
/// </summary>
/// <param name="CertificateFile">File of the certificate; null when only the other was given.</param>
/// <param name="KeyFile">File of the unencrypted private key; null when only the other was given.</param>
public sealed record OwnAuthority(string? CertificateFile, string? KeyFile);
