using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>The part of a catalogue that says what hotc itself sets: a list of {flags or fields, because, field}.</summary>
internal static class OwnedNames
{
    /// <summary>Why hotc owns a name and what to use instead; null when it does not.</summary>
    public static (string Because, string? Help)? Find(YamlMapping known, string listKey, string name)
    {
        if (known["owned"] is not YamlSequence owned)
        {
            return null;
        }

        foreach (var item in owned.Items)
        {
            if (item is YamlMapping group && group[listKey] is YamlSequence names && Has(names, name))
            {
                var because = (group["because"] as YamlScalar)?.Value ?? "the payload relies on it";
                return (because, group["field"] is YamlScalar field ? $"Use the field {field.Value}." : null);
            }
        }

        return null;
    }

    /// <summary>Whether a name is in a list, of which those of flags are long.</summary>
    public static bool Has(YamlSequence names, string name)
    {
        foreach (var item in names.Items)
        {
            if (item is YamlScalar scalar && scalar.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
