namespace Hotc.Pki.Tests;

/// <summary>The script of a control-plane node, run with what <c>secrets.yaml</c> carries; its paths are moved into the test's folder.</summary>
public sealed class NodeScriptTests : IDisposable
{
    private const string Prepare =
        """
        mkdir -p opt/pki opt/node etc/hotc bin
        sed "s|/opt/hotc|$PWD/opt|g; s|/etc/|$PWD/etc/|g; s|/var/lib|$PWD/var/lib|g" FRAGMENTS/pki/1.0.0/run.sh > opt/pki/run.sh
        sed "s|/opt/hotc|$PWD/opt|g; s|/etc/|$PWD/etc/|g; s|/var/lib|$PWD/var/lib|g" FRAGMENTS/node/1.0.0/lib.sh > opt/node/lib.sh
        mkdir -p etc/systemd/system
        ln -s /bin/true bin/systemctl
        cat > etc/hotc/node.env <<'END'
        NODE_NAME='prod-control-plane-0'
        MEMBER_ADDRESS='10.0.0.11'
        PORT_ADDRESS=''
        HTTP_PROXY=''
        HTTPS_PROXY=''
        NO_PROXY=''
        API_ADDRESS='10.0.0.5'
        API_PUBLIC_ADDRESS='198.51.100.7'
        API_NAMES='api.example.com'
        API_SERVICE_ADDRESS='10.254.0.1'
        CLUSTER_DOMAIN='cluster.local'
        CERTIFICATE_DAYS='365'
        END
        /usr/bin/python3 -c "
        import yaml
        for name, value in yaml.safe_load(open('pki/secrets.yaml'))['parameters'].items():
            print(f\"{name.upper()}='{value}'\")" >> etc/hotc/node.env

        """;

    private const string Run = "PATH=$PWD/bin:$PATH bash opt/pki/run.sh\n";

    private readonly Workplace place = new();

    public static TheoryData<string, string?> Authorities => new()
    {
        { "made by hotc", null },
        { "RSA 3072", "openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt" },
        { "P-384 with a long name", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-384 -nodes -days 3650 -subj '/C=DE/O=Some Company/OU=Unit/CN=Cluster CA' -keyout ca.key -out ca.crt" },
        { "intermediate", PkiAuthorityCodes.NotRoot.Bad[..PkiAuthorityCodes.NotRoot.Bad.LastIndexOf('\n')] },
    };

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Authorities))]
    public void Issues_certificates_that_verify_and_keeps_them_on_the_next_run(string name, string? make)
    {
        Assert.NotEmpty(name);
        place.Sh("{ " + (make ?? ":") + "\n} 2> log");
        Assert.NotNull(place.Init(make is null ? null : new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") }));
        place.Sh(Prepare.Replace("FRAGMENTS", Path.Combine(Repository(), "fragments"), StringComparison.Ordinal));
        place.Sh(Run);

        var verify = "openssl verify -partial_chain -CAfile pki/{0}.crt -purpose {1} etc/kubernetes/pki/{2}.crt\n";
        foreach (var (ca, purpose, leaf) in new[]
        {
            ("ca", "sslserver", "apiserver"), ("ca", "sslclient", "apiserver-kubelet-client"), ("ca", "sslclient", "admin"), ("ca", "sslclient", "scheduler"),
            ("etcd-ca", "sslserver", "etcd/server"), ("etcd-ca", "sslclient", "etcd/peer"), ("etcd-ca", "sslclient", "apiserver-etcd-client"),
            ("front-proxy-ca", "sslclient", "front-proxy-client"),
        })
        {
            place.Sh(string.Format(null, verify, ca, purpose, leaf));
        }

        Assert.Equal(place.Read("pki/sa.pub"), place.Read("etc/kubernetes/pki/sa.pub"));
        Assert.Contains("does match", place.Sh("openssl x509 -in etc/kubernetes/pki/apiserver.crt -noout -checkip 198.51.100.7"), StringComparison.Ordinal);

        var first = place.Sh("sha256sum $(find etc/kubernetes -type f | sort)");
        place.Sh(Run);
        Assert.Equal(first, place.Sh("sha256sum $(find etc/kubernetes -type f | sort)"));
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compiler.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        }

        return folder;
    }
}
