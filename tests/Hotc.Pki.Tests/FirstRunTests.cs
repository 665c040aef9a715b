using System.Security.Cryptography.X509Certificates;

namespace Hotc.Pki.Tests;

public sealed class FirstRunTests : IDisposable
{
    private static readonly string[] Secret = ["bootstrap-token", "ca.key", "encryption-key", "etcd-ca.key", "front-proxy-ca.key", "sa.key", "secrets.yaml"];
    private static readonly string[] Public = [".gitignore", "ca.crt", "etcd-ca.crt", "front-proxy-ca.crt", "sa.pub"];

    private readonly Workplace place = new();

    public static TheoryData<string, string> Authorities => new()
    {
        { "ca", "kubernetes-ca" }, { "etcd-ca", "etcd-ca" }, { "front-proxy-ca", "kubernetes-front-proxy-ca" },
    };

    public void Dispose() => place.Dispose();

    [Fact]
    public void Makes_exactly_the_documented_files_and_says_so()
    {
        var result = place.InitWell();
        Assert.Equal(Secret.Concat(Public).Order(StringComparer.Ordinal), place.Snapshot().Keys);
        Assert.All(result.Files, file => Assert.Equal(PkiFileState.Created, file.State));
        Assert.Equal(Secret, result.Files.Where(file => file.Secret).Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Public, result.Files.Where(file => !file.Secret).Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateDirectories(place.Pki));
    }

    [Fact]
    public void Modes_let_only_the_owner_read_secrets()
    {
        place.InitWell();
        Assert.Equal("700\n", place.Sh("stat -c %a pki"));
        var modes = place.Sh("cd pki; stat -c '%n %a' $(ls -A)").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Secret.Select(f => f + " 600").Concat(Public.Select(f => f + " 644")).Order(StringComparer.Ordinal), modes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parents_are_made_and_an_empty_directory_is_closed()
    {
        place.Sh("mkdir -p -m 755 pki");
        place.InitWell();
        Assert.NotNull(place.Init(directory: "a/b/c"));
        Assert.Equal("700\n700\n", place.Sh("stat -c %a pki a/b/c"));
    }

    [Theory]
    [MemberData(nameof(Authorities))]
    public void OpenSSL_reads_a_root_CA_of_path_length_0(string file, string commonName)
    {
        place.InitWell();
        var text = place.Sh($"openssl x509 -in pki/{file}.crt -noout -text -nameopt RFC2253");
        Assert.Contains($"Subject: CN={commonName}\n", text, StringComparison.Ordinal);
        Assert.Contains($"Issuer: CN={commonName}\n", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 Basic Constraints: critical\n                CA:TRUE, pathlen:0\n", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 Key Usage: critical\n                Certificate Sign, CRL Sign\n", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 Subject Key Identifier:", text, StringComparison.Ordinal);
        Assert.Contains("NIST CURVE: P-256", text, StringComparison.Ordinal);
        Assert.Contains("Signature Algorithm: ecdsa-with-SHA256", text, StringComparison.Ordinal);
        Assert.Equal($"pki/{file}.crt: OK\n", place.Sh($"openssl verify -x509_strict -check_ss_sig -CAfile pki/{file}.crt pki/{file}.crt"));
    }

    [Theory]
    [InlineData("ca")]
    [InlineData("etcd-ca")]
    [InlineData("front-proxy-ca")]
    public void The_key_is_the_certificates(string file)
    {
        place.InitWell();
        place.Sh($"openssl pkey -in pki/{file}.key -noout -check");
        Assert.Equal(place.Sh($"openssl x509 -in pki/{file}.crt -noout -pubkey"), place.Sh($"openssl pkey -in pki/{file}.key -pubout"));
    }

    [Fact]
    public void The_service_account_pair_belongs_together()
    {
        place.InitWell();
        Assert.Equal(place.Read("pki/sa.pub"), place.Sh("openssl pkey -in pki/sa.key -pubout"));
        Assert.Contains("NIST CURVE: P-256", place.Sh("openssl pkey -in pki/sa.key -noout -text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_begin_an_hour_back_and_live_ten_years()
    {
        var now = new DateTimeOffset(2031, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));
        place.InitWell(clock: new FixedClock(now));
        Assert.Equal(
            "notBefore=Feb  3 01:05:06 2031 GMT\nnotAfter=Jan 31 02:05:06 2041 GMT\n", place.Sh("openssl x509 -in pki/etcd-ca.crt -noout -dates"));
    }

    [Theory]
    [InlineData(1, "Feb  4 02:05:06 2031 GMT")]
    [InlineData(36500, "Jan 10 02:05:06 2131 GMT")]
    public void The_life_can_be_chosen(int days, string end)
    {
        place.InitWell(new PkiInitOptions { Days = days }, new FixedClock(new DateTimeOffset(2031, 2, 3, 2, 5, 6, TimeSpan.Zero)));
        Assert.Equal($"notAfter={end}\n", place.Sh("openssl x509 -in pki/ca.crt -noout -enddate"));
    }

    [Fact]
    public void Serial_numbers_are_the_random_sources_128_bits()
    {
        using var random = new CountingRandom(0xF0);
        place.InitWell(random: random);
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(place.At("pki/ca.crt"));
        Assert.Equal(16, certificate.SerialNumberBytes.ToArray().SkipWhile(b => b == 0).Count());
        Assert.StartsWith("serial=", place.Sh("openssl x509 -in pki/ca.crt -noout -serial"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_share_nothing_secret()
    {
        place.InitWell();
        var first = place.Snapshot();
        place.Sh("rm -r pki");
        place.InitWell();
        Assert.All(place.Snapshot().Where(file => file.Key != ".gitignore"), file => Assert.NotEqual(first[file.Key], file.Value));
    }

    [Fact]
    public void Git_sees_nothing_secret()
    {
        place.InitWell();
        place.Sh("git init -q . && git add .");
        Assert.Equal(
            ["pki/.gitignore", "pki/ca.crt", "pki/etcd-ca.crt", "pki/front-proxy-ca.crt", "pki/sa.pub"],
            place.Sh("git ls-files").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
