using System.Text.RegularExpressions;

namespace Hotc.Pki.Tests;

public sealed class SecretsFileTests : IDisposable
{
    private readonly Workplace place = new();

    /// <summary>The names and limits that the templates declare, written out again.</summary>
    public static TheoryData<string, int, string> Contract => new()
    {
        { "ca_certificate", 1800, "[A-Za-z0-9+/=]+" },
        { "ca_key", 2400, "[A-Za-z0-9+/=]+" },
        { "etcd_ca_certificate", 1000, "[A-Za-z0-9+/=]+" },
        { "etcd_ca_key", 248, "[A-Za-z0-9+/=]+" },
        { "front_proxy_ca_certificate", 1000, "[A-Za-z0-9+/=]+" },
        { "front_proxy_ca_key", 248, "[A-Za-z0-9+/=]+" },
        { "service_account_key", 248, "[A-Za-z0-9+/=]+" },
        { "encryption_key", 44, "[A-Za-z0-9+/=]+" },
        { "bootstrap_token", 23, @"[a-z0-9]{6}\.[a-z0-9]{16}" },
    };

    public void Dispose() => place.Dispose();

    [Fact]
    public void PyYAML_reads_exactly_the_hidden_parameters_as_strings()
    {
        place.InitWell();
        Assert.Equal(Contract.Select(row => row.Data.Item1), place.Secrets().Keys);
        Assert.Equal("['parameters']\n", place.Sh("/usr/bin/python3 -c 'import yaml; print(list(yaml.safe_load(open(\"pki/secrets.yaml\"))))'"));
    }

    [Theory]
    [MemberData(nameof(Contract))]
    public void Every_value_meets_its_constraints(string name, int maxLength, string pattern)
    {
        place.InitWell();
        var value = place.Secrets()[name];
        Assert.InRange(value.Length, 1, maxLength);
        Assert.Matches($"^(?:{pattern})$", value);
        Assert.Equal(new SecretParameter(name, maxLength, pattern), SecretParameters.All.Single(p => p.Name == name));
    }

    [Theory]
    [InlineData("ca")]
    [InlineData("etcd-ca")]
    [InlineData("front-proxy-ca")]
    public void Values_are_the_DER_of_the_files(string file)
    {
        place.InitWell();
        var values = place.Secrets();
        var prefix = file.Replace('-', '_');
        Assert.Equal(place.Sh($"openssl x509 -in pki/{file}.crt -outform DER | base64 -w0"), values[prefix + "_certificate"]);
        Assert.Equal(place.Sh($"openssl pkcs8 -topk8 -nocrypt -in pki/{file}.key -outform DER | base64 -w0"), values[prefix + "_key"]);
    }

    [Fact]
    public void Texts_are_those_of_the_files()
    {
        place.InitWell();
        var values = place.Secrets();
        Assert.Equal(values["bootstrap_token"] + "\n", place.Read("pki/bootstrap-token"));
        Assert.Equal(values["encryption_key"] + "\n", place.Read("pki/encryption-key"));
        Assert.Equal(32, Convert.FromBase64String(values["encryption_key"]).Length);
        Assert.Equal(place.Sh("openssl pkcs8 -topk8 -nocrypt -in pki/sa.key -outform DER | base64 -w0"), values["service_account_key"]);
    }

    [Theory]
    [InlineData("123456.1234567890123456")]
    [InlineData("1234e5.0000000000000000")]
    [InlineData("000000.0000000000000000")]
    public void A_token_that_looks_like_a_number_stays_text(string token)
    {
        place.Sh($"mkdir -m 700 pki && (umask 077; echo {token} > pki/bootstrap-token)");
        place.InitWell();
        Assert.Equal(token, place.Secrets()["bootstrap_token"]);
        place.Sh("rm pki/bootstrap-token");
        place.InitWell();
        Assert.Equal(token + "\n", place.Read("pki/bootstrap-token"));
    }

    [Fact]
    public void The_head_says_that_it_is_secret_and_how_to_use_it()
    {
        place.InitWell();
        var text = place.Read("pki/secrets.yaml");
        Assert.StartsWith("# SECRET", text, StringComparison.Ordinal);
        Assert.Contains("#   openstack stack create -t cluster.yaml -e environment.yaml -e secrets.yaml NAME\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("[^\n -~]"), text);
    }
}
