using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hotc.Foundation;

namespace Hotc.Compile.Rendering;

/// <summary>The forms of one template, whole and in parts, that a run met. Serves several threads.</summary>
internal sealed class TemplateForms
{
    // Specs of a run mostly differ in little; more text than this would only take memory.
    private const int MostCharacters = 256 * 1024;
    private const int MostLayouts = 128;
    private const int MostSeenLayouts = 512;

    // By where in the template each begins.
    private readonly ConcurrentDictionary<int, ImmutableArray<TemplateForm>> known = new();
    private readonly Recurring<OutputText, TemplateLayout> layouts = new(MostLayouts, MostSeenLayouts);
    private int characters;

    /// <summary>The form of a part of what the template gave, read only when it was not read before.</summary>
    public TemplateForm Of(OutputText output, Range part)
    {
        var place = output.TemplateOffset(part.Start.Value);
        if (known.TryGetValue(place, out var near))
        {
            var text = output.Numbered(part);
            foreach (var form in near)
            {
                if (form.Text.Text.AsSpan().SequenceEqual(text) && output.IsFrom(part, form.Text.Marks))
                {
                    return form;
                }
            }
        }

        return Add(place, output.Read(part));
    }

    /// <summary>How what the template gave is put together, when it gave the same before.</summary>
    public TemplateLayout? KnownLayout(OutputText output) => layouts.TryGet(output, out var known) ? known : null;

    /// <summary>How what the template gave is put together; null when it must be read as a whole.</summary>
    public TemplateLayout? LayoutOf(OutputText output)
    {
        // The same text of another group may have come in between.
        if (KnownLayout(output) is { } known)
        {
            return known;
        }

        var made = TemplateLayout.Find(output, this);
        if (made is not null)
        {
            layouts.Add(output, made);
        }

        return made;
    }

    private TemplateForm Add(int place, TemplateForm form)
    {
        var length = form.Text.Text.Length;
        if (Interlocked.Add(ref characters, length) > MostCharacters)
        {
            known.Clear();
            Interlocked.Exchange(ref characters, length);
        }

        known.AddOrUpdate(place, [form], (_, others) => others.Add(form));
        return form;
    }
}
