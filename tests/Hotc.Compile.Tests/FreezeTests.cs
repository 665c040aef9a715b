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
    public void Every_version_has_cases() =>
        Assert.Empty(Repository.Program.List("drivers", recursive: true).Select(p => p.Split('/')).Where(p => p is ["drivers", _, _, "driver.yaml"]).Select(p => $"{p[1]}@{p[2]}").Except(Case.All.Select(c => $"{c.Driver}@{c.Version}")));
}
