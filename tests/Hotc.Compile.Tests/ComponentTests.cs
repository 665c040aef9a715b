using Hotc.Compile.Planning;
using Hotc.Compile.Tests.Harness;

namespace Hotc.Compile.Tests;

public sealed class ComponentTests
{
    private const string Sum = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void Every_binary_has_the_checksum_of_its_version_and_architecture()
    {
        var amd = Artifacts("");
        var arm = Artifacts("artifacts: {architecture: arm64}\n");
        Assert.All(amd.Concat(arm), a => Assert.Matches("^[0-9a-f]{64}$", a.Sha256));
        Assert.Empty(amd.Select(a => a.Sha256).Intersect(arm.Select(a => a.Sha256)));
        Assert.All(arm, a => Assert.Contains("arm64", a.Url));
    }

    [Fact]
    public void The_longest_mirror_that_fits_wins()
    {
        var kubelet = Artifacts("artifacts: {mirrors: {\"https://dl.k8s.io/\": \"https://a.example/\", \"https://dl.k8s.io/release/\": \"https://b.example/r/\"}}\n").Single(a => a.Name == "kubelet");
        Assert.Equal("https://b.example/r/v1.36.4/bin/linux/amd64/kubelet", kubelet.Url);
    }

    [Fact]
    public void An_address_without_a_mirror_stays() =>
        Assert.StartsWith("https://dl.k8s.io/", Artifacts("artifacts: {mirrors: {\"https://other.example/\": \"https://a.example/\"}}\n").Single(a => a.Name == "kubelet").Url);

    [Fact]
    public void An_override_brings_version_address_and_checksum()
    {
        var kubelet = Artifacts($"artifacts: {{overrides: {{kubelet: {{version: 1.36.9, url: \"https://x.example/{{version}}/{{arch}}\", sha256: {Sum}}}}}}}\n").Single(a => a.Name == "kubelet");
        Assert.Equal(("1.36.9", "https://x.example/1.36.9/amd64", Sum), (kubelet.Version, kubelet.Url, kubelet.Sha256));
    }

    [Fact]
    public void A_known_version_that_is_overridden_needs_no_checksum_of_the_author() =>
        Assert.Equal("1.36.3", Artifacts("artifacts: {overrides: {kubelet: {version: 1.36.3}}}\n").Single(a => a.Name == "kubelet").Version);

    [Fact]
    public void An_address_of_ones_own_needs_a_checksum_of_ones_own() =>
        Assert.Contains("HE2021", Specs.Over("artifacts: {overrides: {kubelet: {url: \"https://x.example/kubelet\"}}}\n").Codes());

    [Fact]
    public void Preinstalled_binaries_need_no_checksum() =>
        Assert.NotNull(Specs.Over("kubernetes: {version: 1.36.99}\nartifacts: {preinstalled: true}\n").Sound().Planned);

    [Fact]
    public void A_minor_without_checksums_builds_once_the_author_brings_them() => Specs.Over(
        $"kubernetes: {{version: 1.37.1}}\nartifacts: {{overrides: {{kubelet: {{sha256: {Sum}}}, kubectl: {{sha256: {Sum}}}, etcd: {{sha256: {Sum}}}}}}}\n").Sound();

    [Fact]
    public void Image_mirrors_keep_the_path_and_digests_are_pinned()
    {
        var images = Specs.Over($"images: {{mirrors: {{registry.k8s.io: \"m.example:5000/k8s\"}}, digests: {{pause: \"sha256:{Sum}\"}}}}\n").Sound().Planned!.Plan.Images.ToDictionary(i => i.Key, i => i.Value);
        Assert.Equal("m.example:5000/k8s/kube-apiserver:v1.36.4", images["kube-apiserver"]);
        Assert.Matches($"^m.example:5000/k8s/pause:.*@sha256:{Sum}$", images["pause"]);
    }

    [Fact]
    public void A_proxy_leaves_out_the_clusters_own_addresses_the_metadata_service_and_what_the_author_lists()
    {
        var proxy = Specs.Over("proxy: {http: \"http://p.example:3128\", noProxy: [.corp.example, localhost]}\nkubernetes: {clusterDomain: k8s.example}\n").Sound().Planned!.Plan.Proxy;
        Assert.Equal(
            ["localhost", "127.0.0.1", "169.254.169.254", "10.0.0.0/24", "10.100.0.0/16", "10.254.0.0/16", ".svc", ".k8s.example", ".corp.example"],
            proxy.NoProxy);
    }

    [Fact]
    public void Without_a_proxy_nothing_is_left_out_of_it() => Assert.Empty(Specs.Over("proxy: {noProxy: [.corp.example]}\n").Sound().Planned!.Plan.Proxy.NoProxy);

    private static List<PlanArtifact> Artifacts(string snippet) => [.. Specs.Over(snippet).Sound().Planned!.Plan.ControlPlane.Artifacts];
}
