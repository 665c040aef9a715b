using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hotc.Pki;

/// <summary>A private key of a kind that the framework can sign with.</summary>
internal sealed class PrivateKey : IDisposable
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const string P384 = "1.3.132.0.34";
    private static readonly byte[] Probe = "hotc: does this key belong to that certificate?"u8.ToArray();

    private readonly AsymmetricAlgorithm algorithm;

    private PrivateKey(AsymmetricAlgorithm algorithm)
    {
        this.algorithm = algorithm;
        var curve = (algorithm as ECDsa)?.ExportParameters(includePrivateParameters: false).Curve;
        IsRsa = algorithm is RSA;
        IsAcceptedCurve = curve is { IsNamed: true } named && named.Oid.Value is P256 or P384;
        Kind = IsRsa ? $"RSA of {algorithm.KeySize} bits" : CurveName(curve);
    }

    /// <summary>The kind, for people: <c>EC on P-256</c>.</summary>
    public string Kind { get; }

    /// <summary>Whether it is an RSA key.</summary>
    public bool IsRsa { get; }

    /// <summary>Whether it is an EC key on P-256 or P-384.</summary>
    public bool IsAcceptedCurve { get; }

    /// <summary>Bits of an RSA modulus or of a curve.</summary>
    public int Size => algorithm.KeySize;

    /// <summary>The key as PKCS #8, in DER.</summary>
    public byte[] Pkcs8 => algorithm.ExportPkcs8PrivateKey();

    /// <summary>The public key as SubjectPublicKeyInfo, in DER.</summary>
    public byte[] PublicKey => algorithm.ExportSubjectPublicKeyInfo();

    /// <summary>The key for signing a certificate; only for an EC key.</summary>
    public ECDsa Ecdsa => (ECDsa)algorithm;

    /// <summary>What signs certificates with it.</summary>
    public X509SignatureGenerator Signer => algorithm is RSA rsa
        ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
        : X509SignatureGenerator.CreateForECDsa(Ecdsa);

    /// <summary>A new EC key on P-256, from the system's random source through the framework.</summary>
    public static PrivateKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>A key from a PEM block; null when its content is damaged.</summary>
    /// <param name="block">Labelled <c>PRIVATE KEY</c>, <c>EC PRIVATE KEY</c> or <c>RSA PRIVATE KEY</c>.</param>
    /// <param name="unknownKind">Name of the algorithm when it is neither EC nor RSA, else null.</param>
    public static PrivateKey? Read(PemBlock block, out string? unknownKind)
    {
        unknownKind = null;
        try
        {
            switch (block.Label)
            {
                case "EC PRIVATE KEY":
                    return Import(ECDsa.Create(), (key, der) => ((ECDsa)key).ImportECPrivateKey(der, out _), block.Der);
                case "RSA PRIVATE KEY":
                    return Import(RSA.Create(), (key, der) => ((RSA)key).ImportRSAPrivateKey(der, out _), block.Der);
            }

            switch (AlgorithmOf(block.Der))
            {
                case "1.2.840.10045.2.1":
                    return Import(ECDsa.Create(), (key, der) => key.ImportPkcs8PrivateKey(der, out _), block.Der);
                case "1.2.840.113549.1.1.1":
                    return Import(RSA.Create(), (key, der) => key.ImportPkcs8PrivateKey(der, out _), block.Der);
                case var other:
                    unknownKind = NameOf(other);
                    return null;
            }
        }
        catch (Exception problem) when (problem is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Whether what this key signs verifies with the certificate's public key.</summary>
    public bool Matches(X509Certificate2 certificate)
    {
        try
        {
            using var ec = certificate.GetECDsaPublicKey();
            using var rsa = certificate.GetRSAPublicKey();
            return (algorithm, ec, rsa) switch
            {
                (ECDsa own, not null, _) => ec.VerifyData(Probe, own.SignData(Probe, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256),
                (RSA own, _, not null) => rsa.VerifyData(
                    Probe, own.SignData(Probe, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                _ => false,
            };
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => algorithm.Dispose();

    private static PrivateKey Import(AsymmetricAlgorithm algorithm, Action<AsymmetricAlgorithm, byte[]> import, byte[] der)
    {
        try
        {
            import(algorithm, der);
            return new PrivateKey(algorithm);
        }
        catch
        {
            algorithm.Dispose();
            throw;
        }
    }

    // PrivateKeyInfo ::= SEQUENCE { version INTEGER, privateKeyAlgorithm SEQUENCE { OBJECT IDENTIFIER, … }, … } (RFC 5208)
    private static string AlgorithmOf(byte[] pkcs8)
    {
        var info = new AsnReader(pkcs8, AsnEncodingRules.BER).ReadSequence();
        info.ReadInteger();
        return info.ReadSequence().ReadObjectIdentifier();
    }

    private static string NameOf(string oid) => oid switch
    {
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        "1.2.840.10040.4.1" => "DSA",
        "1.2.840.113549.1.1.10" => "RSA limited to PSS",
        _ => $"of algorithm {oid}",
    };

    private static string CurveName(ECCurve? curve) => curve?.Oid?.Value switch
    {
        P256 => "EC on P-256",
        P384 => "EC on P-384",
        "1.3.132.0.35" => "EC on P-521",
        "1.3.132.0.10" => "EC on secp256k1",
        null => "EC on a curve without a name",
        var oid => $"EC on curve {oid}",
    };
}
