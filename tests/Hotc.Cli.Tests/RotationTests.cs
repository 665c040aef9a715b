namespace Hotc.Cli.Tests;

public class RotationTests
{
    private const string Spec =
        """
        apiVersion: hotc/v1
        kind: Cluster
        metadata: {name: one}
        driver: {name: kubernetes-ubuntu, version: VERSION}
        network: {external: public}
        controlPlane: {flavor: m1.medium, image: ubuntu-24.04}
        """;

    [Fact]
    public void Each_step_says_what_comes_next()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"]).Code);
        Assert.Contains($"hotc pki rotate {folder["pki"]} sign ", Said(folder, "trust"), StringComparison.Ordinal);
        Assert.Contains("then replace the nodes of all pools\n", Said(folder, "back"), StringComparison.Ordinal);
        Said(folder, "trust");
        var sign = Said(folder, "sign");
        Assert.Contains($"-e {folder["pki/secrets.yaml"]}", sign, StringComparison.Ordinal);
        Assert.Contains("kubectl get secrets -A -o json | kubectl replace -f -\n", sign, StringComparison.Ordinal);
        Assert.Contains($"hotc pki rotate {folder["pki"]} finish ", sign, StringComparison.Ordinal);
        Assert.Equal(sign, Run.Of("pki", "rotate", folder["pki"]).Error);
        Assert.Contains("Nothing is being rotated", Said(folder, "finish"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_that_know_nothing_of_it_need_not_be_replaced()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"]).Code);
        var said = Said(folder, "trust", "--only", "etcd", "--only", "encryption-key");
        Assert.Contains("the new: etcd CA, encryption key.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("pools", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_shows_where_a_rotation_stands()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"]).Code);
        Said(folder, "trust", "--only", "cluster", "--days", "4000");
        var run = Run.Of("pki", "status", folder["pki"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("cluster CA      ca.next.crt         EC on P-256  ends ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Trusted and not signing yet, the new: cluster CA.\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STEP does not take \"sing\"; it is one of trust, sign, finish, back", "sing")]
    [InlineData("--days is for the step trust", "sign", "--days", "30")]
    [InlineData("--etcd-ca-cert is for the step trust", "--etcd-ca-cert", "ca.crt")]
    [InlineData("--only does not take \"ca\"", "trust", "--only", "ca")]
    public void Words_that_do_not_fit_are_refused(string message, params string[] words)
    {
        var run = Run.Of(["pki", "rotate", "nowhere", .. words]);
        Assert.Equal(64, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("1.1.0")]
    public void A_build_with_a_driver_that_cannot_take_a_second_authority_is_refused_in_a_rotation(string version)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki"]).Code);
        var spec = folder.Write("one.yaml", Spec.Replace("VERSION", version, StringComparison.Ordinal));
        string[] words = ["build", spec, "-o", folder["out"], "--pki", folder["pki"]];
        Assert.Equal(0, Run.Of(words).Code);
        Directory.Delete(folder["out"], recursive: true);

        Said(folder, "trust", "--only", "cluster");
        var run = Run.Of(words);
        Assert.Equal(1, run.Code);
        Assert.Contains("error HE0044", run.Error, StringComparison.Ordinal);
        Assert.Contains($"cluster CA: being rotated, and the bundle of kubernetes-ubuntu@{version} has no parameter ca_certificate_other", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
        Assert.Equal(1, Run.Of("check", spec, "--pki", folder["pki"]).Code);
    }

    [Fact]
    public void With_several_specs_each_cluster_has_its_secrets_in_a_folder_of_its_own()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, Run.Of("pki", "init", folder["pki/one"]).Code);
        Assert.Equal(0, Run.Of("pki", "init", folder["pki/two"]).Code);
        Assert.Equal(0, Run.Of("pki", "rotate", folder["pki/two"], "trust").Code);
        var text = Spec.Replace("VERSION", "1.1.0", StringComparison.Ordinal);
        var (one, two) = (folder.Write("one.yaml", text), folder.Write("two.yaml", text.Replace("name: one", "name: two", StringComparison.Ordinal)));
        var run = Run.Of("build", one, two, "-o", folder["out"], "--pki", folder["pki"]);
        Assert.Equal((1, true, false), (run.Code, Directory.Exists(folder["out/one"]), Directory.Exists(folder["out/two"])));
    }

    private static string Said(TemporaryFolder folder, string step, params string[] options)
    {
        var run = Run.Of(["pki", "rotate", folder["pki"], step, .. options]);
        Assert.Equal((0, ""), (run.Code, run.Out));
        return run.Error;
    }
}
