using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Functions;

/// <summary>Keys of <c>str_replace</c> that replace nothing, or that are parts of one another.</summary>
internal sealed class ReplaceKeyRule : Rule
{
    private static readonly DiagnosticDescriptor Absent = new(
        "HW5206",
        DiagnosticLevel.Warning,
        "The text does not hold a key of str_replace",
        "The key is not in the template, so its value goes nowhere, and Heat says nothing. Correct the key or the text, or use "
        + "str_replace_strict, with which Heat refuses such a key.",
        """
        heat_template_version: 2018-08-31
        outputs:
          text:
            value:
              str_replace:
                template: Hello, $name
                params: {$nmae: you}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          text:
            value:
              str_replace:
                template: Hello, $name
                params: {$name: you}
        """);

    private static readonly DiagnosticDescriptor Prefix = new(
        "HI5207",
        DiagnosticLevel.Info,
        "One key of str_replace is the beginning of another",
        "Heat replaces longer keys first since 2017; older releases replaced the shorter key inside the longer one. Marks on both sides of a "
        + "key, such as %name%, avoid the question.",
        """
        heat_template_version: 2018-08-31
        outputs:
          text:
            value:
              str_replace:
                template: Hello, $name of $name_of_house
                params: {$name: you, $name_of_house: York}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          text:
            value:
              str_replace:
                template: Hello, %name% of %name_of_house%
                params: {"%name%": you, "%name_of_house%": York}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Absent, Prefix];

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            if (site.Call is not { Function.Kind: FunctionKind.StrReplace, Argument: MapExpression arguments }
                || arguments["template"] is not { } template || arguments["params"] is not MapExpression { Entries: var entries })
            {
                continue;
            }

            if (!site.Call.Function.IsStrict && context.Stack.Evaluator.Evaluate(template) is ExactValue { Text: { Length: > 0 } text })
            {
                foreach (var (key, span, _) in entries)
                {
                    // Another value may hold the key: what is put in is not looked at again, but templates are often nested.
                    if (key.Length > 0 && !text.Contains(key, StringComparison.Ordinal))
                    {
                        context.Report(Absent, span, $"the text does not hold \"{key}\"");
                    }
                }
            }

            CheckPrefixes(context, entries);
        }
    }

    private static void CheckPrefixes(StackContext context, ImmutableArray<ExpressionEntry> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        for (var i = 0; i + 1 < sorted.Length; i++)
        {
            if (sorted[i].Key.Length > 0 && sorted[i + 1].Key.StartsWith(sorted[i].Key, StringComparison.Ordinal))
            {
                context.Report(Prefix, sorted[i].KeySpan, $"\"{sorted[i].Key}\" is the beginning of \"{sorted[i + 1].Key}\"");
            }
        }
    }
}
