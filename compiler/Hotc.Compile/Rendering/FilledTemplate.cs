using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;

namespace Hotc.Compile.Rendering;

/// <summary>A template that ran, and was not read as YAML yet.</summary>
internal sealed class FilledTemplate
{
    private readonly DriverTemplateKind kind;
    private readonly string output;
    private readonly DiagnosticBag bag = new();
    private readonly Script? script;
    private readonly string? text;
    private readonly TemplateOutput? filled;

    /// <summary>Runs a template.</summary>
    /// <param name="driver">The driver package.</param>
    /// <param name="task">What is to be made.</param>
    /// <param name="scope">What the template sees.</param>
    public FilledTemplate(DriverPackage driver, RenderTask task, ScriptScope scope)
    {
        (kind, output) = (task.Template.Kind, task.Output);
        script = Find(driver, task.Template, bag);
        if (kind == DriverTemplateKind.Text)
        {
            text = script?.RenderRaw(scope, bag);
        }
        else
        {
            filled = script?.Render(scope, bag);
        }
    }

    /// <summary>The script of a template, parsed once for a package; null, with diagnostics, when it has faults.</summary>
    public static Script? Find(DriverPackage driver, DriverTemplate template, DiagnosticBag bag)
    {
        var place = template.Node[DriverTemplate.Keys.File]!.Span;
        return template.Kind == DriverTemplateKind.Text ? driver.TextTemplate(template.File, place, bag) : driver.Template(template.File, place, bag);
    }

    /// <summary>The file.</summary>
    public RenderedTemplate Read()
    {
        var forms = new List<TemplateForm>();
        var file = text is not null ? BundleFile.Of(output, text)
            : filled is null ? null
            : TemplateDocument.Make(script!, filled, kind, forms) is var (map, written) ? new BundleFile(output, written, map)
            : ReadWhole(filled, forms) is { } document ? BundleFile.Of(output, document)
            : null;
        return new RenderedTemplate(file, forms, bag.ToSorted());
    }

    // A problem of the rendered text is shown at the template's line that made it: nobody has ever seen the rendered text.
    private HotMap? ReadWhole(TemplateOutput rendered, List<TemplateForm> forms)
    {
        var own = new DiagnosticBag();
        var form = script!.FormOf(rendered.Text, rendered.Text.Whole);
        forms.Add(form);
        var map = form.Fill(rendered.Values, kind, own);
        foreach (var finding in own.ToSorted())
        {
            var span = finding.Span is { } place ? form.Text.TemplateSpan(place.Start) : form.Text.Template.Span(0, 1);
            bag.Add(new Diagnostic(finding.Descriptor, finding.Message, span) { Help = finding.Help });
        }

        return own.HasErrors ? null : map;
    }
}
