using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Payload;

/// <summary>
/// What the nodes of a role run, and what follows from it without any spec. A run has one object for all clusters whose nodes run the
/// same, so it is told from others by reference.
/// </summary>
internal sealed class FragmentSet
{
    private readonly Lazy<(ImmutableArray<EnvInput> Found, ImmutableArray<Diagnostic> Problems)> inputs;
    private readonly Lazy<ImmutableArray<BundleFile>> files;

    /// <summary>Makes a set.</summary>
    /// <param name="driver">The driver.</param>
    /// <param name="role">The role.</param>
    /// <param name="fragments">Its fragments, in the order in which they are laid on a node.</param>
    public FragmentSet(DriverPackage driver, string role, ImmutableArray<Fragment> fragments)
    {
        Driver = driver;
        Role = role;
        Fragments = fragments;
        inputs = new(() =>
        {
            var bag = new DiagnosticBag();
            return (EnvInput.Find(driver, role, fragments, bag), bag.ToSorted());
        });
        files = new(() => [.. fragments.SelectMany(f => f.Definition.Files.Select((file, i) =>
            new BundleFile($"fragments/{f.Definition.Name}/{f.Definition.Version}/{file.Source}", f.Contents[i])))]);
    }

    /// <summary>The driver.</summary>
    public DriverPackage Driver { get; }

    /// <summary>The role.</summary>
    public string Role { get; }

    /// <summary>The fragments, in the order in which they are laid on a node.</summary>
    public ImmutableArray<Fragment> Fragments { get; }

    /// <summary>The files of fragments, as they stand in bundles beside their packed form; in all of them the same, so they are digested once.</summary>
    public ImmutableArray<BundleFile> Files => files.Value;

    /// <summary>What the fragments read, by name.</summary>
    /// <param name="bag">Takes the problems, each time.</param>
    public ImmutableArray<EnvInput> Inputs(DiagnosticBag bag)
    {
        bag.AddRange(inputs.Value.Problems);
        return inputs.Value.Found;
    }
}
