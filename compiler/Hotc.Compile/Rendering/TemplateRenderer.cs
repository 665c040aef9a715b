using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;

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
    public static RenderedFiles? Render(DriverPackage driver, ClusterPlan plan, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(plan);
        var scopes = new PlanScopes(plan);
        var scope = scopes.OfPlan();
        var ofPools = plan.Pools.Select(p => (p.Name, Scope: scopes.OfGroup(p))).ToList();
        var files = new Files();
        var before = bag.Count;
        foreach (var template in driver.Definition.Templates.Where(t => driver.Holds(t.Node[DriverTemplate.Keys.When], scope, bag)))
        {
            if (template.ForEach is null)
            {
                Add(files, driver, template, template.Output, scope, bag);
                continue;
            }

            foreach (var (name, ofPool) in ofPools)
            {
                Add(files, driver, template, template.Output.Replace(NamePlace, name, StringComparison.Ordinal), ofPool, bag);
            }
        }

        return bag.Count == before || !bag.HasErrors ? new RenderedFiles(files.All.ToImmutable(), files.Forms) : null;
    }

    /// <summary>Parses a driver's templates, which are then there when they are asked for.</summary>
    internal static void Prepare(DriverPackage driver)
    {
        foreach (var template in driver.Definition.Templates)
        {
            Find(driver, template, new DiagnosticBag());
        }
    }

    private static Script? Find(DriverPackage driver, DriverTemplate template, DiagnosticBag bag)
    {
        var place = template.Node[DriverTemplate.Keys.File]!.Span;
        return template.Kind == DriverTemplateKind.Text ? driver.TextTemplate(template.File, place, bag) : driver.Template(template.File, place, bag);
    }

    private static void Add(Files files, DriverPackage driver, DriverTemplate template, string output, ScriptScope scope, DiagnosticBag bag)
    {
        var script = Find(driver, template, bag);
        if (template.Kind == DriverTemplateKind.Text)
        {
            if (script?.RenderRaw(scope, bag) is { } text)
            {
                files.All.Add(BundleFile.Of(output, text));
            }

            return;
        }

        if (script?.Render(scope, bag) is not { } rendered)
        {
            return;
        }

        if (TemplateDocument.Make(script, rendered, template.Kind, files.Forms) is var (map, written))
        {
            files.All.Add(new BundleFile(output, written, map));
        }
        else if (Read(script, rendered, template.Kind, files, bag) is { } document)
        {
            files.All.Add(BundleFile.Of(output, document));
        }
    }

    // A problem of the rendered text is shown at the template's line that made it: nobody has ever seen the rendered text.
    private static HotMap? Read(Script script, TemplateOutput rendered, DriverTemplateKind kind, Files files, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var whole = 0..rendered.Text.Length;
        var form = script.FormOf(rendered, whole);
        files.Forms.Add(form);
        var map = form.Fill(rendered.ValuesOf(whole), kind, own);
        foreach (var finding in own.ToSorted())
        {
            var span = finding.Span is { } place ? form.Text.TemplateSpan(place.Start) : form.Text.Template.Span(0, 1);
            bag.Add(new Diagnostic(finding.Descriptor, finding.Message, span) { Help = finding.Help });
        }

        return own.HasErrors ? null : map;
    }

    // What has been rendered so far.
    private sealed class Files
    {
        public ImmutableArray<BundleFile>.Builder All { get; } = ImmutableArray.CreateBuilder<BundleFile>();

        public List<TemplateForm> Forms { get; } = [];
    }
}
