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
internal static class TemplateRenderer
{
    private const string NamePlace = "{name}";

    /// <summary>The rendered files of the only cluster that is compiled, rendered on two processors; null, with diagnostics, when a template fails.</summary>
    /// <param name="driver">The driver package.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="engine">Runs the templates on this thread.</param>
    /// <param name="bag">Takes the problems.</param>
    internal static RenderedFiles? Render(DriverPackage driver, ClusterPlan plan, ScriptEngine engine, DiagnosticBag bag)
    {
        var scopes = new PlanScopes(plan, engine);
        var queue = new RenderQueue(driver, plan, [.. Tasks(driver, plan, scopes.OfPlan(), bag)]);
        var helper = ReadAhead.Start(() => queue.Work());
        queue.Work(scopes);
        helper.Join();
        return Files(queue.Finish(), bag);
    }

    /// <summary>Runs the templates of one of several clusters.</summary>
    /// <param name="driver">The driver package.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="engine">Runs the templates.</param>
    /// <param name="bag">Takes the problems.</param>
    internal static ImmutableArray<FilledTemplate> Fill(DriverPackage driver, ClusterPlan plan, ScriptEngine engine, DiagnosticBag bag)
    {
        var scopes = new PlanScopes(plan, engine);
        return [.. Tasks(driver, plan, scopes.OfPlan(), bag).Select(task => new FilledTemplate(driver, task, task.ScopeOf(scopes)))];
    }

    /// <summary>The files of templates that ran; null, with diagnostics, when one failed.</summary>
    internal static RenderedFiles? Read(ImmutableArray<FilledTemplate> filled, DiagnosticBag bag) => Files([.. filled.Select(f => f.Read())], bag);

    /// <summary>Parses a driver's templates, which are then there when they are asked for.</summary>
    internal static void Prepare(DriverPackage driver)
    {
        foreach (var template in driver.Definition.Templates)
        {
            FilledTemplate.Find(driver, template, new DiagnosticBag());
        }
    }

    private static RenderedFiles? Files(ImmutableArray<RenderedTemplate> rendered, DiagnosticBag bag)
    {
        bag.AddRange(rendered.SelectMany(r => r.Problems));
        return bag.HasErrors ? null : new RenderedFiles([.. rendered.Select(r => r.File).OfType<BundleFile>()], [.. rendered.SelectMany(r => r.Forms)]);
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
