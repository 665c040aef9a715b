using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Rendering;

/// <summary>The files that a driver's templates became.</summary>
public sealed class RenderedFiles
{
    private readonly List<TemplateForm> forms;

    internal RenderedFiles(ImmutableArray<BundleFile> files, List<TemplateForm> forms)
    {
        Files = files;
        this.forms = forms;
    }

    /// <summary>The files, in the driver's order.</summary>
    public ImmutableArray<BundleFile> Files { get; }

    /// <summary>The place of the driver's template that made a place of a rendered text; any other place as it is.</summary>
    public SourceSpan Origin(SourceSpan span) =>
        forms.Find(f => ReferenceEquals(f.Source, span.Source)) is { } form ? form.Text.TemplateSpan(span.Start, span.Length) : span;
}

/// <summary>Fills the driver's templates from the plan.</summary>
public static class TemplateRenderer
{
    private const string NamePlace = "{name}";

    /// <summary>The rendered files; null, with diagnostics, when a template fails.</summary>
    /// <param name="driver">The driver package.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="isAlone">Whether no other cluster is being compiled, so that a processor is idle.</param>
    /// <param name="bag">Takes the problems.</param>
    public static RenderedFiles? Render(DriverPackage driver, ClusterPlan plan, bool isAlone, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(plan);
        var before = bag.Count;
        var scopes = new PlanScopes(plan);
        var queue = new RenderQueue(driver, plan, [.. Tasks(driver, plan, scopes.OfPlan(), bag)]);
        var helper = isAlone ? ReadAhead.Start(() => queue.Work()) : null;
        queue.Work(scopes);
        helper?.Join();
        var rendered = queue.Finish();
        bag.AddRange(rendered.SelectMany(r => r.Problems));
        return bag.Count == before || !bag.HasErrors
            ? new RenderedFiles([.. rendered.Select(r => r.File).OfType<BundleFile>()], [.. rendered.SelectMany(r => r.Forms)])
            : null;
    }

    /// <summary>Parses a driver's templates, which are then there when they are asked for.</summary>
    internal static void Prepare(DriverPackage driver)
    {
        foreach (var template in driver.Definition.Templates)
        {
            RenderedTemplate.Find(driver, template, new DiagnosticBag());
        }
    }

    private static IEnumerable<RenderTask> Tasks(DriverPackage driver, ClusterPlan plan, ScriptScope scope, DiagnosticBag bag)
    {
        foreach (var template in driver.Definition.Templates.Where(t => driver.Holds(t.Node[DriverTemplate.Keys.When], scope, bag)))
        {
            if (template.ForEach is null)
            {
                yield return new RenderTask(template, template.Output, null);
                continue;
            }

            foreach (var pool in plan.Pools)
            {
                yield return new RenderTask(template, template.Output.Replace(NamePlace, pool.Name, StringComparison.Ordinal), pool);
            }
        }
    }
}
