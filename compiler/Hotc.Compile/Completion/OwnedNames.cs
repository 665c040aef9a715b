using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>The part of a catalogue that says what hotc itself sets: a list of {flags or fields, because, field}.</summary>
internal static class OwnedNames
{
    /// <summary>Why hotc owns a name and what to use instead; null when it does not.</summary>
    public static (string Because, string? Help)? Find(YamlMapping known, string listKey, string name)
    {
        foreach (var group in (known["owned"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (group[listKey] is YamlSequence names && names.Items.OfType<YamlScalar>().Any(n => n.Value == name))
            {
                var because = (group["because"] as YamlScalar)?.Value ?? "the payload relies on it";
                return (because, group["field"] is YamlScalar field ? $"Use the field {field.Value}." : null);
            }
        }

        return null;
    }
}
