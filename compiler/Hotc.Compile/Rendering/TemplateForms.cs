using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Hotc.Compile.Rendering;

/// <summary>The forms of one template, whole and in parts, that a run met. Serves several threads.</summary>
internal sealed class TemplateForms
{
    // Specs of a run mostly differ in little; more text than this would only take memory.
    private const int MostCharacters = 256 * 1024;

    // Different places of a template may give the same text.
    private readonly ConcurrentDictionary<string, ImmutableArray<TemplateForm>> known = new(StringComparer.Ordinal);
    private int characters;

    /// <summary>The form of a part of what the template gave, read only when it was not read before.</summary>
    public TemplateForm Of(TemplateOutput output, Range part)
    {
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(output.TextOf(part), out var alike))
        {
            foreach (var form in alike)
            {
                if (output.IsFrom(part, form.Text.Marks))
                {
                    return form;
                }
            }
        }

        return Add(output.Read(part));
    }

    private TemplateForm Add(TemplateForm form)
    {
        var length = form.Text.Text.Length;
        if (Interlocked.Add(ref characters, length) > MostCharacters)
        {
            known.Clear();
            Interlocked.Exchange(ref characters, length);
        }

        known.AddOrUpdate(form.Text.Text, [form], (_, others) => others.Add(form));
        return form;
    }
}
