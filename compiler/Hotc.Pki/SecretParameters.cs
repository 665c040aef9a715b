using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Hotc.Pki;

/// <summary>One hidden parameter of a bundle's root template.</summary>
/// <param name="Name">Its name in the template and in <c>secrets.yaml</c>.</param>
/// <param name="MaxLength">How many characters its value may have: the template's <c>length</c> constraint.</param>
/// <param name="AllowedPattern">The template's <c>allowed_pattern</c>; Heat wants the whole value to match.</param>
public sealed record SecretParameter(string Name, int MaxLength, string AllowedPattern)
{
    /// <summary>Whether Heat will accept the value.</summary>
    public bool Accepts(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length <= MaxLength && Regex.IsMatch(value, $@"\A(?:{AllowedPattern})\z", RegexOptions.CultureInvariant);
    }
}

/// <summary>
/// The hidden parameters that <c>secrets.yaml</c> sets. A certificate or key is the base64 of its DER form on one line (keys
/// as PKCS #8), because the value also passes through a shell file on the node, which must never need quoting.
/// The lengths count towards the budget of a control-plane node's user data, which Nova limits to 65,535 characters.
/// </summary>
public static class SecretParameters
{
    private const string Base64 = "[A-Za-z0-9+/=]+";

    // P-384 with its public key: 185 bytes of PKCS #8. The templates of the first driver versions take 400.
    private const int EcKey = 248;

    /// <summary>Certificate of the cluster CA. The only one, with the bootstrap token, that workers get.</summary>
    public static SecretParameter CaCertificate { get; } = new("ca_certificate", 1800, Base64);

    /// <summary>Key of the cluster CA. Room for RSA of 3072 bits.</summary>
    public static SecretParameter CaKey { get; } = new("ca_key", 2400, Base64);

    /// <summary>Certificate of the etcd CA.</summary>
    public static SecretParameter EtcdCaCertificate { get; } = new("etcd_ca_certificate", 1000, Base64);

    /// <summary>Key of the etcd CA.</summary>
    public static SecretParameter EtcdCaKey { get; } = new("etcd_ca_key", EcKey, Base64);

    /// <summary>Certificate of the front-proxy CA.</summary>
    public static SecretParameter FrontProxyCaCertificate { get; } = new("front_proxy_ca_certificate", 1000, Base64);

    /// <summary>Key of the front-proxy CA.</summary>
    public static SecretParameter FrontProxyCaKey { get; } = new("front_proxy_ca_key", EcKey, Base64);

    /// <summary>Key that signs service-account tokens.</summary>
    public static SecretParameter ServiceAccountKey { get; } = new("service_account_key", EcKey, Base64);

    /// <summary>Key of encryption at rest: base64 of 32 bytes.</summary>
    public static SecretParameter EncryptionKey { get; } = new("encryption_key", 44, Base64);

    /// <summary>Token with which a worker asks for its first certificate.</summary>
    public static SecretParameter BootstrapToken { get; } = new("bootstrap_token", 23, @"[a-z0-9]{6}\.[a-z0-9]{16}");

    /// <summary>While the cluster CA is rotated: the certificate of the one that is trusted besides, old or new.</summary>
    public static SecretParameter CaCertificateOther { get; } = new("ca_certificate_other", 1800, Base64);

    /// <summary>While the etcd CA is rotated: the certificate of the other.</summary>
    public static SecretParameter EtcdCaCertificateOther { get; } = new("etcd_ca_certificate_other", 1000, Base64);

    /// <summary>While the front-proxy CA is rotated: the certificate of the other.</summary>
    public static SecretParameter FrontProxyCaCertificateOther { get; } = new("front_proxy_ca_certificate_other", 1000, Base64);

    /// <summary>While the service-account key is rotated: the public key of the other, whose tokens are valid too. Room for P-384.</summary>
    public static SecretParameter ServiceAccountPublicKeyOther { get; } = new("service_account_public_key_other", 160, Base64);

    /// <summary>While the encryption key is rotated: the other, with which data may be encrypted as well.</summary>
    public static SecretParameter EncryptionKeyOther { get; } = new("encryption_key_other", 44, Base64);

    /// <summary>Those that only a cluster in a rotation has; without one, their templates' default is empty.</summary>
    public static ImmutableArray<SecretParameter> Rotation { get; } =
    [
        CaCertificateOther, EtcdCaCertificateOther, FrontProxyCaCertificateOther, ServiceAccountPublicKeyOther, EncryptionKeyOther,
    ];

    /// <summary>Those that every cluster has, in the order of <c>secrets.yaml</c>.</summary>
    public static ImmutableArray<SecretParameter> All { get; } =
    [
        CaCertificate, CaKey, EtcdCaCertificate, EtcdCaKey, FrontProxyCaCertificate, FrontProxyCaKey, ServiceAccountKey,
        EncryptionKey, BootstrapToken,
    ];
}
