using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>Keys that are not what they look like.</summary>
internal sealed class NameRule : Rule
{
    private static readonly DiagnosticDescriptor Boolean = new(
        "HE5018",
        DiagnosticLevel.Error,
        "A name is not text to Heat",
        "Heat reads YAML 1.1, where yes, no, on, off, true and false are booleans and 12:30 and 0644 are numbers. As the name of a parameter, "
        + "condition, resource or output such a key becomes another name, and a reference to it by its written form finds nothing or, for a "
        + "condition, is a boolean. Quote the name or choose another one.",
        """
        heat_template_version: 2018-08-31
        outputs:
          on: {value: 1}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          enabled: {value: 1}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor LookAlike = new(
        "HE5019",
        DiagnosticLevel.Error,
        "A key holds a character that looks like another one",
        "A no-break space, a character without width, or a letter of another alphabet among Latin ones makes a key another key than the one "
        + "that it looks like. Mostly it came along when the text was copied. Type the key anew.",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    metadata: {\"max\u00A0size\": 8}\n",
        "heat_template_version: 2018-08-31\nresources:\n  secret:\n    type: OS::Heat::RandomString\n    metadata: {\"max size\": 8}\n") { HeatAccepts = true };

    private static readonly string[] Sections = ["parameters", "conditions", "resources", "outputs"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Boolean, LookAlike];

    public override void CheckTemplate(TemplateContext context)
    {
        if (context.Template.Document?.Root is not YamlMapping root)
        {
            return;
        }

        foreach (var name in Sections)
        {
            if (context.Dialect.Word(name) is { Length: > 0 } word && root[word] is YamlMapping section)
            {
                foreach (var (key, _) in section.Entries)
                {
                    if (key.Kind is ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float or ScalarKind.Null && !IsPlainNumber(key))
                    {
                        context.Report(new Diagnostic(Boolean, $"{key.Value} is {Word(key.Kind)} to Heat, not the text \"{key.Value}\"", key.Span)
                        {
                            Help = "quote it, here and where it is used",
                            Fix = context.Dialect.IsHot ? QuotedNames.Of(root, name, key) : null,
                        });
                    }
                }
            }
        }

        Walk(root, context);
    }

    // 8 is the name "8"; only the text of the number must be what was written.
    private static bool IsPlainNumber(YamlScalar key) => key.Kind == ScalarKind.Integer && key.Value.All(char.IsAsciiDigit) && (key.Value.Length == 1 || key.Value[0] != '0');

    private static string Word(ScalarKind kind) => kind switch
    {
        ScalarKind.Boolean => "a boolean",
        ScalarKind.Null => "null",
        _ => "a number",
    };

    private static void Walk(YamlNode node, TemplateContext context)
    {
        switch (node)
        {
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Walk(item, context);
                }

                break;
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (!Ascii.IsValid(key.Value) && Strange(key.Value) is { } strange)
                    {
                        context.Report(LookAlike, key.Span, string.Create(CultureInfo.InvariantCulture, $"the key \"{key.Value}\" holds U+{strange.Value:X4}, {Name(strange)}"));
                    }

                    Walk(value, context);
                }

                break;
        }
    }

    private static Rune? Strange(string text)
    {
        Rune? foreign = null;
        var hasLatin = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && rune.Value != ' ')
            {
                return rune;
            }

            hasLatin |= rune.IsAscii && Rune.IsLetter(rune);

            // Greek, Cyrillic and full-width forms have letters that look Latin.
            if (rune.Value is (>= 0x370 and <= 0x52F) or (>= 0xFF01 and <= 0xFF5E))
            {
                foreign = rune;
            }
        }

        return hasLatin ? foreign : null;
    }

    private static string Name(Rune rune) => rune.Value switch
    {
        0xA0 => "a no-break space",
        0x200B => "a space without width",
        0xFEFF => "a byte order mark",
        _ => Rune.IsLetter(rune) ? "a letter of another alphabet" : "which cannot be seen",
    };
}
