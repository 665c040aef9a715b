namespace Hotc.Pki.Tests;

/// <summary>Leaf certificates as a control-plane node makes them: OpenSSL signs with what <c>secrets.yaml</c> carries.</summary>
public sealed class LeafTests : IDisposable
{
    private const string Issue =
        """
        value() { /usr/bin/python3 -c "import yaml, base64, sys; sys.stdout.buffer.write(base64.b64decode(yaml.safe_load(open('pki/secrets.yaml'))['parameters']['$1']))"; }
        value PREFIX_certificate | openssl x509 -inform DER -out node-ca.crt
        value PREFIX_key | openssl pkey -inform DER -out node-ca.key
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout leaf.key -out leaf.csr -subj '/O=group/CN=leaf' 2> log
        printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=USAGE\nsubjectAltName=DNS:kubernetes.default.svc,IP:10.0.0.11\nauthorityKeyIdentifier=keyid\nsubjectKeyIdentifier=hash\n' > leaf.ext
        openssl x509 -req -in leaf.csr -CA node-ca.crt -CAkey node-ca.key -CAcreateserial -days 365 -extfile leaf.ext -out leaf.crt 2>> log

        """;

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("ca", "ca", "serverAuth", "sslserver")]
    [InlineData("ca", "ca", "clientAuth", "sslclient")]
    [InlineData("etcd-ca", "etcd_ca", "serverAuth,clientAuth", "sslserver")]
    [InlineData("etcd-ca", "etcd_ca", "serverAuth,clientAuth", "sslclient")]
    [InlineData("front-proxy-ca", "front_proxy_ca", "clientAuth", "sslclient")]
    public void Verify_against_the_CA_for_their_purpose(string file, string prefix, string usage, string purpose)
    {
        place.InitWell();
        IssueLeaf(prefix, usage);
        Assert.Equal("leaf.crt: OK\n", place.Sh($"openssl verify -x509_strict -purpose {purpose} -CAfile pki/{file}.crt leaf.crt"));
        Assert.Equal("leaf.crt: OK\n", place.Sh($"openssl verify -verify_ip 10.0.0.11 -CAfile pki/{file}.crt leaf.crt"));
    }

    [Fact]
    public void Of_one_CA_mean_nothing_to_the_other_two()
    {
        place.InitWell();
        IssueLeaf("ca", "serverAuth,clientAuth");
        place.Sh("! openssl verify -CAfile pki/etcd-ca.crt leaf.crt 2> log && ! openssl verify -CAfile pki/front-proxy-ca.crt leaf.crt 2> log");
    }

    [Fact]
    public void Cannot_sign_a_CA_below_because_of_the_path_length()
    {
        place.InitWell();
        place.Sh(
            """
            openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout sub.key -out sub.csr -subj /CN=sub 2> log
            printf 'basicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash\n' > sub.ext
            openssl x509 -req -in sub.csr -CA pki/ca.crt -CAkey pki/ca.key -CAcreateserial -extfile sub.ext -out sub.crt 2>> log
            openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout leaf.key -out leaf.csr -subj /CN=leaf 2>> log
            openssl x509 -req -in leaf.csr -CA sub.crt -CAkey sub.key -CAcreateserial -out leaf.crt 2>> log
            ! openssl verify -CAfile pki/ca.crt -untrusted sub.crt leaf.crt > verdict 2>&1
            """);
        Assert.Contains("path length constraint exceeded", place.Read("verdict"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_TLS_server_and_client_with_leaves_of_the_cluster_CA_meet()
    {
        place.InitWell();
        IssueLeaf("ca", "serverAuth,clientAuth");
        place.Sh(
            """
            openssl s_server -accept 0 -naccept 1 -www -cert leaf.crt -key leaf.key -CAfile pki/ca.crt -Verify 1 -verify_return_error > server.log 2>&1 &
            for i in $(seq 100); do grep -q ^ACCEPT server.log && break; sleep 0.1; done
            port=$(sed -n 's/^ACCEPT.*:\([0-9]*\)$/\1/p' server.log)
            printf 'GET / HTTP/1.0\r\n\r\n' | openssl s_client -connect 127.0.0.1:$port -ign_eof -verify_hostname kubernetes.default.svc -cert leaf.crt -key leaf.key -CAfile pki/ca.crt -verify_return_error > client.log 2>&1
            wait
            """);
        Assert.Contains("HTTP/1.0 200 ok", place.Read("client.log"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rsa -pkeyopt rsa_keygen_bits:2048")]
    [InlineData("rsa -pkeyopt rsa_keygen_bits:3072")]
    [InlineData("ec -pkeyopt ec_paramgen_curve:P-384")]
    public void Of_the_users_own_CA_verify_too(string algorithm)
    {
        place.Sh($"openssl req -x509 -newkey {algorithm} -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt 2> log");
        place.InitWell(new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") });
        IssueLeaf("ca", "serverAuth");
        Assert.Equal("leaf.crt: OK\n", place.Sh("openssl verify -purpose sslserver -CAfile ca.crt leaf.crt"));
    }

    private void IssueLeaf(string prefix, string usage) =>
        place.Sh(Issue.Replace("PREFIX", prefix, StringComparison.Ordinal).Replace("USAGE", usage, StringComparison.Ordinal));
}
