using System.Collections.Immutable;

namespace Hotc.Pki;

/// <summary>One of the three CAs of a cluster: its names and what it must be able to do.</summary>
/// <param name="Name">For people.</param>
/// <param name="CommonName">Subject of a certificate made here, as kubeadm names it.</param>
/// <param name="FileName">File name without extension.</param>
/// <param name="CertificateOption">Option that names the user's own certificate.</param>
/// <param name="KeyOption">Option that names the user's own key.</param>
/// <param name="Certificate">Parameter that carries the certificate.</param>
/// <param name="Key">Parameter that carries the key.</param>
/// <param name="SignsServers">Whether it signs server certificates; all sign client certificates.</param>
/// <param name="AcceptsRsa">Whether the parameters have room for an RSA CA.</param>
internal sealed record AuthorityKind(
    string Name,
    string CommonName,
    string FileName,
    string CertificateOption,
    string KeyOption,
    SecretParameter Certificate,
    SecretParameter Key,
    bool SignsServers,
    bool AcceptsRsa)
{
    public static AuthorityKind Cluster { get; } = new(
        "cluster CA", "kubernetes-ca", "ca", "--ca-cert", "--ca-key",
        SecretParameters.CaCertificate, SecretParameters.CaKey, SignsServers: true, AcceptsRsa: true);

    public static AuthorityKind Etcd { get; } = new(
        "etcd CA", "etcd-ca", "etcd-ca", "--etcd-ca-cert", "--etcd-ca-key",
        SecretParameters.EtcdCaCertificate, SecretParameters.EtcdCaKey, SignsServers: true, AcceptsRsa: false);

    public static AuthorityKind FrontProxy { get; } = new(
        "front-proxy CA", "kubernetes-front-proxy-ca", "front-proxy-ca", "--front-proxy-ca-cert", "--front-proxy-ca-key",
        SecretParameters.FrontProxyCaCertificate, SecretParameters.FrontProxyCaKey, SignsServers: false, AcceptsRsa: false);

    public static ImmutableArray<AuthorityKind> All { get; } = [Cluster, Etcd, FrontProxy];

    public string CertificateFile => FileName + ".crt";

    public string KeyFile => FileName + ".key";
}
