using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Rendering;

/// <summary>How what a template gave is put together: what all clusters share whose values alone differ.</summary>
/// <param name="Text">What the template gave.</param>
/// <param name="Start">Where the template begins.</param>
/// <param name="Sections">The sections, in order.</param>
internal sealed record TemplateLayout(OutputText Text, SourceSpan Start, ImmutableArray<LayoutSection> Sections)
{
    /// <summary>The forms of all parts.</summary>
    public ImmutableArray<TemplateForm> Forms { get; } = [.. Sections.SelectMany(s => s.Parts).Select(p => p.Form)];

    /// <summary>Cuts a text; null when it must be read as a whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="forms">What was read of the template so far.</param>
    public static TemplateLayout? Find(OutputText text, TemplateForms forms)
    {
        return TemplateSections.Find(text.Text) is { } sections ? new(text, text.TemplateSpan(0, 1), [.. sections.Select(Section)]) : null;

        LayoutPart Part(int start, int end) => new(forms.Of(text, start..end), text.MarksIn(start..end));

        // A single entry may have its place on the line of the section.
        LayoutSection Section(TemplateSection section) => section is { Name: { } name, Entries: { Length: > 1 } starts }
            ? new(name, text.TemplateSpan(section.Start, name.Length), text.TemplateSpan(starts[0], 1), [.. starts.Select((start, i) => Part(start, i + 1 < starts.Length ? starts[i + 1] : section.End))])
            : new(null, null, null, [Part(section.Start, section.End)]);
    }
}

/// <summary>Entries below a key at the top of a document, or a whole entry of its top.</summary>
/// <param name="Name">The key; null for an entry of the top.</param>
/// <param name="Key">Where the key comes from.</param>
/// <param name="Content">Where the entries come from.</param>
/// <param name="Parts">The entries.</param>
internal sealed record LayoutSection(string? Name, SourceSpan? Key, SourceSpan? Content, ImmutableArray<LayoutPart> Parts);

/// <summary>An entry.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Values">Which of the values are its own.</param>
internal readonly record struct LayoutPart(TemplateForm Form, Range Values);
