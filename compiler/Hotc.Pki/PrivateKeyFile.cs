using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>Reads the one private key of a PEM file.</summary>
internal static class PrivateKeyFile
{
    /// <summary>The key; null after a finding that says what the file holds instead.</summary>
    public static PrivateKey? Read(FileText file, DiagnosticBag bag)
    {
        var text = file.Text;
        var blocks = PemText.Blocks(text);
        if (PemText.HasOldEncryption(text) || blocks.Any(b => b.Label == "ENCRYPTED PRIVATE KEY"))
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.KeyEncrypted, file.Path, "the private key is encrypted",
                $"decrypt it for this run: openssl pkey -in {file.ShellPath} -out ca-plain.key"));
            return null;
        }

        var keys = blocks.Where(b => b.Label is "PRIVATE KEY" or "EC PRIVATE KEY" or "RSA PRIVATE KEY").ToImmutableArray();
        if (keys.Length != 1)
        {
            var (what, help) = Otherwise(file, text, blocks, keys.Length);
            bag.Add(Finding.Of(PkiAuthorityCodes.NotPrivateKey, file.Path, "the file " + what, help));
            return null;
        }

        var key = PrivateKey.Read(keys[0], out var unknownKind);
        if (unknownKind is not null)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.KeyRefused, file.Path, $"the key is {unknownKind}, which is not accepted",
                "use an EC key on P-256 or P-384"));
        }
        else if (key is null)
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.NotPrivateKey, file.Path, "the private key is damaged",
                $"see what openssl says of it: openssl pkey -in {file.ShellPath} -noout -check"));
        }

        return key;
    }

    private static (string What, string Help) Otherwise(FileText file, string text, ImmutableArray<PemBlock> blocks, int keys)
    {
        const string wanted = "give the private key of the CA as PEM: the file that begins -----BEGIN PRIVATE KEY-----";
        if (keys > 1)
        {
            return ($"holds {keys} private keys", "keep the one that belongs to the certificate");
        }

        if (blocks.Any(b => b.Label == "OPENSSH PRIVATE KEY"))
        {
            return ("holds a key in OpenSSH's own form", $"convert a copy of it: ssh-keygen -p -N '' -m PKCS8 -f {file.ShellPath}");
        }

        if (blocks.Any(b => b.Label.EndsWith("PUBLIC KEY", StringComparison.Ordinal)))
        {
            return ("holds a public key, not a private one", wanted);
        }

        if (blocks.Any(b => b.Label == "CERTIFICATE"))
        {
            return ("holds a certificate, not a private key", "were certificate and key exchanged? " + wanted);
        }

        if (PemText.LooksLikeDer(file.Bytes))
        {
            return ("is binary (DER or PKCS #12), not PEM", $"convert it: openssl pkey -inform DER -in {file.ShellPath} -out ca.key, or for PKCS "
                + $"#12: openssl pkcs12 -in {file.ShellPath} -nocerts -noenc -out ca.key");
        }

        return PemText.HasBegin(text)
            ? ("holds a damaged PEM block, or none of a private key", wanted)
            : ("holds no PEM private key", wanted);
    }
}
