using System.Text.Json;
using CsCheck;
using Hotc.Heat.Bundles;
using Hotc.Heat.Tests.Writing;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.Bundles;

public sealed class RequestSizeTests
{
    [Fact]
    public void The_length_of_a_text_within_a_text_is_that_of_its_JSON() =>
        Generators.Text.Sample(
            text =>
            {
                var once = Python(text);
                Assert.Equal(once.Length, JsonLength.Of(text.AsSpan()).Characters);
                Assert.Equal(Python(once).Length, JsonLength.Of(text.AsSpan()).AsString.Characters);
                Assert.Equal(Python(Python(once)).Length, JsonLength.Of(text.AsSpan()).AsString.AsString.Characters);
            },
            iter: 5_000);

    [Fact]
    public void The_length_of_a_value_is_that_of_its_JSON() =>
        Assert.Equal(
            """{"a": [1, 1.5, 1e+16, true, false, null, "x"], "b": {}, "c": []}""".Length,
            JsonLength.Of(HotMap.Of(
                ("a", HotList.Of(1, HotNumber.Of(1.5), HotNumber.Of(1e16), true, false, HotNull.Instance, "x")),
                ("b", HotMap.Empty),
                ("c", HotList.Of()))).Characters);

    [Fact]
    public void A_map_that_was_measured_in_one_bundle_counts_alike_in_another()
    {
        var entry = HotMap.Of(("type", "OS::Heat::None"), ("metadata", HotMap.Of(("a", "é\"\\"))));
        var naming = HotMap.Of(("type", "a.yaml"));
        RequestSize Of(HotMap one, HotMap two) =>
            RequestSize.Measure(new Bundle([BundleFile.Of("cluster.yaml", HotMap.Of(("resources", HotMap.Of(("x", one), ("y", two))))), BundleFile.Of("a.yaml", HotMap.Empty)]), "cluster.yaml", []);
        var (first, second) = (Of(entry, naming), Of(entry, naming));
        Assert.Equal((first.BodyBytes, 2), (second.BodyBytes, second.Templates.Length));
    }

    [Fact]
    public void A_file_counts_once_and_a_nested_template_as_JSON_within_JSON()
    {
        var node = HotMap.Of(("heat_template_version", "2021-04-16"), ("user_data", HotMap.Of(("get_file", "f/run.sh"))));
        var root = HotMap.Of(("a", HotMap.Of(("type", "node.yaml"))), ("b", HotMap.Of(("type", "node.yaml"))), ("c", HotMap.Of(("get_file", "f/run.sh"))));
        var bundle = new Bundle([BundleFile.Of("cluster.yaml", root), BundleFile.Of("node.yaml", node), BundleFile.Of("f/run.sh", "#!/bin/sh\necho é\n")]);
        const string Base = "file:///b/";
        var nodeJson = "{\"heat_template_version\": \"2021-04-16\", \"user_data\": {\"get_file\": \"" + Base + "f/run.sh\"}}";
        var rootJson = "{\"a\": {\"type\": \"" + Base + "node.yaml\"}, \"b\": {\"type\": \"" + Base + "node.yaml\"}, \"c\": {\"get_file\": \"" + Base + "f/run.sh\"}}";
        var filesJson = "{\"" + Base + "node.yaml\": " + Python(nodeJson) + ", \"" + Base + "f/run.sh\": " + Python("#!/bin/sh\necho é\n") + "}";

        var without = RequestSize.Measure(new Bundle([BundleFile.Of("cluster.yaml", HotMap.Empty)]), "cluster.yaml", [], Base.Length);
        var size = RequestSize.Measure(bundle, "cluster.yaml", [], Base.Length);

        // A separator is counted after every file, also after the last.
        Assert.Equal(rootJson.Length - 2 + filesJson.Length - 2 + 2, size.BodyBytes - without.BodyBytes);
        Assert.Equal([new("cluster.yaml", rootJson.Length), new("node.yaml", nodeJson.Length)], size.Templates);
    }

    [Fact]
    public void Environments_count_merged_and_each_as_a_file()
    {
        var bundle = new Bundle([BundleFile.Of("cluster.yaml", HotMap.Empty)]);
        var one = BundleFile.Of("one.yaml", HotMap.Of(("parameters", HotMap.Of(("a", 1), ("b", 2)))));
        var two = BundleFile.Of("two.yaml", HotMap.Of(("parameters", HotMap.Of(("b", 3)))));
        var without = RequestSize.Measure(bundle, "cluster.yaml", [], 0).BodyBytes;
        var merged = """{"parameters": {"a": 1, "b": 3}}""".Length - 2;
        var files = """
            "one.yaml": "{\"parameters\": {\"a\": 1, \"b\": 2}}", "two.yaml": "{\"parameters\": {\"b\": 3}}", 
            """.Length;
        var list = """
            "one.yaml", "two.yaml", 
            """.Length;
        Assert.Equal(merged + files + list, RequestSize.Measure(bundle, "cluster.yaml", [one, two], 0).BodyBytes - without);
    }

    [Fact]
    public void The_templates_of_a_registry_are_sent_and_named_by_their_addresses()
    {
        const string Base = "file:///b/";
        var bundle = new Bundle([BundleFile.Of("cluster.yaml", HotMap.Empty), BundleFile.Of("node.yaml", HotMap.Of(("a", "b"))), BundleFile.Of("own.yaml", HotMap.Empty)]);
        var environment = BundleFile.Of("one.yaml", HotMap.Of(("resource_registry", HotMap.Of(
            ("My::Node", "node.yaml"), ("My::Net", "OS::Neutron::Net"), ("resources", HotMap.Of(("a", HotMap.Of(("My::Node", "own.yaml")))))))));
        var without = RequestSize.Measure(bundle, "cluster.yaml", [], Base.Length).BodyBytes;
        var json = "{\"resource_registry\": {\"My::Node\": \"" + Base + "node.yaml\", \"My::Net\": \"OS::Neutron::Net\", \"resources\": {\"a\": {\"My::Node\": \"" + Base + "own.yaml\"}}}}";
        var files = "\"" + Base + "node.yaml\": " + Python("{\"a\": \"b\"}") + ", \"" + Base + "own.yaml\": \"{}\", \"" + Base + "one.yaml\": " + Python(json) + ", ";

        Assert.Equal(json.Length - 2 + files.Length + Base.Length + "\"one.yaml\", ".Length, RequestSize.Measure(bundle, "cluster.yaml", [environment], Base.Length).BodyBytes - without);
    }

    // System.Text.Json escapes more than Python; put the rest back.
    private static string Python(string text) =>
        JsonSerializer.Serialize(text)
            .Replace("\\u0022", "\\\"").Replace("\\u0027", "'").Replace("\\u003C", "<").Replace("\\u003E", ">")
            .Replace("\\u0026", "&").Replace("\\u002B", "+").Replace("\\u0060", "`");
}
