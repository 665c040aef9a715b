using Hotc.Foundation.Files;

namespace Hotc.Compile.Drivers;

/// <summary>A place where driver packages lie: one folder a name, in it one folder a version.</summary>
/// <param name="Files">The tree that holds it.</param>
/// <param name="Folder">The folder in the tree; empty for the tree's root.</param>
/// <param name="Shown">How messages name the folder.</param>
/// <param name="IsProven">Whether tests of the program hold its files to their schemas, so that a run need not.</param>
public sealed record DriverFolder(IFileTree Files, string Folder, string Shown, bool IsProven = false)
{
    /// <summary>The packages in this folder, in no particular order.</summary>
    public IEnumerable<DriverId> Packages()
    {
        var prefix = Folder.Length == 0 ? "" : Folder + "/";
        foreach (var path in Files.List(Folder, recursive: true))
        {
            if (path[prefix.Length..].Split('/') is [var name, var version, "driver.yaml"] && Version.TryParse(version, out var number) && number.Build >= 0)
            {
                yield return new DriverId(name, number, this);
            }
        }
    }
}

/// <summary>One version of one driver, and where it lies.</summary>
public sealed record DriverId(string Name, Version Version, DriverFolder Place)
{
    /// <summary>The package's folder in the tree.</summary>
    public string Folder => TreePath.Join(Place.Folder, $"{Name}/{Version}");

    /// <summary>How messages name the package's folder.</summary>
    public string Shown => TreePath.Join(Place.Shown, $"{Name}/{Version}");

    /// <summary>Whether the version is the given one, or begins with it: 1.2.3 begins with 1, and with 1.2.</summary>
    public bool Begins(string prefix) => (Version + ".").StartsWith(prefix + ".", StringComparison.Ordinal);

    /// <summary>name@version.</summary>
    public override string ToString() => $"{Name}@{Version}";
}
