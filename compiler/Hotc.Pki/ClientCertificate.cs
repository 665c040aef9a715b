using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hotc.Pki;

/// <summary>A client certificate with its key.</summary>
internal sealed record ClientCertificate(X509Certificate2 Certificate, PrivateKey Key)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);
    private static readonly Oid ClientAuthentication = new("1.3.6.1.5.5.7.3.2");

    /// <summary>
    /// A new certificate on P-256, as Kubernetes reads one: the common name is the user, each organization a group
    /// (https://kubernetes.io/docs/reference/access-authn-authz/authentication/). It never outlives its CA.
    /// </summary>
    public static ClientCertificate Issue(Authority authority, string user, string group, int days, DateTimeOffset now, RandomNumberGenerator random)
    {
        var key = PrivateKey.Create();
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(group);
        subject.AddCommonName(user);
        var request = new CertificateRequest(subject.Build(), key.Ecdsa, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([ClientAuthentication], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority.Certificate, includeKeyIdentifier: HasKeyIdentifier(authority), includeIssuerAndSerial: !HasKeyIdentifier(authority)));
        var serial = new byte[16];
        random.GetBytes(serial);
        var end = now.AddDays(days);
        var last = new DateTimeOffset(authority.Certificate.NotAfter.ToUniversalTime());
        var certificate = request.Create(authority.Certificate.SubjectName, authority.PrivateKey.Signer, now - ClockSkew, end < last ? end : last, serial);
        return new ClientCertificate(certificate, key);
    }

    private static bool HasKeyIdentifier(Authority authority) => authority.Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any();
}
