using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;
using Hotc.Lint;

namespace Hotc.Compile.Emission;

/// <summary>Puts rendered templates and payload files together to a bundle and holds it to Heat's limits.</summary>
public static class BundleBuilder
{
    /// <summary>The bundle; null, with diagnostics, when it cannot be one or Heat would refuse it.</summary>
    /// <param name="completed">The spec.</param>
    /// <param name="planned">The plan, and the files with what nodes get.</param>
    /// <param name="rendered">The driver's templates, filled.</param>
    /// <param name="driverDigest">What tells the driver package from others, for the manifest.</param>
    /// <param name="digest">Digests the files, for the manifest.</param>
    /// <param name="bag">Takes the problems.</param>
    public static BuiltBundle? Build(
        CompletedSpec completed, PlannedCluster planned, ImmutableArray<BundleFile> rendered, string driverDigest, Digest digest, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(completed);
        ArgumentNullException.ThrowIfNull(planned);
        ImmutableArray<BundleFile> files = [.. rendered, .. planned.Files];
        var body = Bundle.TryMake(files, out var faults);
        foreach (var fault in faults)
        {
            bag.Add(DriverCodes.OutputTwice, PlaceOf(completed), $"The bundle cannot hold \"{fault.Path}\": {fault.Reason}.");
        }

        foreach (var file in files.Where(f => BundlePaths.Meet(f.Path, BundleNames.Manifest)))
        {
            bag.Add(DriverCodes.OutputTwice, PlaceOf(completed), $"The bundle cannot hold \"{file.Path}\": it has a {BundleNames.Manifest} of its own.");
        }

        foreach (var name in new[] { BundleNames.RootTemplate, BundleNames.Environment }.Where(n => files.All(f => f.Path != n || f.Document is null)))
        {
            bag.Add(DriverCodes.FileMissing, PlaceOf(completed), $"The templates of {completed.Driver.Id} yield no {name}.");
        }

        if (body is null || bag.HasErrors)
        {
            return null;
        }

        var size = Measure(body);
        CheckLimits(completed, size, bag);
        if (bag.HasErrors)
        {
            return null;
        }

        var bundle = body.With(Manifest.Write(completed, driverDigest, planned.Plan, body, size, digest));
        return new BuiltBundle(bundle, new MeasuredRequest(body, size.Request));
    }

    private static BundleSize Measure(Bundle bundle)
    {
        var environment = bundle.Find(BundleNames.Environment)!;
        var parameters = environment.Document!.TryGet<HotMap>("parameters", out var given) ? given : HotMap.Empty;
        return new BundleSize(StackSize.Measure(bundle, BundleNames.RootTemplate, parameters), RequestSize.Measure(bundle, BundleNames.RootTemplate, [environment]));
    }

    private static void CheckLimits(CompletedSpec completed, BundleSize size, DiagnosticBag bag)
    {
        var limits = completed.Limits;
        var place = completed.Root.Span.Head();
        void Report(string what, long found, long most, string help)
        {
            if (found > most)
            {
                bag.Add(PlanCodes.TooLargeForHeat, place, $"{what}: {found}; Heat takes {most}.", help);
            }
        }

        Report("Resources in the stack", size.Stack.Resources, limits.Resources, "Make fewer nodes, or several clusters. If the cloud's Heat takes more, say so in heat.maxResources.");
        Report("Levels of nested stacks", size.Stack.Depth, limits.NestingDepth, "The driver's templates must name each other less deeply.");
        Report("Bytes of the request", size.Request.BodyBytes, limits.BodyBytes, "Make fewer pools, or apply manifests from the cluster instead of sending them with the stack.");
        foreach (var template in size.Request.Templates)
        {
            Report($"Bytes of {template.Path}", template.Bytes, limits.TemplateBytes, "Make fewer pools; each adds to the templates.");
        }
    }

    private static Foundation.Text.SourceSpan? PlaceOf(CompletedSpec completed) =>
        completed.Driver.Definition.Node.Find(DriverDefinition.Keys.Templates)?.Key.Span;
}

/// <summary>A bundle, with what was measured of it before its manifest was written.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Measured">The request for it.</param>
public sealed record BuiltBundle(Bundle Bundle, MeasuredRequest Measured);

/// <summary>How large Heat sees a bundle.</summary>
internal sealed record BundleSize(StackSize Stack, RequestSize Request);
