using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;

namespace Hotc.Compile.Rendering;

/// <summary>What one run of a template gave.</summary>
/// <param name="File">The file; null when the template failed.</param>
/// <param name="Forms">The texts that were read as YAML for it.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record RenderedTemplate(BundleFile? File, IReadOnlyList<TemplateForm> Forms, ImmutableArray<Diagnostic> Problems)
{
    /// <summary>Runs a template.</summary>
    /// <param name="driver">The driver package.</param>
    /// <param name="template">The template.</param>
    /// <param name="output">The path of the file.</param>
    /// <param name="scope">What the template sees.</param>
    public static RenderedTemplate Make(DriverPackage driver, DriverTemplate template, string output, ScriptScope scope)
    {
        var bag = new DiagnosticBag();
        var forms = new List<TemplateForm>();
        var file = Find(driver, template, bag) is { } script ? Run(script, template.Kind, output, scope, forms, bag) : null;
        return new RenderedTemplate(file, forms, bag.ToSorted());
    }

    /// <summary>The script of a template, parsed once for a package; null, with diagnostics, when it has faults.</summary>
    public static Script? Find(DriverPackage driver, DriverTemplate template, DiagnosticBag bag)
    {
        var place = template.Node[DriverTemplate.Keys.File]!.Span;
        return template.Kind == DriverTemplateKind.Text ? driver.TextTemplate(template.File, place, bag) : driver.Template(template.File, place, bag);
    }

    private static BundleFile? Run(Script script, DriverTemplateKind kind, string output, ScriptScope scope, List<TemplateForm> forms, DiagnosticBag bag)
    {
        if (kind == DriverTemplateKind.Text)
        {
            return script.RenderRaw(scope, bag) is { } text ? BundleFile.Of(output, text) : null;
        }

        if (script.Render(scope, bag) is not { } rendered)
        {
            return null;
        }

        return TemplateDocument.Make(script, rendered, kind, forms) is var (map, written) ? new BundleFile(output, written, map)
            : Read(script, rendered, kind, forms, bag) is { } document ? BundleFile.Of(output, document)
            : null;
    }

    // A problem of the rendered text is shown at the template's line that made it: nobody has ever seen the rendered text.
    private static HotMap? Read(Script script, TemplateOutput rendered, DriverTemplateKind kind, List<TemplateForm> forms, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var whole = 0..rendered.Text.Length;
        var form = script.FormOf(rendered, whole);
        forms.Add(form);
        var map = form.Fill(rendered.ValuesOf(whole), kind, own);
        foreach (var finding in own.ToSorted())
        {
            var span = finding.Span is { } place ? form.Text.TemplateSpan(place.Start) : form.Text.Template.Span(0, 1);
            bag.Add(new Diagnostic(finding.Descriptor, finding.Message, span) { Help = finding.Help });
        }

        return own.HasErrors ? null : map;
    }
}
