namespace Hotc.Pki.Tests;

/// <summary>CAs of the user's own that are accepted, in the forms in which people have them.</summary>
public sealed class OwnAuthorityTests : IDisposable
{
    private static readonly PkiInitOptions Own = new() { ClusterCa = new("ca.crt", "ca.key") };

    private readonly Workplace place = new();

    public static TheoryData<string, string> Forms => new()
    {
        { "P-256", Workplace.MakeCa },
        { "P-384", Workplace.MakeCa.Replace("P-256", "P-384", StringComparison.Ordinal) },
        { "RSA 2048", "openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt" },
        { "RSA 3072", "openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt" },
        { "RSA 3072 in its old form", "openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=own -keyout k -out ca.crt; openssl rsa -in k -traditional -out ca.key" },
        { "parameters before the key", "openssl ecparam -name prime256v1 -genkey -out ca.key; grep -q 'EC PARAMETERS' ca.key; openssl req -x509 -key ca.key -days 3650 -subj /CN=own -out ca.crt" },
        { "text before the certificate", Workplace.MakeCa + "openssl x509 -in ca.crt -text -out t; mv t ca.crt" },
        { "Windows line ends and byte order mark", Workplace.MakeCa + "for f in ca.crt ca.key; do { printf '\\357\\273\\277'; sed 's/$/\\r/' $f; } > t; mv t $f; done" },
        { "UTF-16, as PowerShell writes", Workplace.MakeCa + "for f in ca.crt ca.key; do { printf '\\377\\376'; iconv -f ASCII -t UTF-16LE $f; } > t; mv t $f; done" },
        { "certificate and key in one file", Workplace.MakeCa + "cat ca.crt ca.key > t; cp t ca.crt; mv t ca.key" },
        { "usages that allow it", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature -addext extendedKeyUsage=clientAuth,serverAuth -keyout ca.key -out ca.crt" },
        { "any purpose", "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -addext extendedKeyUsage=anyExtendedKeyUsage -keyout ca.key -out ca.crt" },
        { "a name of many parts in UTF-8", Workplace.MakeCa.Replace("/CN=own", "'/C=DE/O=Bücher & Söhne \"x\"/CN=Cluster CA'", StringComparison.Ordinal).Replace("req", "req -utf8", StringComparison.Ordinal) },
        { "pipes", Workplace.MakeCa + "for f in ca.crt ca.key; do mv $f t-$f; mkfifo $f; sh -c \"cat t-$f > $f\" & done" },
    };

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void Is_taken_over(string form, string make)
    {
        Assert.NotEmpty(form);
        place.Sh("{ " + make + "\n} > log 2>&1");
        var original = place.Sh("for f in ca.crt ca.key; do test -p $f || case $(head -c2 $f | od -An -tx1) in ' ff fe') iconv -f UTF-16 -t UTF-8 $f;; *) cat $f;; esac; done; cat t-ca.* 2> log || true");
        var result = place.InitWell(Own);
        Assert.Equal(["ca.crt", "ca.key"], result.Files.Where(f => f.State == PkiFileState.Copied).Select(f => f.Name).Order(StringComparer.Ordinal));
        File.WriteAllText(place.At("original"), original.Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal));
        Assert.Equal(place.Sh("openssl x509 -in original -outform DER | base64"), place.Sh("openssl x509 -in pki/ca.crt -outform DER | base64"));
        Assert.Equal(place.Sh("openssl pkey -in original -pubout"), place.Sh("openssl pkey -in pki/ca.key -pubout"));
        Assert.DoesNotContain("PRIVATE", place.Read("pki/ca.crt"), StringComparison.Ordinal);
        Assert.Equal("644\n600\n", place.Sh("stat -c %a pki/ca.crt pki/ca.key"));
    }

    [Fact]
    public void All_three_can_be_brought()
    {
        place.Sh(string.Concat(new[] { "ca", "etcd", "front" }.Select(name => "{ " + Workplace.MakeCa.Replace("ca.", name + ".", StringComparison.Ordinal).TrimEnd() + "; } 2> log\n")));
        var result = place.InitWell(Own with { EtcdCa = new("etcd.crt", "etcd.key"), FrontProxyCa = new("front.crt", "front.key") });
        Assert.Equal(6, result.Files.Count(f => f.State == PkiFileState.Copied));
        place.Sh("cmp ca.crt pki/ca.crt && cmp etcd.crt pki/etcd-ca.crt && cmp front.crt pki/front-proxy-ca.crt && cmp front.key pki/front-proxy-ca.key");
    }

    [Fact]
    public void Can_be_given_again_on_the_second_run()
    {
        place.Sh(Workplace.MakeCa + " 2> log");
        place.InitWell(Own);
        Assert.All(place.InitWell(Own).Files, file => Assert.Equal(PkiFileState.Kept, file.State));
    }

    [Fact]
    public void May_lie_in_the_directory_already()
    {
        place.Sh("mkdir -m 700 pki && cd pki && { " + Workplace.MakeCa.TrimEnd() + "; } 2> ../log");
        var result = place.InitWell();
        Assert.Equal(["ca.crt", "ca.key"], result.Files.Where(f => f.State == PkiFileState.Kept).Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Completes_a_directory_that_has_one_half()
    {
        place.Sh("{ " + Workplace.MakeCa.TrimEnd() + "; } 2> log; mkdir -m 700 pki; cp ca.crt pki");
        var result = place.InitWell(Own);
        Assert.Equal(PkiFileState.Copied, result.Files.Single(f => f.Name == "ca.key").State);
        Assert.Equal(PkiFileState.Kept, result.Files.Single(f => f.Name == "ca.crt").State);
    }

    [Fact]
    public void An_intermediate_is_taken_with_a_warning()
    {
        place.Sh(PkiAuthorityCodes.NotRoot.Bad[..PkiAuthorityCodes.NotRoot.Bad.LastIndexOf('\n')].Replace("\n", " 2> log\n", StringComparison.Ordinal) + " 2> log");
        Assert.NotNull(place.Init(Own));
        Assert.Equal(
            "ca.crt: HW0328 the CA is an intermediate, signed by another CA; Kubernetes trusts it as it is; clients built on OpenSSL need -partial_chain or the root as well",
            place.Show());
    }
}
