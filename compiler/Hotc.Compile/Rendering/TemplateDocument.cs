using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Puts a document together of entries that are read, filled and written one by one, so that those which another cluster has too
/// need not be made again.
/// </summary>
internal static class TemplateDocument
{
    /// <summary>The document; null when it must be read as a whole, be it for its form or to say what is wrong with it.</summary>
    /// <param name="script">The template.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="kind">What it is to be.</param>
    /// <param name="read">Takes the forms of its parts.</param>
    public static (HotMap Map, byte[] Text)? Make(Script script, TemplateOutput output, DriverTemplateKind kind, List<TemplateForm> read)
    {
        if ((output.Layout ?? script.LayoutOf(output.Text)) is not { } layout)
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<HotEntry>(layout.Sections.Length);
        var sections = new List<WrittenSection>(layout.Sections.Length);
        foreach (var section in layout.Sections)
        {
            if (Fill(section, output.Values) is not var (entry, written))
            {
                return null;
            }

            entries.Add(entry);
            sections.Add(written);
        }

        if (!HotMap.AreUnique(entries))
        {
            return null;
        }

        var map = new HotMap(entries.MoveToImmutable(), layout.Start);
        if (kind == DriverTemplateKind.Template && !map.TryGet(HotReader.VersionKey, out _))
        {
            return null;
        }

        read.AddRange(layout.Forms);
        return (map, HotWriter.Join(sections));
    }

    private static (HotEntry Entry, WrittenSection Written)? Fill(LayoutSection section, ImmutableArray<object?> values)
    {
        var entries = ImmutableArray.CreateBuilder<HotEntry>(section.Parts.Length);
        var written = ImmutableArray.CreateBuilder<WrittenEntry>(section.Parts.Length);
        foreach (var (form, own) in section.Parts)
        {
            if (form.FillEntry(values[own], isNested: section.Name is not null) is not { } filled)
            {
                return null;
            }

            entries.Add(filled.Entry);
            written.Add(filled.Written);
        }

        if (section.Name is not { } name)
        {
            return (entries[0], new WrittenSection(null, written.MoveToImmutable()));
        }

        return HotMap.AreUnique(entries)
            ? (new HotEntry(name, new HotMap(entries.MoveToImmutable(), section.Content), section.Key), new WrittenSection(name, written.MoveToImmutable()))
            : null;
    }
}
