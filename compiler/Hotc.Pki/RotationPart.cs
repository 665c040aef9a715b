using System.Collections.Immutable;

namespace Hotc.Pki;

/// <summary>One of the things that <c>hotc pki rotate</c> replaces: a pair, or a key alone, of which a second one exists meanwhile.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">For people.</param>
/// <param name="Files">Its files.</param>
/// <param name="Other">Parameter that carries what of the second one nodes must know.</param>
/// <param name="IsOnWorkers">Whether workers know it too.</param>
/// <param name="Authority">The CA that it is; null for the two keys.</param>
internal sealed record RotationPart(
    string Name, string Title, ImmutableArray<RotationFile> Files, SecretParameter Other, bool IsOnWorkers = false, AuthorityKind? Authority = null)
{
    public static RotationPart ServiceAccount { get; } = new(
        "service-account", "service-account key",
        [new("sa", ".key", Secret: true), new("sa", ".pub", Secret: false)], SecretParameters.ServiceAccountPublicKeyOther);

    public static RotationPart EncryptionKey { get; } = new(
        "encryption-key", "encryption key", [new(SecretText.EncryptionKey.FileName, "", Secret: true)], SecretParameters.EncryptionKeyOther);

    public static ImmutableArray<RotationPart> All { get; } =
    [
        Of("cluster", AuthorityKind.Cluster, SecretParameters.CaCertificateOther, isOnWorkers: true),
        Of("etcd", AuthorityKind.Etcd, SecretParameters.EtcdCaCertificateOther),
        Of("front-proxy", AuthorityKind.FrontProxy, SecretParameters.FrontProxyCaCertificateOther),
        ServiceAccount,
        EncryptionKey,
    ];

    private static RotationPart Of(string name, AuthorityKind kind, SecretParameter other, bool isOnWorkers = false) =>
        new(name, kind.Name, [new(kind.FileName, ".key", Secret: true), new(kind.FileName, ".crt", Secret: false)], other, isOnWorkers, kind);
}

/// <summary>A file of a part.</summary>
internal sealed record RotationFile(string Stem, string Extension, bool Secret)
{
    /// <summary>Its name; with a mark that of the second one's file, such as <c>ca.next.crt</c>.</summary>
    public string Name(string? mark = null) => mark is null ? Stem + Extension : $"{Stem}.{mark}{Extension}";
}
