using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hotc.Pki;

/// <summary>A CA with its key, and where both were found.</summary>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="CertificatePath">Where the certificate was found, for people.</param>
/// <param name="KeyPath">Where the key was found, for people.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="PrivateKey">The key that belongs to it.</param>
/// <param name="State">What its files become when they are not there yet.</param>
internal sealed record Authority(
    AuthorityKind Kind, string CertificatePath, string KeyPath, X509Certificate2 Certificate, PrivateKey PrivateKey, PkiFileState State)
{
    // A certificate whose time begins right now is not valid yet for a node whose clock is a little behind.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <summary>The certificate's value in <c>secrets.yaml</c>.</summary>
    public string CertificateValue => Convert.ToBase64String(Certificate.RawData);

    /// <summary>The key's value in <c>secrets.yaml</c>.</summary>
    public string KeyValue => Convert.ToBase64String(PrivateKey.Pkcs8);

    /// <summary>Whether certificate and key are the same: then all that was found wrong with one is known of the other.</summary>
    public bool IsSameAs(Authority other) =>
        Certificate.RawDataMemory.Span.SequenceEqual(other.Certificate.RawDataMemory.Span)
        && PrivateKey.PublicKey.AsSpan().SequenceEqual(other.PrivateKey.PublicKey);

    /// <summary>A new self-signed CA on P-256. It signs leaf certificates only, so its path length is 0.</summary>
    /// <param name="kind">Which of the three it is.</param>
    /// <param name="folder">The directory that it will stand in.</param>
    /// <param name="days">Days from now until it ends.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="random">Source of the serial number.</param>
    /// <param name="name">Its common name, when it must be another one than that of the kind.</param>
    public static Authority Create(AuthorityKind kind, PkiFolder folder, int days, DateTimeOffset now, RandomNumberGenerator random, string? name = null)
    {
        var key = PrivateKey.Create();
        var request = new CertificateRequest("CN=" + (name ?? kind.CommonName), key.Ecdsa, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority(pathLengthConstraint: 0));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var serial = new byte[16];
        random.GetBytes(serial);
        var certificate = request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForECDsa(key.Ecdsa), now - ClockSkew, now.AddDays(days), serial);
        return new Authority(kind, folder.Show(kind.CertificateFile), folder.Show(kind.KeyFile), certificate, key, PkiFileState.Created);
    }
}
