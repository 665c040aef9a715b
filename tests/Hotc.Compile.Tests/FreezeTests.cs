using Hotc.Foundation.Files;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class FreezeTests
{
    [Fact]
    public void A_finished_version_never_changes()
    {
        var changed = Freeze.Read().Where(f => Freeze.Digest(f.Key) != f.Value).Select(f => f.Key).ToList();
        Assert.True(
            changed.Count == 0,
            $"{string.Join(", ", changed)}: a file of the package or of a fragment that it pins was changed. Clusters were built with it, so take the change back and put it into a new version: copy the folder, raise the number, and pin fragments that were copied the same way.");
    }

    [Fact]
    public void Every_finished_version_is_frozen()
    {
        var missing = Freeze.Finished().Except(Freeze.Read().Keys).ToList();
        Assert.True(missing.Count == 0, $"{string.Join(", ", missing)}: say that it is finished with dotnet run --project tests/Snapshots -- freeze NAME@VERSION");
    }

    [Fact]
    public void Bundles_of_a_finished_version_name_its_digest()
    {
        var frozen = Freeze.Read();
        var bundles = Case.All.Where(c => frozen.ContainsKey($"{c.Driver}@{c.Version}")).ToList();
        Assert.NotEmpty(bundles);
        Assert.All(bundles, c => Assert.Contains(
            $"\"driverSha256\": \"{frozen[$"{c.Driver}@{c.Version}"]}\"",
            File.ReadAllText(Repository.PathOf($"snapshots/{c.Driver}/{c.Version}/{c.Name}/manifest.json")),
            StringComparison.Ordinal));
    }

    [Fact]
    public void Every_version_has_cases() =>
        Assert.Empty(Repository.Program.List("drivers", recursive: true).Select(p => p.Split('/')).Where(p => p is ["drivers", _, _, "driver.yaml"]).Select(p => $"{p[1]}@{p[2]}").Except(Case.All.Select(c => $"{c.Driver}@{c.Version}")));

    [Theory]
    [InlineData("drivers/alpha/1.0.0/driver.yaml", "state: stable\nroles: {libraries: [node@1.0.0, own@2.1.0]} # more\n", true)]
    [InlineData("drivers/alpha/1.0.0/driver.yaml", "state: deprecated\nreplacedBy: alpha@1.1.0\nroles: {libraries: [node@1.0.0, own@2.1.0]}\n", false)]
    [InlineData("drivers/alpha/1.0.0/templates/cluster.yaml", "changed", true)]
    [InlineData("drivers/alpha/1.0.0/templates/new.yaml", "added", true)]
    [InlineData("drivers/alpha/1.0.0/cases/minimal/cluster.yaml", "changed", false)]
    [InlineData("drivers/alpha/1.1.0/driver.yaml", "changed", false)]
    [InlineData("fragments/node/1.0.0/lib.sh", "changed", true)]
    [InlineData("fragments/node/1.0.0/new.sh", "added", true)]
    [InlineData("fragments/node/1.1.0/lib.sh", "changed", false)]
    [InlineData("fragments/other/1.0.0/run.sh", "changed", false)]
    public void The_digest_changes_with_the_package_and_its_fragments_and_with_nothing_else(string path, string text, bool isOther)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["drivers/alpha/1.0.0/driver.yaml"] = "state: stable\nroles: {libraries: [node@1.0.0, own@2.1.0]}\n",
            ["drivers/alpha/1.0.0/templates/cluster.yaml"] = "template",
            ["drivers/alpha/1.0.0/cases/minimal/cluster.yaml"] = "case",
            ["drivers/alpha/1.1.0/driver.yaml"] = "state: stable\n",
            ["fragments/node/1.0.0/lib.sh"] = "true",
            ["fragments/node/1.1.0/lib.sh"] = "true",
            ["fragments/own/2.1.0/run.sh"] = "true",
            ["fragments/other/1.0.0/run.sh"] = "true",
        };
        var before = Freeze.Digest(MemoryTree.OfText(files), "alpha@1.0.0");
        files[path] = text;
        Assert.Equal(isOther, before != Freeze.Digest(MemoryTree.OfText(files), "alpha@1.0.0"));
    }
}
