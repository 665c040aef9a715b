namespace Hotc.Pki.Tests;

/// <summary>The script of a control-plane node, run with what <c>secrets.yaml</c> carries.</summary>
public sealed class NodeScriptTests : IDisposable
{
    private readonly Workplace place = new();

    public static TheoryData<string, string, string?> Authorities => new()
    {
        { "1.0.0", "made by hotc", null },
        { "1.1.0", "made by hotc", null },
        { "1.1.0", "RSA 3072", "openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt" },
        { "1.1.0", "P-384 with a long name", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -days 3650 -subj '/C=DE/O=Some Company/OU=Unit/CN=Cluster CA' -keyout ca.key -out ca.crt" },
        { "1.1.0", "intermediate", PkiAuthorityCodes.NotRoot.Bad[..PkiAuthorityCodes.NotRoot.Bad.LastIndexOf('\n')] },
    };

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Authorities))]
    public void Issues_certificates_that_verify_and_keeps_them_on_the_next_run(string version, string name, string? make)
    {
        Assert.NotEmpty(name);
        place.Sh("{ " + (make ?? ":") + "\n} 2> log");
        Assert.NotNull(place.Init(make is null ? null : new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") }));
        var node = new Node(place, "pki/" + version);
        node.Run("pki");

        var verify = "openssl verify -partial_chain -CAfile pki/{0}.crt -purpose {1} node/etc/kubernetes/pki/{2}.crt\n";
        foreach (var (ca, purpose, leaf) in new[]
        {
            ("ca", "sslserver", "apiserver"), ("ca", "sslclient", "apiserver-kubelet-client"), ("ca", "sslclient", "admin"), ("ca", "sslclient", "scheduler"),
            ("etcd-ca", "sslserver", "etcd/server"), ("etcd-ca", "sslclient", "etcd/peer"), ("etcd-ca", "sslclient", "apiserver-etcd-client"),
            ("front-proxy-ca", "sslclient", "front-proxy-client"),
        })
        {
            place.Sh(string.Format(null, verify, ca, purpose, leaf));
        }

        Assert.Equal(place.Read("pki/sa.pub"), place.Read("node/etc/kubernetes/pki/sa.pub"));
        Assert.Contains("does match", place.Sh("openssl x509 -in node/etc/kubernetes/pki/apiserver.crt -noout -checkip 198.51.100.7"), StringComparison.Ordinal);

        var first = place.Sh("sha256sum $(find node/etc/kubernetes -type f | sort)");
        node.Run("pki");
        Assert.Equal(first, place.Sh("sha256sum $(find node/etc/kubernetes -type f | sort)"));
    }
}
