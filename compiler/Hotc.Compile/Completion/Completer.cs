using System.Globalization;
using System.Text;
using Hotc.Compile.Drivers;
using Hotc.Compile.Schemas;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>
/// Completes a spec: lays the author's values over the driver's and the compiler's defaults, works out the rest, and judges
/// the whole. Every value keeps its origin.
/// </summary>
/// <param name="drivers">The driver packages.</param>
/// <param name="sets">The Kubernetes files of drivers.</param>
/// <param name="schema">The schema of cluster specs.</param>
/// <param name="files">The user's files.</param>
/// <param name="whenChosen">Told the driver as soon as it is chosen, before the spec is judged.</param>
public sealed class Completer(DriverCatalogue drivers, ComponentSets sets, SchemaFile schema, IFileTree files, Action<DriverPackage> whenChosen)
{
    // A pool can grow by this much, or to its double, before it must be compiled again.
    private const int Headroom = 10;
    private const int LargestPool = 200;

    private readonly SchemaValidator validator = new(schema);
    private readonly CompilerDefaults defaults = new(schema);
    private readonly DriverSelection selection = new(drivers);

    /// <summary>Completes a spec; null, with diagnostics, when it is wrong.</summary>
    public CompletedSpec? Complete(LoadedSpec loaded, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var own = SpecMerge.WithoutNulls(loaded.Root);
        if (!loaded.IsWhole)
        {
            Judge(loaded, own, bag, partial: true);
            return null;
        }

        if (own[ClusterSpec.Keys.Kind] is YamlScalar { Value: "ClusterTemplate" } kind)
        {
            Judge(loaded, own, bag, partial: true);
            bag.Add(SpecCodes.IsATemplate, kind.Span, "This is a ClusterTemplate, which makes no bundle of its own.", "Write a Cluster that extends it.");
            return null;
        }

        var driver = HasUsableDriver(own) ? selection.Choose((YamlMapping)own[ClusterSpec.Keys.Driver]!, bag) : null;
        if (driver is not null)
        {
            whenChosen(driver);
        }

        var merged = driver is null ? own : SpecMerge.MergeMappings(own, Defaults(own, driver.Definition));
        return Judge(loaded, merged, bag, partial: false) && driver is not null ? Fill(loaded, driver, merged, bag) : null;
    }

    /// <summary>
    /// Judges what a completed spec hands on to Kubernetes as it is. Apart from the rest, since the catalogues are large and no stage waits
    /// for the judgement.
    /// </summary>
    /// <returns>Whether the spec is right.</returns>
    public bool JudgeByCatalogues(CompletedSpec completed, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(completed);
        ArgumentNullException.ThrowIfNull(bag);
        var own = new DiagnosticBag();
        KubernetesChecks.CheckByCatalogues(completed, sets, own);
        bag.AddRange(own.ToSorted());
        return !own.HasErrors;
    }

    // A line break in a text is also against the form that the schema gives the text; saying it once is enough.
    private bool Judge(LoadedSpec loaded, YamlMapping tree, DiagnosticBag bag, bool partial)
    {
        var texts = new DiagnosticBag();
        var shapes = new DiagnosticBag();
        TextCheck.Check(tree, texts);
        var isValid = validator.Validate(tree, shapes, partial, loaded.Root);
        var places = texts.ToSorted().Where(d => d.Descriptor == SpecCodes.ControlCharacter).Select(d => d.Span).ToHashSet();
        bag.AddRange(texts.ToSorted());
        bag.AddRange(shapes.ToSorted().Where(d => d.Descriptor != SchemaCodes.WrongForm || !places.Contains(d.Span)));
        return isValid && !texts.HasErrors;
    }

    private CompletedSpec? Fill(LoadedSpec loaded, DriverPackage driver, YamlMapping merged, DiagnosticBag bag)
    {
        var tree = WithCounts(defaults.Fill(merged));
        var version = KubernetesVersion.Resolve(tree, driver, sets, bag);
        if (version is null)
        {
            SpecChecks.Check(ClusterSpec.Read(tree), driver, bag);
            return null;
        }

        tree = version.Value.Tree;
        var spec = ClusterSpec.Read(tree);
        SpecChecks.Check(spec, driver, bag);
        KubernetesChecks.CheckNames(spec, version.Value.Components, bag);
        AddonChecks.Check(spec, driver, bag);
        var named = new NamedFiles(files);
        var ca = CloudCa.Read(spec, named, bag);
        var manifests = ManifestFiles.Read(spec, named, bag);
        return bag.HasErrors
            ? null
            : new CompletedSpec(loaded.Path, spec, tree, driver, version.Value.Components, ca, manifests, [.. loaded.Files.Select(f => new FolderFile(f.Path, Encoding.UTF8.GetBytes(f.Text))), .. named.Read]);
    }

    // What the driver says of every cluster, and over it what it says of those with the add-ons that the spec names.
    private static YamlMapping Defaults(YamlMapping own, DriverDefinition driver)
    {
        var under = (YamlMapping)driver.Defaults;
        var addons = SpecMerge.MergeMappings(own, under)[ClusterSpec.Keys.Addons] as YamlMapping;
        foreach (var name in (addons?[AddonsSpec.Keys.BuiltIn] as YamlSequence)?.Items.OfType<YamlScalar>() ?? [])
        {
            if (driver.Addons.FirstOrDefault(a => a.Key == name.Value).Value is { } addon)
            {
                under = SpecMerge.MergeMappings((YamlMapping)addon.Defaults, under);
            }
        }

        return under;
    }

    // Whether a driver can be looked for at all. What is wrong with the form of `driver` is the schema's to say, which can only
    // judge after the driver's defaults were merged.
    private static bool HasUsableDriver(YamlMapping root) =>
        root[ClusterSpec.Keys.Driver] is YamlMapping driver
        && driver[DriverChoice.Keys.Name] is null or YamlScalar { Kind: ScalarKind.String }
        && (driver[DriverChoice.Keys.Version] is not { } version || (version is YamlScalar { Value: var text } && text.All(c => char.IsAsciiDigit(c) || c == '.')))
        && (driver[DriverChoice.Keys.Match] is not { } match || (match is YamlMapping { Entries.Length: 3 } triple && triple.Entries.All(e => e.Value is YamlScalar)));

    private static YamlMapping WithCounts(YamlMapping tree) =>
        tree[ClusterSpec.Keys.Pools] is not YamlSequence pools ? tree : tree.With(ClusterSpec.Keys.Pools, pools.Each(pool =>
        {
            if (pool.TryGet(PoolSpec.Keys.MaxCount, out _) || pool[PoolSpec.Keys.Count] is not YamlScalar count)
            {
                return pool;
            }

            var number = int.Parse(count.Value, CultureInfo.InvariantCulture);
            var most = Math.Min(LargestPool, Math.Max(number * 2, number + Headroom));
            return pool.With(PoolSpec.Keys.MaxCount, TreeEdit.Computed(most.ToString(CultureInfo.InvariantCulture), ScalarKind.Integer, "from count"));
        }));
}
