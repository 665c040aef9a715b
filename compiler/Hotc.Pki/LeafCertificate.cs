using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hotc.Pki;

/// <summary>What a leaf certificate says.</summary>
/// <param name="CommonName">Whom it names; to Kubernetes the user (https://kubernetes.io/docs/reference/access-authn-authz/authentication/).</param>
/// <param name="Organizations">To Kubernetes the user's groups.</param>
/// <param name="Hosts">Names and addresses of a server that it is for. Without any it is for a client alone.</param>
/// <param name="Days">Days that it is valid; less when its CA ends sooner.</param>
public sealed record LeafRequest(string CommonName, ImmutableArray<string> Organizations, ImmutableArray<string> Hosts, int Days);

/// <summary>A leaf certificate with its key.</summary>
internal sealed record LeafCertificate(X509Certificate2 Certificate, PrivateKey Key) : IDisposable
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>The certificate as PEM.</summary>
    public byte[] CertificatePem => PemText.Write("CERTIFICATE", Certificate.RawData);

    /// <summary>The key as PEM.</summary>
    public byte[] KeyPem => PemText.Write("PRIVATE KEY", Key.Pkcs8);

    /// <summary>A new certificate on P-256. It never outlives its CA.</summary>
    public static LeafCertificate Issue(Authority authority, LeafRequest leaf, DateTimeOffset now, RandomNumberGenerator random)
    {
        var key = PrivateKey.Create();
        var request = new CertificateRequest(Subject(leaf), key.Ecdsa, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(leaf.Hosts.IsEmpty ? [ClientAuthentication] : [ServerAuthentication, ClientAuthentication], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority.Certificate, includeKeyIdentifier: HasKeyIdentifier(authority), includeIssuerAndSerial: !HasKeyIdentifier(authority)));
        if (!leaf.Hosts.IsEmpty)
        {
            request.CertificateExtensions.Add(Hosts(leaf));
        }

        var serial = new byte[16];
        random.GetBytes(serial);
        var end = now.AddDays(leaf.Days);
        var last = new DateTimeOffset(authority.Certificate.NotAfter.ToUniversalTime());
        var certificate = request.Create(authority.Certificate.SubjectName, authority.PrivateKey.Signer, now - ClockSkew, end < last ? end : last, serial);
        return new LeafCertificate(certificate, key);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Certificate.Dispose();
        Key.Dispose();
    }

    private static X500DistinguishedName Subject(LeafRequest leaf)
    {
        var subject = new X500DistinguishedNameBuilder();
        foreach (var organization in leaf.Organizations)
        {
            subject.AddOrganizationName(organization);
        }

        subject.AddCommonName(leaf.CommonName);
        return subject.Build();
    }

    private static X509Extension Hosts(LeafRequest leaf)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in leaf.Hosts)
        {
            if (PkiLeaf.IsAddress(host, out var address))
            {
                names.AddIpAddress(address);
            }
            else
            {
                names.AddDnsName(host);
            }
        }

        return names.Build();
    }

    private static bool HasKeyIdentifier(Authority authority) => authority.Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any();
}
