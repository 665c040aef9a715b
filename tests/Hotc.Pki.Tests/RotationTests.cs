using System.Security.Cryptography;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

/// <summary>What each step of a rotation leaves, judged by OpenSSL.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly Workplace place = new();

    public static TheoryData<string, string> Authorities => new() { { "ca", "ca_certificate" }, { "etcd-ca", "etcd_ca_certificate" }, { "front-proxy-ca", "front_proxy_ca_certificate" } };

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Authorities))]
    public void Between_two_steps_nobody_meets_a_certificate_that_he_does_not_trust(string file, string parameter)
    {
        place.InitWell();
        var before = Trusted("0", file, parameter);
        Sign(file, "old");
        place.RotateWell(RotationStep.Trust);
        var trust = Trusted("1", file, parameter);
        Sign(file, "trust");
        place.RotateWell(RotationStep.Sign);
        var sign = Trusted("2", file, parameter);
        Sign(file, "sign");
        place.RotateWell(RotationStep.Finish);
        var finish = Trusted("3", file, parameter);
        Sign(file, "new");

        Assert.Equal("old trust", Verified(before));
        Assert.Equal("old trust sign new", Verified(trust));
        Assert.Equal("old trust sign new", Verified(sign));
        Assert.Equal("sign new", Verified(finish));
    }

    [Fact]
    public void The_new_ones_key_is_not_sent_before_it_signs_and_the_old_ones_no_longer_after()
    {
        place.InitWell();
        var old = place.Secrets();
        place.RotateWell(RotationStep.Trust);
        var trust = place.Secrets();
        foreach (var name in old.Keys)
        {
            Assert.Equal(old[name], trust[name]);
        }

        place.RotateWell(RotationStep.Sign);
        var text = place.Read("pki/secrets.yaml");
        foreach (var name in new[] { "ca_key", "etcd_ca_key", "front_proxy_ca_key", "service_account_key" })
        {
            Assert.DoesNotContain(old[name], text, StringComparison.Ordinal);
        }

        Assert.Equal(old["bootstrap_token"], place.Secrets()["bootstrap_token"]);
    }

    [Fact]
    public void The_service_account_keys_change_places_and_each_public_key_is_its_keys()
    {
        place.InitWell();
        var old = place.Read("pki/sa.pub");
        place.RotateWell(RotationStep.Trust);
        Assert.Equal(old, place.Read("pki/sa.pub"));
        Assert.Equal(place.Sh("openssl pkey -in pki/sa.next.key -pubout"), AsPem(place.Secrets()["service_account_public_key_other"]));
        var next = place.Read("pki/sa.next.pub");
        place.RotateWell(RotationStep.Sign);
        Assert.Equal(next, place.Read("pki/sa.pub"));
        Assert.Equal(next, place.Sh("openssl pkey -in pki/sa.key -pubout"));
        Assert.Equal(old, AsPem(place.Secrets()["service_account_public_key_other"]));
    }

    [Fact]
    public void The_encryption_key_is_second_then_first_then_alone()
    {
        place.InitWell();
        var old = place.Secrets()["encryption_key"];
        place.RotateWell(RotationStep.Trust);
        var (first, second) = (place.Secrets()["encryption_key"], place.Secrets()["encryption_key_other"]);
        Assert.Equal(old, first);
        Assert.Equal(32, Convert.FromBase64String(second).Length);
        place.RotateWell(RotationStep.Sign);
        Assert.Equal((second, old), (place.Secrets()["encryption_key"], place.Secrets()["encryption_key_other"]));
        place.RotateWell(RotationStep.Finish);
        Assert.Equal(second, place.Secrets()["encryption_key"]);
        Assert.Equal(second + "\n", place.Read("pki/encryption-key"));
    }

    [Fact]
    public void After_the_end_the_directory_has_the_files_and_parameters_of_one_that_was_never_rotated()
    {
        place.InitWell();
        var (files, parameters) = (place.Snapshot().Keys.ToList(), place.Secrets().Keys.ToList());
        place.RotateWell(RotationStep.Trust, RotationStep.Sign, RotationStep.Finish);
        Assert.Equal(files, place.Snapshot().Keys);
        Assert.Equal(parameters, place.Secrets().Keys);
        place.InitWell();
    }

    [Fact]
    public void Back_leaves_the_bytes_of_before()
    {
        place.InitWell();
        var start = place.Snapshot();
        place.RotateWell(RotationStep.Trust);
        var trust = place.Snapshot();
        place.RotateWell(RotationStep.Sign);
        place.RotateWell(RotationStep.Back);
        Assert.Equal(trust, place.Snapshot());
        Assert.Equal(RotationStage.None, place.RotateWell(RotationStep.Back).Stage);
        Assert.Equal(start, place.Snapshot());
    }

    [Fact]
    public void Secret_files_stay_closed_to_others_at_every_step()
    {
        place.InitWell();
        foreach (var step in new[] { RotationStep.Trust, RotationStep.Sign, RotationStep.Back, RotationStep.Sign, RotationStep.Finish })
        {
            place.RotateWell(step);
            Assert.Equal("", place.Sh("find pki ! -name '*.crt' ! -name '*.pub' ! -name .gitignore -perm /077; find pki -name '.*' ! -name .gitignore"));
            Assert.Equal("", place.Sh("cd pki && git init -q . && git add . && git ls-files | grep -v -e '[.]crt$' -e '[.]pub$' -e '^.gitignore$' || true; rm -rf .git"));
        }
    }

    [Theory]
    [InlineData(RotationStep.Sign, RotationStep.Finish)]
    [InlineData(RotationStep.Finish, RotationStep.Trust)]
    [InlineData(RotationStep.Trust, RotationStep.Sign)]
    public void A_step_that_does_not_come_next_is_refused_and_changes_nothing(RotationStep wrong, RotationStep right)
    {
        place.InitWell();
        foreach (var step in new[] { RotationStep.Trust, RotationStep.Sign, RotationStep.Finish }.TakeWhile(s => s != right))
        {
            place.RotateWell(step);
        }

        var before = place.Snapshot();
        Assert.Null(place.Rotate(wrong));
        Assert.Equal(["HE0343"], place.Findings.Select(d => d.Code));
        Assert.Contains(right.ToString().ToLowerInvariant(), place.Show(), StringComparison.Ordinal);
        Assert.Equal(before, place.Snapshot());
    }

    [Fact]
    public void One_part_alone_can_be_rotated()
    {
        place.InitWell();
        var old = place.Secrets();
        Assert.NotNull(place.Rotate(RotationStep.Trust, new PkiRotateOptions { Parts = ["etcd"] }));
        place.RotateWell(RotationStep.Sign, RotationStep.Finish);
        var changed = place.Secrets().Where(v => old[v.Key] != v.Value).Select(v => v.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["etcd_ca_certificate", "etcd_ca_key"], changed);
    }

    [Fact]
    public void A_new_authority_bears_another_name_than_the_old_each_time()
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust, RotationStep.Sign, RotationStep.Finish);
        Assert.Equal("subject=CN = kubernetes-ca-2\n", place.Sh("openssl x509 -in pki/ca.crt -noout -subject"));
        place.RotateWell(RotationStep.Trust);
        Assert.Equal("subject=CN = kubernetes-ca-3\n", place.Sh("openssl x509 -in pki/ca.next.crt -noout -subject"));
    }

    [Fact]
    public void The_new_authority_can_be_the_users_own()
    {
        place.InitWell();
        place.Sh("{ " + Workplace.MakeCa + "} 2> log");
        var own = new PkiRotateOptions { Parts = ["cluster"], New = new PkiInitOptions { ClusterCa = new("ca.crt", "ca.key") } };
        Assert.NotNull(place.Rotate(RotationStep.Trust, own));
        place.RotateWell(RotationStep.Sign);
        Assert.Equal(place.Sh("openssl x509 -in ca.crt -outform DER | base64 -w0"), place.Secrets()["ca_certificate"]);
    }

    [Fact]
    public void The_new_authority_must_not_be_one_that_is_there()
    {
        place.InitWell();
        place.Sh("cp pki/etcd-ca.* .");
        Assert.Null(place.Rotate(RotationStep.Trust, new PkiRotateOptions { New = new PkiInitOptions { ClusterCa = new("etcd-ca.crt", "etcd-ca.key") } }));
        Assert.Equal(["HE0336"], place.Findings.Select(d => d.Code));
    }

    [Fact]
    public void An_old_authority_that_has_ended_meanwhile_does_not_hold_the_rotation_up()
    {
        place.InitWell(new PkiInitOptions { Days = 400 });
        place.RotateWell(RotationStep.Trust, RotationStep.Sign);
        Assert.NotNull(place.Rotate(RotationStep.Finish, clock: new FixedClock(TimeProvider.System.GetUtcNow().AddDays(500))));
        Assert.Equal("", place.Show());
    }

    [Fact]
    public void A_kubeconfig_made_between_two_steps_trusts_both()
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust);
        using var random = RandomNumberGenerator.Create();
        var bag = new DiagnosticBag();
        var made = AdminKubeconfig.Make(place.Pki, new AdminKubeconfigOptions("https://192.0.2.1:6443", "prod", "admin", 30), TimeProvider.System, random, bag)!;
        File.WriteAllBytes(place.At("conf"), made);
        place.Sh("sed -n 's/.*certificate-authority-data: //p' conf | base64 -d > both && cat pki/ca.crt pki/ca.next.crt | cmp - both");
    }

    [Fact]
    public void Status_shows_the_second_authorities_and_the_step()
    {
        place.InitWell();
        place.RotateWell(RotationStep.Trust, RotationStep.Sign);
        var bag = new DiagnosticBag();
        Assert.Equal(
            ["ca.crt", "ca.previous.crt", "etcd-ca.crt", "etcd-ca.previous.crt", "front-proxy-ca.crt", "front-proxy-ca.previous.crt"],
            PkiStatus.Read(place.Pki, TimeProvider.System, bag).Select(s => s.File));
        Assert.Equal(RotationStage.Sign, PkiStatus.Rotation(place.Pki, TimeProvider.System, bag)!.Stage);
        Assert.Empty(bag.ToSorted());
    }

    // What a node trusts at that moment, as a file for OpenSSL.
    private string Trusted(string name, string file, string parameter)
    {
        var values = place.Secrets();
        File.WriteAllText(place.At(name + file + ".pem"), string.Concat(new[] { parameter, parameter + "_other" }.Where(values.ContainsKey).Select(p => Pem("CERTIFICATE", values[p]))));
        return name + file + ".pem";
    }

    // A certificate signed by whatever signs at that moment, by what secrets.yaml carries.
    private void Sign(string file, string name)
    {
        var (values, prefix) = (place.Secrets(), file.Replace('-', '_'));
        File.WriteAllText(place.At("signer.crt"), Pem("CERTIFICATE", values[prefix + "_certificate"]));
        File.WriteAllText(place.At("signer.key"), Pem("PRIVATE KEY", values[prefix + "_key"]));
        place.Sh(
            "openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=leaf -keyout leaf.key -out leaf.csr 2>/dev/null\n"
            + $"openssl x509 -req -in leaf.csr -CA signer.crt -CAkey signer.key -days 1 -out {name}.leaf 2>/dev/null");
    }

    private string Verified(string trusted) => place.Sh(
        $"for leaf in old trust sign new; do openssl verify -CAfile {trusted} $leaf.leaf >/dev/null 2>&1 && printf '%s ' $leaf || true; done").TrimEnd();

    private static string Pem(string label, string value) => PemEncoding.WriteString(label, Convert.FromBase64String(value)) + "\n";

    private static string AsPem(string value) => Pem("PUBLIC KEY", value);
}
