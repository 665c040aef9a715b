using Hotc.Compile.Drivers;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Puts a document together of entries that are read, filled and written one by one, so that those which another cluster has too
/// need not be made again.
/// </summary>
internal sealed class TemplateDocument
{
    private readonly Script script;
    private readonly TemplateOutput output;
    private readonly List<TemplateForm> forms = [];
    private readonly List<HotEntry> entries = [];
    private readonly List<WrittenSection> sections = [];

    private TemplateDocument(Script script, TemplateOutput output)
    {
        this.script = script;
        this.output = output;
    }

    /// <summary>The document; null when it must be read as a whole, be it for its form or to say what is wrong with it.</summary>
    /// <param name="script">The template.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="kind">What it is to be.</param>
    /// <param name="read">Takes the forms of its parts.</param>
    public static (HotMap Map, byte[] Text)? Make(Script script, TemplateOutput output, DriverTemplateKind kind, List<TemplateForm> read)
    {
        if (TemplateSections.Find(output.Text) is not { } found)
        {
            return null;
        }

        var document = new TemplateDocument(script, output);
        if (!found.TrueForAll(document.Add) || !HotMap.AreUnique(document.entries))
        {
            return null;
        }

        var map = new HotMap([.. document.entries], output.TemplateSpan(0, 1));
        if (kind == DriverTemplateKind.Template && !map.TryGet(HotReader.VersionKey, out _))
        {
            return null;
        }

        read.AddRange(document.forms);
        return (map, HotWriter.Join(document.sections));
    }

    private bool Add(TemplateSection section)
    {
        // A single entry may have its place on the line of the section.
        if (section is not { Name: { } name, Entries: { Length: > 1 } starts })
        {
            if (Fill(section.Start, section.End, isNested: false) is not { } only)
            {
                return false;
            }

            entries.Add(only.Entry);
            sections.Add(new WrittenSection(null, [only.Written]));
            return true;
        }

        var filled = new FilledEntry[starts.Length];
        for (var i = 0; i < filled.Length; i++)
        {
            if (Fill(starts[i], i + 1 < starts.Length ? starts[i + 1] : section.End, isNested: true) is not { } one)
            {
                return false;
            }

            filled[i] = one;
        }

        var values = filled.Select(f => f.Entry).ToList();
        if (!HotMap.AreUnique(values))
        {
            return false;
        }

        entries.Add(new HotEntry(name, new HotMap([.. values], output.TemplateSpan(starts[0], 1)), output.TemplateSpan(section.Start, name.Length)));
        sections.Add(new WrittenSection(name, [.. filled.Select(f => f.Written)]));
        return true;
    }

    private FilledEntry? Fill(int start, int end, bool isNested)
    {
        var form = script.FormOf(output, start..end);
        forms.Add(form);
        return form.FillEntry(output.ValuesOf(start..end), isNested);
    }
}
