using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>Reads the one certificate of a PEM file.</summary>
internal static class CertificateFile
{
    private const string Label = "CERTIFICATE";

    /// <summary>The certificate; null after a finding that says what the file holds instead.</summary>
    public static X509Certificate2? Read(FileText file, DiagnosticBag bag)
    {
        var text = file.Text;
        var blocks = PemText.Blocks(text);
        var certificates = blocks.Count(b => b.Label == Label);
        if (certificates > 1)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.SeveralCertificates, file.Path,
                $"the file holds {certificates} certificates; only that of the CA whose key is given belongs here",
                $"in a chain that is the first; take it out: openssl x509 -in {file.ShellPath} -out ca-only.crt"));
            return null;
        }

        if (certificates == 1)
        {
            try
            {
                return X509CertificateLoader.LoadCertificate(blocks.First(b => b.Label == Label).Der);
            }
            catch (CryptographicException)
            {
                bag.Add(Finding.Of(
                    PkiAuthorityCodes.NotCertificate, file.Path, "the certificate is damaged",
                    $"see what openssl says of it: openssl x509 -in {file.ShellPath} -noout -text"));
                return null;
            }
        }

        var (what, help) = Otherwise(file, text, blocks);
        bag.Add(Finding.Of(PkiAuthorityCodes.NotCertificate, file.Path, "the file " + what, help));
        return null;
    }

    private static (string What, string Help) Otherwise(FileText file, string text, ImmutableArray<PemBlock> blocks)
    {
        const string wanted = "give the certificate of the CA as PEM: the file that begins -----BEGIN CERTIFICATE-----";
        if (blocks.Any(b => b.Label is "CERTIFICATE REQUEST" or "NEW CERTIFICATE REQUEST"))
        {
            return ("holds a certificate request, not a certificate", "give the certificate that was issued for the request");
        }

        if (blocks.Any(b => b.Label == "TRUSTED CERTIFICATE"))
        {
            return ("holds a certificate in OpenSSL's own form", $"convert it: openssl x509 -in {file.ShellPath} -out ca.crt");
        }

        if (blocks.Any(b => b.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal)) || PemText.HasOldEncryption(text))
        {
            return ("holds a private key, not a certificate", "were certificate and key exchanged? " + wanted);
        }

        if (PemText.LooksLikeDer(file.Bytes))
        {
            return IsDerCertificate(file.Bytes)
                ? ("holds a certificate in binary form (DER), not in PEM", $"convert it: openssl x509 -inform DER -in {file.ShellPath} -out ca.crt")
                : ("is binary, perhaps PKCS #12", $"convert it: openssl pkcs12 -in {file.ShellPath} -nokeys -clcerts -out ca.crt");
        }

        return PemText.HasBegin(text)
            ? ("holds a damaged PEM block, or none of a certificate", wanted)
            : ("holds no PEM certificate", wanted);
    }

    private static bool IsDerCertificate(byte[] bytes)
    {
        try
        {
            return X509Certificate2.GetCertContentType(bytes) == X509ContentType.Cert;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
