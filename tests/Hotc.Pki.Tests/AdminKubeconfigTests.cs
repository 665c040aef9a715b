using System.Security.Cryptography;
using System.Text;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

/// <summary>Kubeconfig files of administrators, and the table of what ends when.</summary>
public sealed class AdminKubeconfigTests : IDisposable
{
    private const string Take = "sed -n 's/.*NAME: //p' conf | base64 -d > ";

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt 2> log")]
    public void Hold_a_client_certificate_that_the_cluster_CA_has_signed(string? make)
    {
        place.Sh(make ?? ":");
        place.InitWell(make is null ? null : new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") });
        File.WriteAllBytes(place.At("conf"), Made() ?? []);
        place.Sh(Take.Replace("NAME", "certificate-authority-data", StringComparison.Ordinal) + "authority.crt");
        place.Sh(Take.Replace("NAME", "client-certificate-data", StringComparison.Ordinal) + "client.crt");
        place.Sh(Take.Replace("NAME", "client-key-data", StringComparison.Ordinal) + "client.key");
        Assert.Equal(place.Read("pki/ca.crt"), place.Read("authority.crt"));
        Assert.Equal("client.crt: OK\n", place.Sh("openssl verify -partial_chain -purpose sslclient -CAfile authority.crt client.crt"));
        place.Sh("! openssl verify -partial_chain -purpose sslserver -CAfile authority.crt client.crt 2> log");
        Assert.Equal("subject=O=kubeadm:cluster-admins,CN=jane\n", place.Sh("openssl x509 -in client.crt -noout -subject -nameopt RFC2253"));
        Assert.Equal(place.Sh("openssl x509 -in client.crt -noout -pubkey"), place.Sh("openssl pkey -in client.key -pubout"));
        place.Sh("openssl x509 -in client.crt -noout -checkend $((29 * 86400)) && ! openssl x509 -in client.crt -noout -checkend $((31 * 86400))");
    }

    [Fact]
    public void Never_outlive_the_CA()
    {
        place.InitWell(new PkiInitOptions { Days = 3 });
        File.WriteAllBytes(place.At("conf"), Made() ?? []);
        place.Sh(Take.Replace("NAME", "client-certificate-data", StringComparison.Ordinal) + "client.crt");
        Assert.Equal(place.Sh("openssl x509 -in pki/ca.crt -noout -enddate"), place.Sh("openssl x509 -in client.crt -noout -enddate"));
    }

    [Fact]
    public void Are_made_from_the_secrets_file_alone()
    {
        place.InitWell();
        place.Sh("find pki -type f ! -name secrets.yaml -delete");
        Assert.Contains("server: https://203.0.113.10:6443\n", Encoding.UTF8.GetString(Made() ?? []), StringComparison.Ordinal);
    }

    [Fact]
    public void Need_a_directory_with_a_CA()
    {
        var bag = new DiagnosticBag();
        Assert.Null(Made(bag));
        Assert.Equal(["HE0303"], bag.ToSorted().Select(d => d.Code));
    }

    [Fact]
    public void Status_tells_the_days_that_are_left()
    {
        place.InitWell(new PkiInitOptions { Days = 400 });
        var bag = new DiagnosticBag();
        var states = PkiStatus.Read(place.Pki, TimeProvider.System, bag);
        Assert.Empty(bag.ToSorted());
        Assert.Equal(["ca.crt", "etcd-ca.crt", "front-proxy-ca.crt"], states.Select(s => s.File));
        Assert.All(states, s => Assert.InRange(s.DaysLeft, 399, 400));
    }

    private byte[]? Made(DiagnosticBag? bag = null)
    {
        using var random = RandomNumberGenerator.Create();
        return AdminKubeconfig.Make(place.Pki, new AdminKubeconfigOptions("https://203.0.113.10:6443", "prod", "jane", 30), TimeProvider.System, random, bag ?? new DiagnosticBag());
    }
}
