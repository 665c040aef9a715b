using Hotc.Compile.Tests.Harness;

namespace Hotc.Compile.Tests;

public sealed class LimitTests
{
    [Fact]
    public void User_data_above_what_Nova_takes_is_refused()
    {
        // Texts that cannot be packed.
        var random = new Random(1);
        string Noise() => string.Concat(Enumerable.Range(0, 1000).Select(_ => (char)random.Next('0', 'z'))).Replace("'", "x", StringComparison.Ordinal).Replace("\\", "x", StringComparison.Ordinal);
        var config = string.Concat(Enumerable.Range(0, 60).Select(i => $"        k{i}: '{Noise()}'\n"));
        var result = Specs.Over($"kubernetes:\n  kubelet:\n    config:\n      evictionHard:\n{config}");
        Assert.Equal(["HE4007"], result.Codes().Distinct());
    }

    [Fact]
    public void A_stack_of_more_resources_than_Heat_takes_is_refused()
    {
        var pools = string.Concat(Enumerable.Range(0, 4).Select(i => $"  - {{name: p{i}, count: 150, maxCount: 150, flavor: m1.large, image: ubuntu-24.04}}\n"));
        var result = Specs.Over($"network: {{nodeCidr: 10.0.0.0/20, podCidr: 10.96.0.0/12}}\npools:\n{pools}", CompileStage.Bundle);
        Assert.Equal(["HE4008"], result.Codes().Distinct());
        Assert.All(result.Diagnostics, d => Assert.NotNull(d.Help));
    }

    [Fact]
    public void A_cloud_whose_Heat_takes_more_resources_gets_them()
    {
        var pools = string.Concat(Enumerable.Range(0, 2).Select(i => $"  - {{name: p{i}, count: 100, maxCount: 100, flavor: m1.large, image: ubuntu-24.04}}\n"));
        var spec = $"network: {{nodeCidr: 10.0.0.0/20, podCidr: 10.96.0.0/12}}\npools:\n{pools}";
        Assert.Equal(["HE4008"], Specs.Over(spec + "heat: {maxResources: 1100}\n", CompileStage.Bundle).Codes().Distinct());
        Assert.Empty(Specs.Over(spec + "heat: {maxResources: 2000}\n", CompileStage.Bundle).Codes());
    }
}
