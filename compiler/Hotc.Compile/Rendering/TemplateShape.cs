using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Scriban;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>Holds templates to the rule that an expression is a whole key or value.</summary>
internal static class TemplateShape
{
    /// <summary>Reports every expression that is glued to other text.</summary>
    public static bool Check(Template template, SourceText source, DiagnosticBag bag)
    {
        var finder = new ExpressionFinder();
        finder.Visit(template.Page!);
        var isFine = true;
        foreach (var expression in finder.Found)
        {
            var start = expression.Span.Start.Offset;
            var stop = expression.Span.End.Offset + 1;
            if (!StandsAlone(source.Text, start, stop))
            {
                isFine = false;
                bag.Add(RenderCodes.NotAWholeValue, source.Span(start, stop - start), "This expression is only a part of a value.", "Put the text together inside the braces.");
            }
        }

        return isFine;
    }

    private static bool StandsAlone(string text, int start, int stop)
    {
        var open = text.LastIndexOf("{{", start, StringComparison.Ordinal);
        var close = text.IndexOf("}}", stop, StringComparison.Ordinal);
        if (open < 0 || close < 0)
        {
            return false;
        }

        return MayStandBefore(text.AsSpan(0, open)) && MayStandAfter(text.AsSpan(close + 2));
    }

    private static bool MayStandBefore(ReadOnlySpan<char> before)
    {
        var blanks = before.Length - before.TrimEnd(' ').Length;
        var trimmed = before.TrimEnd(' ');
        return trimmed.IsEmpty || trimmed[^1] switch
        {
            '\n' or '[' or '{' => true,
            ':' or '-' or ',' => blanks > 0,
            '}' => trimmed.EndsWith("~}}", StringComparison.Ordinal) || trimmed.EndsWith("-}}", StringComparison.Ordinal),
            _ => false,
        };
    }

    private static bool MayStandAfter(ReadOnlySpan<char> after)
    {
        var trimmed = after.TrimStart(' ');
        return trimmed.IsEmpty || trimmed[0] is '\n' or ',' or ']' or '}' or ':' || trimmed.StartsWith("{{~", StringComparison.Ordinal) || trimmed.StartsWith("{{-", StringComparison.Ordinal) || (trimmed[0] == '#' && after[0] == ' ');
    }

    private sealed class ExpressionFinder : ScriptVisitor
    {
        public List<ScriptExpressionStatement> Found { get; } = [];

        public override void Visit(ScriptExpressionStatement node)
        {
            // An assignment writes nothing.
            if (node.Expression is not ScriptAssignExpression)
            {
                Found.Add(node);
            }
        }
    }
}
