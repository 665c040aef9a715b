using System.Globalization;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Schemas;

/// <summary>
/// Tells trees that keep to a schema without doubt, which nearly all do, from those that a validator must look at. It judges them as
/// <see cref="YamlJson"/> would write them, and doubts where judging is not simple.
/// </summary>
internal static class SchemaCheck
{
    /// <summary>Whether a tree keeps to the rules without doubt.</summary>
    public static bool Keeps(YamlNode node, SchemaRules rules) => node switch
    {
        YamlMapping mapping => KeepsMapping(mapping, rules),
        YamlSequence sequence => KeepsSequence(sequence, rules),
        YamlScalar scalar => KeepsScalar(scalar, rules),
        _ => false,
    };

    private static bool KeepsMapping(YamlMapping mapping, SchemaRules rules)
    {
        if (rules.Type is not (null or "object") || rules.Values is not null || !rules.KeyCount.Hold(mapping.Entries.Length))
        {
            return false;
        }

        foreach (var (key, value) in mapping.Entries)
        {
            if (rules.Names is { } names && !KeepsText(key.Value, names))
            {
                return false;
            }

            var property = rules.Find(key.Value);
            var isKept = property is not null ? Keeps(value, property.Rules) : rules.Others is null ? !rules.IsClosed : Keeps(value, rules.Others);
            if (!isKept)
            {
                return false;
            }
        }

        foreach (var name in rules.Required)
        {
            if (!mapping.TryGet(name, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static bool KeepsSequence(YamlSequence sequence, SchemaRules rules)
    {
        if (rules.Type is not (null or "array") || rules.Values is not null || !rules.ItemCount.Hold(sequence.Items.Length))
        {
            return false;
        }

        foreach (var item in sequence.Items)
        {
            if (rules.Items is { } items && !Keeps(item, items))
            {
                return false;
            }
        }

        return !rules.AreItemsUnique || AreDistinctTexts(sequence);
    }

    private static bool AreDistinctTexts(YamlSequence sequence) =>
        sequence.Items.All(i => i is YamlScalar { Kind: ScalarKind.String })
        && sequence.Items.Select(i => ((YamlScalar)i).Value).Distinct(StringComparer.Ordinal).Count() == sequence.Items.Length;

    private static bool KeepsScalar(YamlScalar scalar, SchemaRules rules)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null or ScalarKind.Float:
                return false;
            case ScalarKind.Boolean when scalar.Value is "true" or "false":
                return rules.Type is null or "boolean" && rules.Values is null;
            case ScalarKind.Integer when long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                // A number that is spelt otherwise than JSON spells it counts as a text.
                return rules.Type is null or "integer"
                    && (rules.Values is null || rules.Values.Contains(number))
                    && rules.Number.Hold(number)
                    && (scalar.Value is "0" || scalar.Value[0] is >= '1' and <= '9');
            default:
                return rules.Type is null or "string" && KeepsText(scalar.Value, rules);
        }
    }

    private static bool KeepsText(string text, SchemaRules rules) =>
        (rules.Values is null || rules.Values.Contains(text))
        && KeepsLength(text, rules.Length)
        && (rules.Pattern is null || rules.Pattern.Value.IsMatch(text));

    // A length is that of what people see as one character, which is at most that of the text.
    private static bool KeepsLength(string text, Bounds bounds) =>
        text.Length <= bounds.Most && (bounds.Least <= 0 || (bounds.Least == 1 && text.Length > 0));
}
