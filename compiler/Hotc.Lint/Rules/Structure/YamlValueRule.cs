using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Structure;

/// <summary>Values that YAML 1.1, which Heat reads, takes for something else than what is written.</summary>
internal sealed class YamlValueRule : Rule
{
    private static readonly DiagnosticDescriptor Number = new(
        "HW5023",
        DiagnosticLevel.Warning,
        "A value is another number to Heat than the one that is written",
        "In YAML 1.1 12:30 is 750 (base 60) and 0644 is 420 (octal). A MAC address of digits only is a number too. Quote the value when it "
        + "was meant as text; write the number itself when it was meant as one.",
        "heat_template_version: 2018-08-31\noutputs:\n  start: {value: 12:30}\n",
        "heat_template_version: 2018-08-31\noutputs:\n  start: {value: \"12:30\"}\n");

    private static readonly DiagnosticDescriptor Word = new(
        "HI5024",
        DiagnosticLevel.Info,
        "Other programs read a boolean as text",
        "In YAML 1.1, which Heat reads, yes, no, on and off are booleans; in YAML 1.2, which editors and other tools read, they are text. "
        + "true and false mean the same to all.",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {value: yes}\n",
        "heat_template_version: 2018-08-31\noutputs:\n  answer: {value: true}\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Number, Word];

    public override void CheckTemplate(TemplateContext context)
    {
        if (context.Template.Document?.Root is { } root)
        {
            Walk(root, context);
        }
    }

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
                foreach (var entry in mapping.Entries)
                {
                    Walk(entry.Value, context);
                }

                break;
            case YamlScalar { Style: ScalarStyle.Plain } scalar:
                Check(scalar, context);
                break;
        }
    }

    private static void Check(YamlScalar scalar, TemplateContext context)
    {
        var text = scalar.Value;
        if (scalar.Kind == ScalarKind.Boolean && text.ToUpperInvariant() is "YES" or "NO" or "ON" or "OFF")
        {
            var plain = text.ToUpperInvariant() is "YES" or "ON" ? "true" : "false";
            context.Report(new Diagnostic(Word, $"{text} is the boolean {plain} to Heat and text to readers of YAML 1.2", scalar.Span)
            {
                Help = $"write {plain}, or quote it",
                Fix = Fixes.ReplaceScalar(scalar.Span, text, plain),
            });
        }
        else if (scalar.Kind is ScalarKind.Integer or ScalarKind.Float && IsOtherNumber(text) && Heat.Values.HotNumber.TryRead(text, out var number))
        {
            context.Report(new Diagnostic(Number, $"{text} is the number {number.Text} to Heat", scalar.Span)
            {
                Help = "quote it if it was meant as text",
                Fix = scalar.Span.Source.Kind == Foundation.Text.SourceKind.Heat && scalar.Span.Length == text.Length
                    ? new Fix($"quote {text}", [new TextEdit(scalar.Span, $"\"{text}\"")])
                    : null,
            });
        }
    }

    private static bool IsOtherNumber(string text)
    {
        var digits = text.TrimStart('+', '-');
        return digits.Contains(':', StringComparison.Ordinal) || (digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]) && !digits.Contains('.', StringComparison.Ordinal));
    }
}
