using System.Buffers;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hotc.Foundation.Yaml;

/// <summary>Tags and anchors before a node.</summary>
internal static class NodeProperties
{
    /// <summary>The line breaks of YAML 1.1, which the parser and PyYAML follow.</summary>
    public static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\u0085\u2028\u2029");

    private const string Standard = "tag:yaml.org,2002:";

    /// <summary>The offset of a mark of the parser, which may count characters behind the end.</summary>
    public static int Offset(this SourceText source, Mark mark) => (int)Math.Min(mark.Index, source.Text.Length);

    /// <summary>The offset of the node itself, behind tag, anchor, blanks, line breaks and comments.</summary>
    public static int Skip(string text, int start, int stop)
    {
        var at = start;
        while (at < stop && text[at] is '&' or '!')
        {
            at = SkipWhile(text, at, stop, c => !IsBlank(c));
            at = SkipBlanks(text, at, stop);
        }

        return at;
    }

    /// <summary>The kind of a scalar with a tag.</summary>
    public static ScalarKind KindOf(Scalar scalar, SourceSpan span, DiagnosticBag bag)
    {
        var tag = scalar.Tag.Value;
        var kind = ScalarResolver.Resolve(scalar.Value);
        ScalarKind? tagged = tag switch
        {
            // As PyYAML: without a meaning of its own, it even makes a quoted text resolve as if it were plain.
            "!" => kind,
            Standard + "str" => ScalarKind.String,
            Standard + "null" => Fitting(kind == ScalarKind.Null, ScalarKind.Null),
            Standard + "bool" => Fitting(kind == ScalarKind.Boolean, ScalarKind.Boolean),
            Standard + "int" => Fitting(kind == ScalarKind.Integer, ScalarKind.Integer),
            Standard + "float" => Fitting(kind is ScalarKind.Float or ScalarKind.Integer, ScalarKind.Float),
            Standard + "timestamp" => Fitting(kind == ScalarKind.Timestamp, ScalarKind.Timestamp),
            _ => null,
        };
        if (tagged is not null)
        {
            return tagged.Value;
        }

        if (tag is Standard + "null" or Standard + "bool" or Standard + "int" or Standard + "float" or Standard + "timestamp")
        {
            bag.Add(YamlCodes.WrongTag, span, $"{Shown.Quoted(scalar.Value)} is no {tag[Standard.Length..]}, which its tag says");
        }
        else
        {
            ReportUnknown(tag, span, bag);
        }

        return ScalarKind.String;
    }

    /// <summary>Reports a tag that a collection cannot have.</summary>
    public static void CheckTag(NodeEvent start, SourceSpan span, string expected, DiagnosticBag bag)
    {
        if (start.Tag.IsEmpty || start.Tag.Value == "!" || (start.Tag.Value.StartsWith(Standard, StringComparison.Ordinal) && start.Tag.Value[Standard.Length..] == expected))
        {
            return;
        }

        ReportUnknown(start.Tag.Value, span, bag);
    }

    private static ScalarKind? Fitting(bool fits, ScalarKind kind) => fits ? kind : null;

    private static void ReportUnknown(string tag, SourceSpan span, DiagnosticBag bag)
    {
        var shown = tag.StartsWith(Standard, StringComparison.Ordinal) ? "!!" + tag[Standard.Length..] : tag;
        bag.Add(YamlCodes.UnknownTag, span, $"the tag {Shown.Quoted(shown)} cannot be used here", "a text that begins with ! must be quoted");
    }

    private static int SkipBlanks(string text, int at, int stop)
    {
        while (at < stop)
        {
            if (text[at] == '#')
            {
                at = SkipWhile(text, at, stop, c => !LineBreaks.Contains(c));
            }
            else if (IsBlank(text[at]))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' || LineBreaks.Contains(c);

    private static int SkipWhile(string text, int at, int stop, Predicate<char> belongs)
    {
        while (at < stop && belongs(text[at]))
        {
            at++;
        }

        return at;
    }
}
