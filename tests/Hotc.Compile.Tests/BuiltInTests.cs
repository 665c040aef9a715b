using Hotc.Compile.Drivers;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Tests;

/// <summary>A run takes the program's own drivers and fragments on trust; here they earn it.</summary>
public sealed class BuiltInTests
{
    private static readonly Hotc.Foundation.Files.IFileTree Program = ProgramFiles.Open();

    private readonly DriverCatalogue drivers = new([new DriverFolder(Program, "drivers", "drivers")], Schema("driver"));
    private readonly DiagnosticBag bag = new();

    [Fact]
    public void Every_driver_keeps_to_its_schema()
    {
        Assert.NotEmpty(drivers.Packages);
        Assert.All(drivers.Packages, id => Assert.NotNull(drivers.Load(id, bag)));
        Assert.Equal(0, bag.Count);
    }

    [Fact]
    public void Every_component_set_keeps_to_its_schema()
    {
        var sets = new ComponentSets(Schema("components"));
        foreach (var package in Packages())
        {
            Assert.All(package.Definition.Kubernetes.Minors, minor => Assert.NotNull(sets.Load(package, minor.Key, bag)));
        }

        Assert.Equal(0, bag.Count);
    }

    [Fact]
    public void Every_fragment_keeps_to_its_schema()
    {
        var store = new FragmentStore(Program, Schema("fragment"));
        var ids = Program.List("fragments", recursive: true).Where(p => p.EndsWith("/fragment.yaml", StringComparison.Ordinal)).Select(p => p.Split('/')).Select(p => $"{p[1]}@{p[2]}").ToList();
        Assert.NotEmpty(ids);
        Assert.All(Packages(), package => Assert.All(ids, id => Assert.NotNull(store.Load(package, id, package.Source.Span(0, 1), bag))));
        Assert.Equal(0, bag.Count);
    }

    private static SchemaFile Schema(string name) => SchemaFile.Load(Program, $"schemas/driver/{name}.schema.json");

    private IEnumerable<DriverPackage> Packages() => drivers.Packages.Select(id => drivers.Load(id, bag)!);
}
