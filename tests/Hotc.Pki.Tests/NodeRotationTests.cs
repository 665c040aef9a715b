namespace Hotc.Pki.Tests;

/// <summary>What the scripts of a node make of the secrets of each step.</summary>
public sealed class NodeRotationTests : IDisposable
{
    private static readonly RotationStep[] Steps = [RotationStep.Trust, RotationStep.Sign, RotationStep.Finish];

    // Which authority each certificate is of; those that serve and those that are shown to somebody.
    private static readonly (string Authority, string[] Leaves)[] Issued =
    [
        ("ca", ["apiserver", "apiserver-kubelet-client", "admin", "controller-manager", "scheduler", "kubelet-bootstrap"]),
        ("etcd/ca", ["etcd/server", "etcd/peer", "etcd/healthcheck-client", "apiserver-etcd-client"]),
        ("front-proxy-ca", ["front-proxy-client"]),
    ];

    private readonly Workplace place = new();

    public NodeRotationTests() => place.InitWell();

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_node_of_any_step_and_one_of_the_next_trust_each_others_certificates()
    {
        var last = Made("0");
        for (var i = 0; i < Steps.Length; i++)
        {
            place.RotateWell(Steps[i]);
            var next = Made($"{i + 1}");
            Assert.Equal("", Refused(last, next));
            Assert.Equal("", Refused(next, last));
            last = next;
        }
    }

    [Fact]
    public void Without_the_step_between_they_would_not()
    {
        var old = Made("old");
        place.RotateWell(RotationStep.Trust, RotationStep.Sign);
        Assert.Contains("apiserver ", Refused(Made("new"), old), StringComparison.Ordinal);
    }

    [Fact]
    public void A_running_node_that_gets_the_new_secrets_issues_anew_only_when_another_authority_signs()
    {
        var node = new Node(place, "node", "control-plane", "pki/1.1.0");
        node.Run("pki");
        var changed = new List<bool>();
        foreach (var step in Steps)
        {
            var before = Leaves(node);
            place.RotateWell(step);
            node.Run("pki");
            var after = Leaves(node);
            changed.Add(before.SequenceEqual(after));
            Assert.True(before.SequenceEqual(after) || !before.Intersect(after, StringComparer.Ordinal).Any(), "some were issued anew, and not all");
        }

        Assert.Equal([true, false, true], changed);
    }

    [Fact]
    public void The_file_that_signs_for_kubelets_holds_one_certificate_at_every_step()
    {
        // kube-controller-manager refuses another number: pkg/controller/certificates/signer/ca_provider.go
        foreach (var step in Steps)
        {
            place.RotateWell(step);
            var node = Made(step.ToString());
            Assert.Equal("1\n", place.Sh($"grep -c BEGIN {node}/pki/ca-signing.crt"));
            place.Sh($"openssl x509 -in {node}/pki/ca-signing.crt -pubkey -noout > one; openssl pkey -in {node}/pki/ca.key -pubout | cmp - one");
        }
    }

    [Fact]
    public void Tokens_of_both_keys_are_accepted_between_the_first_step_and_the_last()
    {
        var counts = Steps.Select(step =>
        {
            place.RotateWell(step);
            var node = Made(step.ToString());
            place.Sh($"openssl pkey -in {node}/pki/sa.key -pubout > signs; head -c $(stat -c %s signs) {node}/pki/sa.pub | cmp - signs");
            return place.Sh($"grep -c BEGIN {node}/pki/sa.pub").Trim();
        });
        Assert.Equal(["2", "2", "1"], counts);
    }

    [Fact]
    public void The_API_server_writes_with_the_key_of_the_step_and_reads_with_both()
    {
        var before = place.Secrets()["encryption_key"];
        Assert.Equal([before], EncryptionKeys("0"));
        place.RotateWell(RotationStep.Trust);
        var next = place.Secrets()["encryption_key_other"];
        Assert.Equal([before, next], EncryptionKeys("1"));
        place.RotateWell(RotationStep.Sign);
        Assert.Equal([next, before], EncryptionKeys("2"));
        place.RotateWell(RotationStep.Finish);
        Assert.Equal([next], EncryptionKeys("3"));
    }

    [Fact]
    public void A_worker_trusts_what_a_control_plane_node_trusts()
    {
        foreach (var step in Steps)
        {
            place.RotateWell(step);
            var worker = new Node(place, "worker" + step, "worker", "kubelet/1.1.0");
            worker.Run("kubelet");
            place.Sh($"cmp {worker.Kubernetes}/pki/ca.crt {Made(step.ToString())}/pki/ca.crt");
            place.Sh(
                $"""
                /usr/bin/python3 -c "import yaml; print(yaml.safe_load(open('{worker.Kubernetes}/bootstrap-kubelet.conf'))['clusters'][0]['cluster']['certificate-authority-data'])" \
                  | base64 -d | cmp - {worker.Kubernetes}/pki/ca.crt
                """);
        }
    }

    // A node that boots with the secrets of now; returns where its Kubernetes files are.
    private string Made(string name)
    {
        var node = new Node(place, "node" + name, "control-plane", "pki/1.1.0");
        node.Run("pki");
        return node.Kubernetes;
    }

    // The certificates of the one that the other does not trust.
    private string Refused(string shows, string judges) => string.Concat(
        from issued in Issued
        from leaf in issued.Leaves
        select place.Sh($"openssl verify -partial_chain -CAfile {judges}/pki/{issued.Authority}.crt {shows}/pki/{leaf}.crt >/dev/null 2>&1 || printf '%s ' {leaf}"));

    private List<string> Leaves(Node node) =>
        [.. Issued.SelectMany(i => i.Leaves).Select(leaf => place.Sh($"sha256sum {node.Kubernetes}/pki/{leaf}.crt"))];

    // In the order in which the API server tries them; all have one name, which stands before what they have encrypted.
    private string[] EncryptionKeys(string name)
    {
        var node = new Node(place, "api" + name, "control-plane", "pki/1.1.0", "control-plane/1.1.0");
        node.Run("pki");
        node.Run("control-plane");
        Assert.Contains($"--cluster-signing-cert-file={place.At(node.Kubernetes)}/pki/ca-signing.crt", place.Read(node.Kubernetes + "/manifests/kube-controller-manager.yaml"), StringComparison.Ordinal);
        return place.Sh(
            $"""
            /usr/bin/python3 -c "
            import yaml
            providers = yaml.safe_load(open('{node.Kubernetes}/apiserver/encryption.yaml'))['resources'][0]['providers']
            assert providers.pop() == dict(identity=dict())
            for provider in providers:
                (key,) = provider['secretbox']['keys']
                assert key['name'] == 'key1'
                print(key['secret'])"
            """).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
