using System.Text;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Review.Quotas;
using Hotc.Review.Stacks;
using Hotc.Review.Views;
using Json.Schema;

namespace Hotc.Review.Tests.Quotas;

public class QuotaTests
{
    // As openstack flavor list -f json prints it.
    private const string Flavors =
        """
        [
          {"ID": "1", "Name": "m1.small", "RAM": 2048, "Disk": 20, "Ephemeral": 0, "VCPUs": 1, "Is Public": true},
          {"ID": "2", "Name": "m1.medium", "RAM": 4096, "Disk": 40, "Ephemeral": 0, "VCPUs": 2, "Is Public": true}
        ]
        """;

    private const string Root =
        """
        parameters:
          later: {type: string}
        resources:
          group:
            type: OS::Heat::ResourceGroup
            properties: {count: 3, resource_def: {type: OS::Nova::Server, properties: {flavor: m1.medium, image: linux, networks: [{network: n}]}}}
          other: {type: OS::Nova::Server, properties: {flavor: "1", networks: [{port: p}], block_device_mapping_v2: [{image: linux, volume_size: 30, boot_index: 0}, {volume_id: {get_resource: disk}}]}}
          disk: {type: OS::Cinder::Volume, properties: {size: 100}}
          unknown_disk: {type: OS::Cinder::Volume, properties: {size: {get_param: later}}}
          plain: {type: OS::Neutron::SecurityGroup}
          with_rules: {type: OS::Neutron::SecurityGroup, properties: {rules: [{direction: egress}, {direction: ingress}]}}
          rule: {type: OS::Neutron::SecurityGroupRule, properties: {security_group: {get_resource: plain}}}
          interface: {type: OS::Neutron::RouterInterface, properties: {router: r, subnet: s}}
          balancer: {type: OS::Octavia::LoadBalancer, properties: {vip_subnet: s}}
          config: {type: OS::Heat::SoftwareConfig, properties: {config: x}}
        """;

    [Theory]
    [InlineData("instances", 4)]
    [InlineData("cores", 7)]
    [InlineData("ram", 14336)]
    [InlineData("volumes", 3)]
    [InlineData("gigabytes", 130)]
    [InlineData("ports", 5)]
    [InlineData("secgroups", 2)]
    [InlineData("secgroup-rules", 5)]
    [InlineData("load-balancers", 1)]
    [InlineData("stacks", 2)]
    [InlineData("software-configs", 1)]
    public void Each_kind_of_resource_is_counted(string item, long count) => Assert.Equal(count, Need(Root).Of(QuotaItem.Find(item)!).Known);

    [Fact]
    public void What_is_not_known_is_said_and_not_guessed()
    {
        Assert.Equal(new QuotaAmount(130, 1), Need(Root).Of(QuotaItem.Find("gigabytes")!));
        var text = QuotaTextView.Write(QuotaResult.Of([Need(Root, flavors: null)], null, knowsFlavors: false));
        Assert.Matches("volumes, GiB +130\\+\n", text);
        Assert.Contains("Cores and memory are not counted", text);
        Assert.DoesNotContain("cores  ", text);
    }

    [Fact]
    public void A_group_of_unknown_size_is_named()
    {
        var need = Need("parameters: {n: {type: number}}\nresources: {g: {type: OS::Heat::ResourceGroup, properties: {count: {get_param: n}, resource_def: {type: OS::Neutron::Net}}}}\n");
        Assert.Equal(["g"], need.UnknownGroups);
        Assert.Contains("the size of g is not known and was taken as 1", QuotaTextView.Write(QuotaResult.Of([need], null, knowsFlavors: true)));
    }

    [Fact]
    public void A_flavor_that_the_list_lacks_is_an_error_with_the_nearest_name()
    {
        var bag = new DiagnosticBag();
        QuotaCounter.Count(Side("resources: {a: {type: OS::Nova::Server, properties: {flavor: m1.medum}}}\n"), List(Flavors), bag);
        var finding = Assert.Single(bag.ToSorted());
        Assert.Equal(("HE7562", "did you mean m1.medium?"), (finding.Code, finding.Help));
    }

    // The forms of openstack quota show -f json by release, and of openstack loadbalancer quota show -f json.
    [Theory]
    [InlineData("""{"cores": 8, "ram": 51200, "secgroup-rules": 100, "volumes_ssd": -1, "project": "5b", "floating-ips": -1, "location": null}""", "cores", 8L, null)]
    [InlineData("""{"cores": 8, "floating-ips": -1}""", "floating-ips", null, null)]
    [InlineData("""[{"Resource": "cores", "Limit": 8}, {"Resource": "fixed-ips", "Limit": -1}]""", "cores", 8L, null)]
    [InlineData("""[{"Resource": "security_groups", "Limit": 10, "In Use": 3, "Reserved": 1}]""", "secgroups", 10L, 4L)]
    [InlineData("""[{"Resource": "cores", "Limit": "8", "In Use": null, "Reserved": null}]""", "cores", 8L, null)]
    [InlineData("""{"load_balancer": 5, "listener": -1, "pool": 2, "health_monitor": 1, "member": 50}""", "load-balancers", 5L, null)]
    public void Every_form_of_quotas_is_read(string json, string item, long? limit, long? taken)
    {
        var (limits, bag) = (new Dictionary<string, QuotaLimit>(), new DiagnosticBag());
        QuotaList.Read("quota.json", Encoding.UTF8.GetBytes(json), limits, bag);
        Assert.Empty(bag.ToSorted());
        Assert.Equal(new QuotaLimit(limit, taken), limits[item]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("+---+\n")]
    [InlineData("[]")]
    [InlineData("[1, null, {\"Resource\": 3}]")]
    [InlineData("{\"kind\": \"x\"}")]
    [InlineData("{\"cores\": \"many\"}")]
    public void What_is_no_list_is_an_error(string json)
    {
        var bag = new DiagnosticBag();
        QuotaList.Read("quota.json", Encoding.UTF8.GetBytes(json), new Dictionary<string, QuotaLimit>(), bag);
        Assert.Null(FlavorList.Read("flavors.json", Encoding.UTF8.GetBytes(json), bag));
        Assert.Equal(["HE7561", "HE7561"], bag.ToSorted().Select(d => d.Code));
    }

    [Theory]
    [InlineData(7, null, false)]
    [InlineData(6, null, true)]
    [InlineData(10, 3L, false)]
    [InlineData(10, 4L, true)]
    public void A_quota_is_exceeded_when_need_and_use_are_more(long limit, long? taken, bool isExceeded)
    {
        var result = QuotaResult.Of([Need(Root)], new Dictionary<string, QuotaLimit> { ["cores"] = new(limit, taken), ["ports"] = new(null, 99) }, knowsFlavors: true);
        Assert.Equal(isExceeded, result.IsExceeded);
        Assert.Equal(isExceeded, QuotaTextView.Write(result).Contains("exceeded by 1\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_clusters_are_added_up()
    {
        var result = QuotaResult.Of([Need(Root), Need(Root)], null, knowsFlavors: true);
        Assert.Equal(14, result.Rows.Single(r => r.Item.Name == "cores").Needed.Known);
        Assert.Contains("all 2\n", QuotaTextView.Write(result));
        Assert.Matches("cores +7 +7 +14\n", QuotaTextView.Write(result));
        Assert.Matches("cores +35\n", QuotaTextView.Write(QuotaResult.Of([.. Enumerable.Repeat(Need(Root), 5)], null, knowsFlavors: true)));
    }

    [Theory]
    [InlineData("clusters/dev.yaml", "clusters/prod.yaml", "dev.yaml  prod.yaml  all 2\n")]
    [InlineData("dev/cluster.yaml", "prod/cluster.yaml", "dev/cluster.yaml  prod/cluster.yaml  all 2\n")]
    public void Columns_are_named_as_shortly_as_they_can_be_told_apart(string first, string second, string heads)
    {
        var need = Need(Root);
        Assert.Contains(heads, QuotaTextView.Write(QuotaResult.Of([need with { Name = first }, need with { Name = second }], null, knowsFlavors: true)));
    }

    [Fact]
    public void JSON_keeps_to_its_schema()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "schemas", "review", "quota.schema.json"));
        var schema = JsonSchema.FromText(text);
        var limits = new Dictionary<string, QuotaLimit> { ["cores"] = new(4, 2), ["ram"] = new(null, null) };
        foreach (var result in new[] { QuotaResult.Of([Need(Root)], limits, true), QuotaResult.Of([Need(Root), Need("resources: {}\n")], null, false) })
        {
            Assert.True(schema.Evaluate(JsonDocument.Parse(Json(result)).RootElement).IsValid);
        }

        Assert.False(schema.Evaluate(JsonDocument.Parse(Json(QuotaResult.Of([Need(Root)], limits, true)).Replace("\"ports\"", "\"prots\"")).RootElement).IsValid);
        var names = JsonDocument.Parse(text).RootElement.GetProperty("$defs").GetProperty("item").GetProperty("enum").EnumerateArray().Select(n => n.GetString());
        Assert.Equal(QuotaItem.All.Select(i => i.Name), names);
    }

    private static QuotaNeed Need(string root, string? flavors = Flavors)
    {
        var bag = new DiagnosticBag();
        var need = QuotaCounter.Count(Side(root), flavors is null ? null : List(flavors), bag);
        Assert.Empty(bag.ToSorted());
        return need;
    }

    private static FlavorList List(string json) => FlavorList.Read("flavors.json", Encoding.UTF8.GetBytes(json), new DiagnosticBag())!;

    private static ReviewSide Side(string root) =>
        ReviewSide.Open("a", MemoryTree.OfText(new KeyValuePair<string, string>(BundleNames.RootTemplate, "heat_template_version: \"2021-04-16\"\n" + root)), new DiagnosticBag())!;

    private static string Json(QuotaResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            QuotaJsonView.Write(result, json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
