using System.Collections.Immutable;
using System.Security.Cryptography;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

/// <summary>Certificates that are signed on the operator's machine.</summary>
public sealed class PkiLeafTests : IDisposable
{
    private static readonly LeafRequest Backup = new("backup", [], [], 30);

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("cluster", "ca")]
    [InlineData("etcd", "etcd-ca")]
    [InlineData("front-proxy", "front-proxy-ca")]
    public void Of_a_client_verify_as_that_and_as_nothing_else(string authority, string file)
    {
        place.InitWell();
        Assert.Empty(Made(authority, Backup));
        Assert.Equal("out/backup.crt: OK\n", place.Sh($"openssl verify -x509_strict -purpose sslclient -CAfile pki/{file}.crt out/backup.crt"));
        place.Sh($"! openssl verify -purpose sslserver -CAfile pki/{file}.crt out/backup.crt 2> log");
        Assert.Equal(place.Sh("openssl x509 -in out/backup.crt -noout -pubkey"), place.Sh("openssl pkey -in out/backup.key -pubout"));
    }

    [Fact]
    public void Of_a_server_hold_its_names_and_addresses()
    {
        place.InitWell();
        Assert.Empty(Made("etcd", Backup with { Hosts = ["etcd.example.com", "*.etcd.example.com", "192.0.2.7", "2001:db8::7"] }));
        foreach (var check in new[] { "-purpose sslserver", "-purpose sslclient", "-verify_hostname a.etcd.example.com", "-verify_ip 192.0.2.7", "-verify_ip 2001:db8::7" })
        {
            Assert.Equal("out/backup.crt: OK\n", place.Sh($"openssl verify {check} -CAfile pki/etcd-ca.crt out/backup.crt"));
        }
    }

    [Fact]
    public void Name_the_user_and_all_groups()
    {
        place.InitWell();
        Assert.Empty(Made("cluster", Backup with { CommonName = "jane", Organizations = ["viewers", "team:blue"] }));
        var subject = place.Sh("openssl x509 -in out/backup.crt -noout -subject -nameopt RFC2253");
        Assert.Equal(["CN=jane", "O=team:blue", "O=viewers"], subject.Trim()["subject=".Length..].Split(',').Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(401, true)]
    [InlineData(399, false)]
    public void End_with_their_authority_at_the_latest(int days, bool endTogether)
    {
        place.InitWell(new PkiInitOptions { Days = 400 });
        Assert.Empty(Made("etcd", Backup with { Days = days }));
        var (authority, leaf) = (place.Sh("openssl x509 -in pki/etcd-ca.crt -noout -enddate"), place.Sh("openssl x509 -in out/backup.crt -noout -enddate"));
        Assert.Equal(endTogether, authority == leaf);
    }

    [Fact]
    public void Keep_the_key_to_their_owner()
    {
        place.InitWell();
        Assert.Empty(Made("cluster", Backup));
        Assert.Equal("700 out\n644 out/backup.crt\n600 out/backup.key\n", place.Sh("stat -c '%a %n' out out/*"));
    }

    [Fact]
    public void Never_replace_another_file()
    {
        place.InitWell();
        place.Sh("mkdir -m 700 out && echo mine > out/backup.crt");
        Assert.Equal(["HE0304"], Made("cluster", Backup));
        Assert.Equal("backup.crt\n", place.Sh("ls out"));
    }

    [Fact]
    public void Need_a_folder_that_is_closed_to_others()
    {
        place.InitWell();
        place.Sh("mkdir -m 755 out && touch out/notes.txt");
        Assert.Equal(["HE0302"], Made("cluster", Backup));
        Assert.Equal("notes.txt\n", place.Sh("ls out"));
    }

    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("*.example.com", true)]
    [InlineData("10", true)]
    [InlineData("a..b", false)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("https://a", false)]
    public void A_host_is_a_name_or_an_address(string text, bool isHost) => Assert.Equal(isHost, PkiLeaf.IsHost(text));

    private ImmutableArray<string> Made(string authority, LeafRequest leaf)
    {
        using var random = RandomNumberGenerator.Create();
        var bag = new DiagnosticBag();
        var isMade = PkiLeaf.Make(place.Pki, authority, leaf, "backup", place.At("out"), TimeProvider.System, random, bag);
        Assert.Equal(!bag.HasErrors, isMade);
        return [.. bag.ToSorted().Select(d => d.Code)];
    }
}
