using System.Globalization;
using System.Text;
using Hotc.Foundation.Files;
using Hotc.Heat.Releases;

namespace Hotc.Lint.Tests;

public class ScalingTests
{
    // Bytes allocated stand for the work: unlike time they are the same on a busy machine.
    [Fact]
    public void Work_grows_in_proportion_to_the_number_of_resources()
    {
        Measure(Template(200));
        var small = Measure(Template(400));
        var large = Measure(Template(3200));

        // Eight times as many resources; a square would be 64.
        Assert.True(large < small * 12, $"400 resources took {small} bytes, 3200 took {large}");
    }

    private static long Measure(string text)
    {
        var tree = MemoryTree.OfText(KeyValuePair.Create("root.yaml", text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Linter.Check(tree, new LintTarget("root.yaml", []), new LintOptions(HeatRelease.Gazpacho));
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.DoesNotContain(result.Findings, f => f.Code != "HE7004");
        return after - before;
    }

    private static string Template(int resources)
    {
        var text = new StringBuilder("heat_template_version: 2018-08-31\nresources:\n  network: {type: OS::Neutron::Net}\n");
        for (var i = 0; i < resources / 2; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  port{i}:\n    type: OS::Neutron::Port\n    properties: {{network: {{get_resource: network}}, name: port-{i}}}\n");
            text.Append(CultureInfo.InvariantCulture, $"  server{i}:\n    type: OS::Nova::Server\n    properties: {{flavor: small, image: ubuntu, user_data_format: RAW, networks: [{{port: {{get_resource: port{i}}}}}]}}\n");
        }

        return text.ToString();
    }
}
