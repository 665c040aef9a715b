using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>Whether a CA that was not made here can be the CA of a cluster. Reports all that is wrong, not only the first.</summary>
internal static class AuthorityCheck
{
    private const string AnyPurpose = "2.5.29.37.0";
    private const string ServerAuth = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuth = "1.3.6.1.5.5.7.3.2";
    private const string NameConstraints = "2.5.29.30";

    private const int ShortestRsa = 2048;
    private const int SoonDays = 365;

    /// <summary>Checks the certificate by itself.</summary>
    public static void Certificate(AuthorityKind kind, X509Certificate2 certificate, string path, DateTimeOffset now, DiagnosticBag bag)
    {
        try
        {
            Signing(kind, certificate, path, bag);
        }
        catch (CryptographicException)
        {
            bag.Add(Finding.Of(PkiAuthorityCodes.NotCertificate, path, "the certificate has a damaged extension"));
        }

        Time(certificate, path, now, bag);
        Fits(kind.Certificate, "certificate", Convert.ToBase64String(certificate.RawData), path, bag);
    }

    /// <summary>Checks the key by itself.</summary>
    public static void Key(AuthorityKind kind, PrivateKey key, string path, DiagnosticBag bag)
    {
        if (key.IsRsa && !kind.AcceptsRsa)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.KeyRefused, path,
                $"the key of the {kind.Name} is {key.Kind}; its parameter {kind.Key.Name} has no room for RSA", "use an EC key on P-256 or P-384"));
        }
        else if (key.IsRsa && key.Size < ShortestRsa)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.KeyRefused, path, $"the key is {key.Kind}; RSA keys have at least {ShortestRsa} bits",
                "use an EC key on P-256, or RSA of 3072 bits"));
        }
        else if (!key.IsRsa && !key.IsAcceptedCurve)
        {
            bag.Add(Finding.Of(PkiAuthorityCodes.KeyRefused, path, $"the key is {key.Kind}, which is not accepted", "use an EC key on P-256 or P-384"));
        }
        else
        {
            Fits(kind.Key, $"key ({key.Kind})", Convert.ToBase64String(key.Pkcs8), path, bag);
        }
    }

    /// <summary>Checks that both belong together.</summary>
    public static void Pair(X509Certificate2 certificate, string certificatePath, PrivateKey key, string keyPath, DiagnosticBag bag)
    {
        if (!key.Matches(certificate))
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.KeyMismatch, keyPath, $"the key does not belong to the certificate in '{certificatePath}'",
                $"compare the public keys: openssl x509 -in {Shell.Quote(certificatePath)} -noout -pubkey; openssl pkey -in {Shell.Quote(keyPath)} -pubout"));
        }
    }

    private static void Signing(AuthorityKind kind, X509Certificate2 certificate, string path, DiagnosticBag bag)
    {
        if (!certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority))
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.NotAuthority, path, "the certificate is not a CA: basicConstraints CA:TRUE is missing",
                "give the certificate of the CA itself, not of something that it signed"));
        }

        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        if (usage is not null && !usage.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign))
        {
            bag.Add(Finding.Of(PkiAuthorityCodes.MayNotSign, path, "the CA's keyUsage does not allow keyCertSign, so it may not sign certificates"));
        }

        var purposes = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault()
            ?.EnhancedKeyUsages.Cast<Oid>().Select(purpose => purpose.Value).ToHashSet();
        if (purposes is not null && !purposes.Contains(AnyPurpose))
        {
            Purpose(kind.SignsServers && !purposes.Contains(ServerAuth), "serverAuth");
            Purpose(!purposes.Contains(ClientAuth), "clientAuth");
        }

        if (certificate.Extensions[NameConstraints] is not null)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.NameConstrained, path, "the CA has nameConstraints; the cluster's names and addresses must be among those allowed",
                $"see them: openssl x509 -in {Shell.Quote(path)} -noout -ext nameConstraints"));
        }

        if (!certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.NotRoot, path, "the CA is an intermediate, signed by another CA",
                "Kubernetes trusts it as it is; clients built on OpenSSL need -partial_chain or the root as well"));
        }

        void Purpose(bool isMissing, string name)
        {
            if (isMissing)
            {
                bag.Add(Finding.Of(
                    PkiAuthorityCodes.MayNotSign, path, $"the CA's extendedKeyUsage does not allow {name}, which certificates of the {kind.Name} need"));
            }
        }
    }

    private static void Time(X509Certificate2 certificate, string path, DateTimeOffset now, DiagnosticBag bag)
    {
        var begin = certificate.NotBefore.ToUniversalTime();
        var end = certificate.NotAfter.ToUniversalTime();
        if (now.UtcDateTime >= end)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.Expired, path, $"the certificate ended on {Show(end)}", "renew it with the same key, or let hotc make a new CA"));
        }
        else if (now.UtcDateTime.AddDays(SoonDays) > end)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.EndsSoon, path, $"the certificate ends on {Show(end)}; nothing that it signs is valid longer",
                "renew it with the same key before building a cluster on it"));
        }

        if (now.UtcDateTime < begin)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.NotYetValid, path, $"the certificate is valid from {Show(begin)}; now it is {Show(now.UtcDateTime)}", "check this "
                    + "machine's clock"));
        }
    }

    private static void Fits(SecretParameter parameter, string what, string value, string path, DiagnosticBag bag)
    {
        if (value.Length > parameter.MaxLength)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.TooLong, path,
                $"the {what} takes {value.Length} characters; the parameter {parameter.Name} holds {parameter.MaxLength}",
                "use an EC key on P-256, or for the cluster CA RSA of 3072 bits, and few extensions"));
        }
    }

    private static string Show(DateTime time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
