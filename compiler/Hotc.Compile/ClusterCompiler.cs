using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Drivers;
using Hotc.Compile.Emission;
using Hotc.Compile.Payload;
using Hotc.Compile.Planning;
using Hotc.Compile.Rendering;
using Hotc.Compile.Schemas;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;
using Hotc.Heat.Releases;
using Hotc.Lint;

namespace Hotc.Compile;

/// <summary>What a compile gave, as far as it came.</summary>
/// <param name="Completed">The completed spec; null when the spec is wrong.</param>
/// <param name="Planned">The plan; null when the cluster cannot be built so.</param>
/// <param name="Bundle">The bundle; null when a stage failed.</param>
/// <param name="Diagnostics">All findings, sorted.</param>
public sealed record CompileResult(CompletedSpec? Completed, PlannedCluster? Planned, Bundle? Bundle, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>How far to go.</summary>
public enum CompileStage
{
    /// <summary>Every field set.</summary>
    Completed,

    /// <summary>Everything decided.</summary>
    Plan,

    /// <summary>Everything written.</summary>
    Bundle,
}

/// <summary>
/// Compiles cluster specs. One instance serves a whole run, also from several threads: it remembers driver packages and
/// fragments, and of specs what several of them have alike, up to a bound.
/// </summary>
public sealed class ClusterCompiler
{
    /// <summary>How many specs to compile together at most: so many clusters have room in a processor's cache beside the code of a stage.</summary>
    public const int MostTogether = 8;

    // From so many on it pays to load what digests faster.
    private const int ManySpecs = 24;

    private readonly SpecLoader loader;
    private readonly Completer completer;
    private readonly ClusterPlanner planner;
    private readonly PackageCheck packages;
    private readonly PayloadPlanner payloads;
    private readonly BundleLinter linter = new();
    private readonly ConcurrentDictionary<string, bool> prepared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<string>> digests = new(StringComparer.Ordinal);
    private readonly ReadAhead ahead = new();
    private readonly ConcurrentBag<ScriptEngine> idle = [];
    private readonly IFileTree program;
    private readonly ImmutableArray<(CompileStage Of, Action<Compilation> Work)> stages;
    private readonly Digest digest;

    /// <summary>Makes a compiler.</summary>
    /// <param name="program">The program's own files: schemas, drivers and fragments.</param>
    /// <param name="folders">Further folders of driver packages, which come before those that are built in.</param>
    /// <param name="files">The user's files.</param>
    /// <param name="specs">How many specs will be compiled, about: it decides which of several ways to do the same is the fastest.</param>
    public ClusterCompiler(IFileTree program, IEnumerable<DriverFolder> folders, IFileTree files, int specs = 1)
    {
        ArgumentNullException.ThrowIfNull(program);
        digest = specs < ManySpecs ? Sha256.Of : Sha256.OfFramework;
        this.program = program;
        SpecSchema = SchemaFile.Load(program, "schemas/spec/cluster.schema.json");
        DriverSchema = SchemaFile.Load(program, "schemas/driver/driver.schema.json");
        Drivers = new DriverCatalogue([.. folders, new DriverFolder(program, "drivers", "drivers", IsProven: true)], DriverSchema);
        loader = new SpecLoader(files);
        var sets = new ComponentSets(SchemaFile.Load(program, "schemas/driver/components.schema.json"));
        completer = new Completer(Drivers, sets, SpecSchema, files, Prepare);
        payloads = new PayloadPlanner(new FragmentStore(program, SchemaFile.Load(program, "schemas/driver/fragment.schema.json"), isProven: true));
        planner = new ClusterPlanner(payloads);
        packages = new PackageCheck(Drivers, sets, payloads);
        ImmutableArray<Action<Compilation>> rendering = specs == 1 ? [RenderAlone] : [Fill, Read];
        stages =
        [
            (CompileStage.Completed, one => one.Loaded = loader.Load(one.Path, one.Bag)),
            (CompileStage.Completed, Complete),
            (CompileStage.Plan, one => one.Draft = one.Completed is { } completed ? planner.Decide(completed, one.Engine, one.Bag) : null),
            (CompileStage.Plan, Pack),
            (CompileStage.Bundle, one => PrepareRelease(one.Planned)),
            .. rendering.Select(work => (CompileStage.Bundle, work)),
            (CompileStage.Bundle, Build),
            (CompileStage.Bundle, Check),
        ];
    }

    /// <summary>All driver packages.</summary>
    public DriverCatalogue Drivers { get; }

    /// <summary>The schema of cluster specs.</summary>
    public SchemaFile SpecSchema { get; }

    /// <summary>The schema of driver.yaml.</summary>
    public SchemaFile DriverSchema { get; }

    /// <summary>Every diagnostic that a compile can give.</summary>
    public static IEnumerable<DiagnosticDescriptor> Codes =>
    [
        .. SchemaCodes.All, .. SpecCodes.All, .. CompletionCodes.All, .. AddonCodes.All, .. DriverCodes.All, .. RenderCodes.All, .. PlanCodes.All,
    ];

    /// <summary>Compiles a spec up to a stage.</summary>
    public CompileResult Compile(string path, CompileStage upTo = CompileStage.Bundle) => Compile([path], upTo)[0];

    /// <summary>
    /// Compiles several specs up to a stage, each as if it were alone. They go from stage to stage together: the code of one stage
    /// stays in a processor's cache, that of all has no room there.
    /// </summary>
    public ImmutableArray<CompileResult> Compile(IReadOnlyList<string> paths, CompileStage upTo = CompileStage.Bundle)
    {
        Once("schema", SpecSchema.Prepare);
        if (upTo >= CompileStage.Bundle)
        {
            // Nearly every spec is for this one, and nothing else is known yet.
            PrepareRelease(HeatRelease.Gazpacho.Name);
        }

        var engine = idle.TryTake(out var used) ? used : new ScriptEngine();
        ImmutableArray<Compilation> all = [.. paths.Select(p => new Compilation(p, engine))];
        foreach (var (_, work) in stages.Where(s => s.Of <= upTo))
        {
            foreach (var one in all)
            {
                work(one);
            }
        }

        idle.Add(engine);
        return [.. all.Select(Result)];
    }

    /// <summary>What tells the files of a driver package, and the fragments that it pins, from every other; see <see cref="PackageDigest"/>.</summary>
    public string DigestOf(DriverPackage driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return digests.GetOrAdd(driver.Shown, _ => new Lazy<string>(() => driver.Digest(program))).Value;
    }

    /// <summary>Holds a driver package to everything that can be said without a spec; null when it cannot even be loaded.</summary>
    /// <param name="id">The package.</param>
    /// <param name="bag">Takes the problems.</param>
    public DriverPackage? CheckPackage(DriverId id, DiagnosticBag bag)
    {
        var package = Drivers.Load(id, bag);
        if (package is not null)
        {
            packages.Check(package, bag);
        }

        return package;
    }

    private void Complete(Compilation one)
    {
        one.Completed = one.Loaded is { } loaded ? completer.Complete(loaded, one.Bag) : null;
        one.Loaded = null;
        if (one.Completed is { } completed)
        {
            Once($"catalogues of {completed.Driver.Shown} {completed.Components.Minor}", () => completer.JudgeByCatalogues(completed, new DiagnosticBag()));
        }
    }

    private void Pack(Compilation one)
    {
        one.Planned = one.Draft is { } draft ? planner.Pack(draft, one.Bag) : null;
        one.Draft = null;
    }

    // When no other cluster is being compiled a processor is idle.
    private static void RenderAlone(Compilation one) =>
        one.Rendered = one.Planned is { } planned ? TemplateRenderer.Render(one.Completed!.Driver, planned.Plan, one.Engine, one.Bag) : null;

    private static void Fill(Compilation one) =>
        one.Filled = one.Planned is { } planned ? TemplateRenderer.Fill(one.Completed!.Driver, planned.Plan, one.Engine, one.Bag) : null;

    private static void Read(Compilation one)
    {
        one.Rendered = one.Filled is { } filled ? TemplateRenderer.Read(filled, one.Bag) : null;
        one.Filled = null;
    }

    private void Build(Compilation one)
    {
        if (one.Rendered is { } rendered)
        {
            one.Built = BundleBuilder.Build(one.Completed!, one.Planned!, rendered.Files, DigestOf(one.Completed!.Driver), digest, one.Bag);
        }
    }

    private void Check(Compilation one)
    {
        if (one.Built is { } built)
        {
            BundleCheck.Check(linter, built, one.Rendered!, one.Planned!.Plan, one.Completed!.Limits, one.Bag);
        }
    }

    private CompileResult Result(Compilation one)
    {
        var isRight = one.Completed is not { } completed || completer.JudgeByCatalogues(completed, one.Bag);
        ImmutableArray<Diagnostic> findings = [.. one.Bag.ToSorted().Select(d => AtAuthor(d, one.Path, one.Completed))];
        return isRight ? new CompileResult(one.Completed, one.Planned, one.Built?.Bundle, findings) : new CompileResult(null, null, null, findings);
    }

    private void PrepareRelease(PlannedCluster? planned)
    {
        if (planned is not null)
        {
            PrepareRelease(planned.Plan.Heat.Release);
        }
    }

    private void PrepareRelease(string name) => Once(name, () => BundleCheck.Prepare(name));

    // While the spec is judged and planned. The main thread asks for the control plane's nodes first, and may as well begin with them.
    private void Prepare(DriverPackage driver) => Once(driver.Shown, () =>
    {
        payloads.Prepare(driver, Roles.Worker);
        TemplateRenderer.Prepare(driver);
        DigestOf(driver);
    });

    private void Once(string what, Action work)
    {
        if (prepared.TryAdd(what, true))
        {
            ahead.Add(work);
        }
    }

    // A default stands in no file that anybody could open, and a line of a driver does not say whose cluster it went wrong for.
    private static Diagnostic AtAuthor(Diagnostic finding, string path, CompletedSpec? completed) => finding.Span?.Source.Kind switch
    {
        SourceKind.Compiler => finding with { Span = null, Path = path },
        SourceKind.Driver when completed?.Spec.Metadata.Node.SpanOf(MetadataSpec.Keys.Name) is { } name =>
            finding with { Related = finding.Related.Add(new RelatedLocation(name, "found while compiling this cluster")) },
        _ => finding,
    };
}
