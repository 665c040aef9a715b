using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Releases;
using Hotc.Heat.Values;

namespace Hotc.Review.Stacks;

/// <summary>
/// One side of a comparison: a bundle, seen as the tree of stacks that Heat makes of it. Immutable to its users; made for one
/// thread.
/// </summary>
public sealed class ReviewSide
{
    private ReviewSide(string name, ReviewFiles files, HeatCatalogue catalogue)
    {
        Name = name;
        Files = files;
        Catalogue = catalogue;
    }

    /// <summary>What the user called it.</summary>
    public string Name { get; }

    /// <summary>The release of Heat that it is for.</summary>
    public HeatRelease Release => Catalogue.Release;

    internal ReviewFiles Files { get; }

    internal HeatCatalogue Catalogue { get; }

    /// <summary>The registry of types that the environment sets; null when it has none.</summary>
    internal HotMap? Registry { get; private set; }

    internal StackNode Root { get; private set; } = null!;

    /// <summary>
    /// Opens a bundle in a folder; null when it has no readable root template, which is reported. Its manifest says for which
    /// release of Heat it was made; without one the newest is taken.
    /// </summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="tree">The folder.</param>
    /// <param name="bag">Where findings go.</param>
    public static ReviewSide? Open(string name, IFileTree tree, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(bag);
        return Open(name, new ReviewFiles(tree, bag), bag);
    }

    /// <summary>Opens a bundle that was just compiled.</summary>
    public static ReviewSide? Open(string name, Bundle bundle, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(bag);
        return Open(name, new ReviewFiles(bundle, bag), bag);
    }

    private static ReviewSide? Open(string name, ReviewFiles files, DiagnosticBag bag)
    {
        if (files.Bytes(BundleNames.RootTemplate) is null)
        {
            bag.Add(new Diagnostic(ReviewCodes.NoBundle, $"{name} holds no {BundleNames.RootTemplate}", null) { Path = name });
            return null;
        }

        if (files.Document(BundleNames.RootTemplate) is not { } template)
        {
            return null;
        }

        var environment = files.Bytes(BundleNames.Environment) is null ? HotMap.Empty : files.Document(BundleNames.Environment) ?? HotMap.Empty;
        var side = new ReviewSide(name, files, HeatCatalogue.Of(ReleaseOf(files))) { Registry = environment["resource_registry"] as HotMap };
        side.Root = StackNode.MakeRoot(side, template, environment);
        return side;
    }

    private static HeatRelease ReleaseOf(ReviewFiles files)
    {
        var newest = HeatRelease.All[^1];
        return files.Bytes(BundleNames.Manifest) is { } bytes ? ForeignJson.Read(bytes, Named, newest) : newest;

        HeatRelease Named(JsonElement root) =>
            root.ValueKind == JsonValueKind.Object && root.TryGetProperty("heatRelease", out var name)
            && name.ValueKind == JsonValueKind.String && HeatRelease.TryFind(name.GetString()!, out var release)
                ? release
                : newest;
    }
}
