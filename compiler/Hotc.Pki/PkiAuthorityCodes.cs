using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using static Hotc.Foundation.Diagnostics.DiagnosticLevel;

namespace Hotc.Pki;

/// <summary>Findings of <c>hotc pki</c> about a CA: the user's own, or one already in the directory.</summary>
public static class PkiAuthorityCodes
{
    private const string Init = "hotc pki init pki --ca-cert ca.crt --ca-key ca.key";
    private const string MakeKey = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ca.key\n";
    private const string MakeCertificate = "openssl req -x509 -key ca.key -subj /CN=ca -out ca.crt";
    private const string Good = PkiCodes.Examples.MakeCa + Init;

    /// <summary>Not a PEM certificate.</summary>
    public static DiagnosticDescriptor NotCertificate { get; } = new(
        "HE0321", Error, "The file holds no PEM certificate",
        "A certificate file is text with one block that begins -----BEGIN CERTIFICATE-----. A request, a key, the binary DER form and PKCS #12 are "
        + "not that; openssl converts them.",
        Bad: PkiCodes.Examples.MakeCa + "openssl x509 -in ca.crt -outform DER -out ca.der\nhotc pki init pki --ca-cert ca.der --ca-key ca.key",
        Good);

    /// <summary>A chain or bundle.</summary>
    public static DiagnosticDescriptor SeveralCertificates { get; } = new(
        "HE0322", Error, "The file holds several certificates",
        "Every certificate in ca.crt would be trusted to name users of the cluster: with a chain, also whatever the root above signs. The file must "
        + "hold only the CA whose key is given, which in a chain is the first.",
        Bad: PkiCodes.Examples.MakeCa + "cat ca.crt ca.crt > chain.crt\nhotc pki init pki --ca-cert chain.crt --ca-key ca.key",
        Good);

    /// <summary>Not a CA.</summary>
    public static DiagnosticDescriptor NotAuthority { get; } = new(
        "HE0323", Error, "The certificate is not a CA",
        "Only a certificate with the extension basicConstraints CA:TRUE may sign others; everybody refuses what another one signed.",
        Bad: MakeKey + MakeCertificate + " -addext basicConstraints=critical,CA:FALSE\n" + Init,
        Good);

    /// <summary>Usage extensions forbid what is needed.</summary>
    public static DiagnosticDescriptor MayNotSign { get; } = new(
        "HE0324", Error, "The CA may not sign what the cluster needs",
        "When a CA has the extension keyUsage, it must allow keyCertSign; when it has extendedKeyUsage, that must allow the purposes of the "
        + "certificates signed: serverAuth and clientAuth, for the front-proxy CA clientAuth.",
        Bad: MakeKey + MakeCertificate + " -addext keyUsage=critical,digitalSignature\n" + Init,
        Good: MakeKey + MakeCertificate + " -addext keyUsage=critical,keyCertSign,cRLSign\n" + Init);

    /// <summary>The certificate has ended.</summary>
    public static DiagnosticDescriptor Expired { get; } = new(
        "HE0325", Error, "The CA certificate has expired",
        "Nobody accepts a certificate signed by a CA that has ended. Renew it with the same key, or leave the option out and let hotc make a CA.",
        Bad: MakeKey + "openssl req -new -key ca.key -subj /CN=ca -out ca.csr\ntouch index\n"
            + "printf '[ca]\\ndefault_ca=c\\n[c]\\ndatabase=index\\nnew_certs_dir=.\\nrand_serial=yes\\ndefault_md=sha256\\npolicy=p\\n' > ca.cnf\n"
            + "printf 'x509_extensions=x\\n[p]\\ncommonName=supplied\\n[x]\\nbasicConstraints=critical,CA:TRUE\\n' >> ca.cnf\n"
            + "openssl ca -batch -config ca.cnf -selfsign -keyfile ca.key -in ca.csr -startdate 20200101000000Z -enddate 20210101000000Z"
            + " -notext -out ca.crt\n" + Init,
        Good);

    /// <summary>The certificate has not begun.</summary>
    public static DiagnosticDescriptor NotYetValid { get; } = new(
        "HE0326", Error, "The CA certificate is not valid yet",
        "The certificate begins in the future, so nobody accepts it now. Either it was made so, or a clock is wrong: this machine's or the one's that made it.",
        Bad: Expired.Bad.Replace("20200101", "20990101", StringComparison.Ordinal).Replace("20210101", "21000101", StringComparison.Ordinal),
        Good);

    /// <summary>The certificate ends within a year.</summary>
    public static DiagnosticDescriptor EndsSoon { get; } = new(
        "HW0327", Warning, "The CA certificate ends within a year",
        "No certificate is valid longer than the CA that signed it, and changing a CA touches every node. Renew it before building on it.",
        Bad: MakeKey + MakeCertificate + " -days 90\n" + Init,
        Good: MakeKey + MakeCertificate + " -days 3650\n" + Init);

    /// <summary>An intermediate CA.</summary>
    public static DiagnosticDescriptor NotRoot { get; } = new(
        "HW0328", Warning, "The CA is signed by another CA",
        "Kubernetes and etcd trust an intermediate CA as it is, and that is safer than trusting the root above. Clients built on OpenSSL do so only "
        + "when told (-partial_chain); otherwise they want the root as well.",
        Bad: PkiCodes.Examples.MakeCa.Replace("ca.", "root.", StringComparison.Ordinal) + MakeKey + "openssl req -new -key ca.key -subj /CN=sub "
            + "-addext basicConstraints=critical,CA:TRUE -out ca.csr\nopenssl x509 -req -in ca.csr -copy_extensions copy -CA root.crt -CAkey "
            + "root.key -days 3650 -out ca.crt\n" + Init,
        Good: MakeKey + MakeCertificate + " -days 3650\n" + Init);

    /// <summary>The CA has name constraints.</summary>
    public static DiagnosticDescriptor NameConstrained { get; } = new(
        "HW0329", Warning, "The CA is limited to certain names",
        "The extension nameConstraints limits the names and addresses of what the CA signs. A cluster needs kubernetes.default.svc, node names and "
        + "the addresses of nodes and services: check that they are allowed, or the API server's certificate is refused.",
        Bad: MakeKey + MakeCertificate + " -days 3650 -addext 'nameConstraints=critical,permitted;DNS:example.com'\n" + Init,
        Good: MakeKey + MakeCertificate + " -days 3650\n" + Init);

    /// <summary>Not a private key.</summary>
    public static DiagnosticDescriptor NotPrivateKey { get; } = new(
        "HE0331", Error, "The file holds no PEM private key",
        "A key file is text with one block that begins -----BEGIN PRIVATE KEY-----, -----BEGIN EC PRIVATE KEY----- or -----BEGIN RSA PRIVATE "
        + "KEY-----. A public key, a certificate, the binary DER form and OpenSSH's form are not that; openssl or ssh-keygen converts them.",
        Bad: PkiCodes.Examples.MakeCa + "openssl pkey -in ca.key -pubout -out ca.pub\nhotc pki init pki --ca-cert ca.crt --ca-key ca.pub",
        Good);

    /// <summary>The key is encrypted.</summary>
    public static DiagnosticDescriptor KeyEncrypted { get; } = new(
        "HE0332", Error, "The private key is encrypted",
        "Nodes must read the key without a pass phrase. Decrypt it into a file for this one run; openssl makes it readable by you alone.",
        Bad: PkiCodes.Examples.MakeCa + "openssl pkey -in ca.key -aes256 -passout pass:example -out locked.key\nhotc pki init pki --ca-cert ca.crt "
            + "--ca-key locked.key",
        Good);

    /// <summary>The key is another certificate's.</summary>
    public static DiagnosticDescriptor KeyMismatch { get; } = new(
        "HE0333", Error, "The key does not belong to the certificate",
        "What the key signs does not verify with the public key in the certificate (or, for the service account, with sa.pub). Files of two pairs "
        + "were probably mixed.",
        Bad: PkiCodes.Examples.MakeCa + "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out other.key\nhotc pki init pki --ca-cert "
            + "ca.crt --ca-key other.key",
        Good);

    /// <summary>The kind of key is not accepted.</summary>
    public static DiagnosticDescriptor KeyRefused { get; } = new(
        "HE0334", Error, "The kind of key is not accepted",
        "Accepted are EC keys on P-256 and P-384 and, for the cluster CA, RSA keys of 2048 to 3072 bits. Others "
        + "are refused by a part of Kubernetes, or are too weak, or too long for a node's user data.",
        Bad: "openssl req -x509 -newkey ed25519 -nodes -subj /CN=ca -keyout ca.key -out ca.crt\n" + Init,
        Good);

    /// <summary>The value does not fit its parameter.</summary>
    public static DiagnosticDescriptor TooLong { get; } = new(
        "HE0335", Error, "A certificate or key is too long",
        "The CA travels to control-plane nodes inside their user data, which Nova limits to 65,535 characters, so each parameter has a limit. An "
        + "RSA key of 3072 bits fits ca_key, one of 4096 does not; EC keys are far below.",
        Bad: "openssl req -x509 -newkey rsa:4096 -nodes -subj /CN=ca -keyout ca.key -out ca.crt\n" + Init,
        Good: "openssl req -x509 -newkey rsa:3072 -nodes -subj /CN=ca -keyout ca.key -out ca.crt\n" + Init);

    /// <summary>Two CAs have one key.</summary>
    public static DiagnosticDescriptor SameKey { get; } = new(
        "HE0336", Error, "Two CAs have the same key",
        "Each of the three CAs opens another door. With one key, every node's certificate would also open etcd and all its secrets, or could act as "
        + "any user through the front proxy.",
        Bad: PkiCodes.Examples.MakeCa + "hotc pki init pki --ca-cert ca.crt --ca-key ca.key --front-proxy-ca-cert ca.crt --front-proxy-ca-key ca.key",
        Good);

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotCertificate, SeveralCertificates, NotAuthority, MayNotSign, Expired, NotYetValid, EndsSoon, NotRoot, NameConstrained,
        NotPrivateKey, KeyEncrypted, KeyMismatch, KeyRefused, TooLong, SameKey,
    ];
}
