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
    private readonly IFileTree program;
    private readonly bool isAlone;
    private readonly Digest digest;

    /// <summary>Makes a compiler.</summary>
    /// <param name="program">The program's own files: schemas, drivers and fragments.</param>
    /// <param name="folders">Further folders of driver packages, which come before those that are built in.</param>
    /// <param name="files">The user's files.</param>
    /// <param name="specs">How many specs will be compiled, about: it decides which of several ways to do the same is the fastest.</param>
    public ClusterCompiler(IFileTree program, IEnumerable<DriverFolder> folders, IFileTree files, int specs = 1)
    {
        ArgumentNullException.ThrowIfNull(program);
        isAlone = specs == 1;
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
    public CompileResult Compile(string path, CompileStage upTo = CompileStage.Bundle)
    {
        Once("schema", SpecSchema.Prepare);
        if (upTo >= CompileStage.Bundle)
        {
            // Nearly every spec is for this one, and nothing else is known yet.
            PrepareRelease(HeatRelease.Gazpacho.Name);
        }

        var bag = new DiagnosticBag();
        var completed = loader.Load(path, bag) is { } loaded ? completer.Complete(loaded, bag) : null;
        if (completed is not null)
        {
            Once($"catalogues of {completed.Driver.Shown} {completed.Components.Minor}", () => completer.JudgeByCatalogues(completed, new DiagnosticBag()));
        }

        var planned = completed is not null && upTo >= CompileStage.Plan ? planner.Plan(completed, bag) : null;
        if (planned is not null && upTo >= CompileStage.Bundle)
        {
            PrepareRelease(planned.Plan.Heat.Release);
        }

        var rendered = planned is not null && upTo >= CompileStage.Bundle ? TemplateRenderer.Render(completed!.Driver, planned.Plan, isAlone, bag) : null;
        var built = rendered is null ? null : BundleBuilder.Build(completed!, planned!, rendered.Files, DigestOf(completed!.Driver), digest, bag);
        if (built is not null)
        {
            BundleCheck.Check(linter, built, rendered!, planned!.Plan, completed!.Limits, bag);
        }

        var isRight = completed is null || completer.JudgeByCatalogues(completed, bag);
        ImmutableArray<Diagnostic> findings = [.. bag.ToSorted().Select(d => AtAuthor(d, path, completed))];
        return isRight ? new CompileResult(completed, planned, built?.Bundle, findings) : new CompileResult(null, null, null, findings);
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
