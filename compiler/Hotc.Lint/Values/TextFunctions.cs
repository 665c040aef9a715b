using System.Security.Cryptography;
using System.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>Functions that make or split text.</summary>
internal static class TextFunctions
{
    // Longer results are of no use to any check.
    private const int LongestText = 1 << 17;

    public static Value Join(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        if (call.Arguments is not [var delimiterPart, .. var lists])
        {
            evaluator.Evaluate(call.Argument);
            return new UnknownValue(call.Span, Kinds.Text);
        }

        var delimiter = evaluator.Evaluate(delimiterPart);
        if (delimiter is not (ExactValue { Text: not null } or ChoiceValue) && (ValuePaths.KindsOf(delimiter) & Kinds.Text) == 0)
        {
            scope.Report(new EvaluationFault(delimiter.Span, $"the delimiter of {call.Function.Name} must be text, not {ValuePaths.Words(ValuePaths.KindsOf(delimiter))}"));
        }

        var allowed = call.Function.TakesJson ? Kinds.Text | Kinds.List | Kinds.Map | Kinds.Null : Kinds.Text | Kinds.Null;
        var isKnown = delimiter is ExactValue { Text: not null };
        List<string> parts = [];
        foreach (var list in lists.Select(evaluator.Evaluate))
        {
            isKnown &= AddItems(list, allowed, call, scope, parts);
        }

        return isKnown && parts.Sum(p => (long)p.Length + 8) < LongestText
            ? Value.Of(string.Join(((ExactValue)delimiter).Text, parts), call.Span)
            : new UnknownValue(call.Span, Kinds.Text);
    }

    public static Value Split(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        if (call.Arguments is not [var delimiterPart, var textPart, .. var rest])
        {
            var given = evaluator.Evaluate(call.Argument);
            if (given is not ChoiceValue && (ValuePaths.KindsOf(given) & Kinds.List) == 0)
            {
                scope.Report(new EvaluationFault(given.Span, $"{call.Function.Name} takes a list of a delimiter and a text, and this is {ValuePaths.Words(ValuePaths.KindsOf(given))}"));
            }

            return Value.Anything(call.Span);
        }

        var delimiter = evaluator.Evaluate(delimiterPart);
        var text = evaluator.Evaluate(textPart);
        var index = rest is [var at, ..] ? evaluator.Evaluate(at) : null;
        if (index is not (null or ChoiceValue) && ((ValuePaths.KindsOf(index) & (Kinds.Text | Kinds.Number | Kinds.Boolean)) == 0 || (index is ExactValue { Text: { } word } && !Python.TryInt(word, out _))))
        {
            scope.Report(new EvaluationFault(index.Span, $"the index of {call.Function.Name} must be a whole number"));
        }

        if (delimiter is not ChoiceValue && (ValuePaths.KindsOf(delimiter) & (Kinds.Text | Kinds.Null)) == 0)
        {
            scope.Report(new EvaluationFault(delimiter.Span, $"the delimiter of {call.Function.Name} must be text, not {ValuePaths.Words(ValuePaths.KindsOf(delimiter))}"));
        }

        if (text is not ChoiceValue && (ValuePaths.KindsOf(text) & (Kinds.Text | Kinds.Null)) == 0)
        {
            scope.Report(new EvaluationFault(text.Span, $"{call.Function.Name} splits text, and this is {ValuePaths.Words(ValuePaths.KindsOf(text))}"));
        }

        if (text is UnknownValue { IsUnmade: true })
        {
            return new UnknownValue(call.Span, index is null ? Kinds.List | Kinds.Null : Kinds.Text | Kinds.Null) { IsUnmade = true };
        }

        if (delimiter is ExactValue { Text.Length: 0 })
        {
            scope.Report(new EvaluationFault(delimiter.Span, $"the delimiter of {call.Function.Name} is empty"));
        }
        else if (delimiter is ExactValue { Text: { } mark } && text is ExactValue { Text: { } known })
        {
            var parts = known.Split(mark);
            if (index is null)
            {
                return new ListValue(call.Span, [.. parts.Select(p => Value.Of(p, call.Span))]);
            }

            if (index is ExactValue number && Python.ToDouble(number.Node) is { } place)
            {
                var i = place < 0 ? parts.Length + (int)place : (int)place;
                if (i >= 0 && i < parts.Length)
                {
                    return Value.Of(parts[i], call.Span);
                }

                scope.Report(new EvaluationFault(index.Span, $"the text has {parts.Length} parts, and the index {(long)place} is outside of them"));
            }
        }

        return new UnknownValue(call.Span, index is null ? Kinds.List : Kinds.Text);
    }

    public static Value Replace(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        if (call.Argument is not MapExpression { } arguments || arguments["template"] is not { } templatePart || arguments["params"] is not { } parametersPart)
        {
            evaluator.Evaluate(call.Argument);
            return new UnknownValue(call.Span, Kinds.Text);
        }

        var template = evaluator.Evaluate(templatePart);
        var parameters = evaluator.Evaluate(parametersPart);
        if (template is not ChoiceValue && (ValuePaths.KindsOf(template) & Kinds.Text) == 0)
        {
            scope.Report(new EvaluationFault(template.Span, $"the template of {call.Function.Name} must be text, not {ValuePaths.Words(ValuePaths.KindsOf(template))}"));
        }

        if (parameters is not MapValue map)
        {
            if (parameters is not ChoiceValue && (ValuePaths.KindsOf(parameters) & Kinds.Map) == 0)
            {
                scope.Report(new EvaluationFault(parameters.Span, $"the params of {call.Function.Name} must be a map, not {ValuePaths.Words(ValuePaths.KindsOf(parameters))}"));
            }

            return new UnknownValue(call.Span, Kinds.Text);
        }

        var allowed = call.Function.TakesJson ? Kinds.Any : Kinds.Text | Kinds.Number | Kinds.Boolean | Kinds.Null;
        foreach (var (key, keySpan, value) in map.Entries)
        {
            if (key.Length == 0)
            {
                scope.Report(new EvaluationFault(keySpan, $"{call.Function.Name} cannot replace an empty text"));
            }

            if (value is not ChoiceValue && (ValuePaths.KindsOf(value) & allowed) == 0)
            {
                scope.Report(new EvaluationFault(
                    value.Span, $"the value of \"{key}\" is {ValuePaths.Words(ValuePaths.KindsOf(value))}, and {call.Function.Name} of this template version puts in only text and numbers"));
            }

            if (call.Function.Form == "ReplaceJsonVeryStrict" && value is UnknownValue { IsUnmade: true })
            {
                scope.Report(new EvaluationFault(value.Span, $"the value of \"{key}\" is null while Heat checks the stack, before the resource exists, and {call.Function.Name} refuses that: use str_replace_strict"));
            }

            if (call.Function.Form == "ReplaceJsonVeryStrict" && value is ExactValue { IsNull: true } or ExactValue { Text.Length: 0 })
            {
                scope.Report(new EvaluationFault(value.Span, $"the value of \"{key}\" is empty, which {call.Function.Name} refuses"));
            }
        }

        if (template is not ExactValue { Text: { } text } || map.IsOpen)
        {
            return new UnknownValue(call.Span, Kinds.Text);
        }

        if (call.Function.IsStrict && text.Length > 0)
        {
            foreach (var (key, span, _) in map.Entries)
            {
                if (key.Length > 0 && !text.Contains(key, StringComparison.Ordinal))
                {
                    scope.Report(new EvaluationFault(span, $"the template does not hold \"{key}\", which {call.Function.Name} refuses"));
                }
            }
        }

        return Substitute(text, map) is { } result ? Value.Of(result, call.Span) : new UnknownValue(call.Span, Kinds.Text);
    }

    public static Value Digest(Evaluator evaluator, CallExpression call, IEvaluationScope scope)
    {
        var argument = call.Argument is CallExpression ? evaluator.Evaluate(call.Argument) : null;
        if (argument is not (null or ChoiceValue) && (ValuePaths.KindsOf(argument) & Kinds.List) == 0)
        {
            scope.Report(new EvaluationFault(argument.Span, $"digest takes a list of an algorithm and a text, and this is {ValuePaths.Words(ValuePaths.KindsOf(argument))}"));
        }

        foreach (var value in call.Arguments.Select(evaluator.Evaluate))
        {
            if (value is UnknownValue { IsUnmade: true })
            {
                scope.Report(new EvaluationFault(value.Span, "digest works on text, and an attribute is null while Heat checks the stack, before the resource exists"));
            }
            else if (value is not ChoiceValue && (ValuePaths.KindsOf(value) & Kinds.Text) == 0)
            {
                scope.Report(new EvaluationFault(value.Span, $"digest works on text, and this is {ValuePaths.Words(ValuePaths.KindsOf(value))}"));
            }
        }

        return call.Arguments is [LiteralExpression { Text: { } algorithm }, var part] && evaluator.Evaluate(part) is ExactValue { Text: { } known } ? Hash(algorithm, known, call, scope) : new UnknownValue(call.Span, Kinds.Text);
    }

    // Heat writes the text as Latin-1.
    private static Value Hash(string algorithm, string text, CallExpression call, IEvaluationScope scope)
    {
        if (text.Any(c => c > '\u00ff'))
        {
            scope.Report(new EvaluationFault(call.Span, "digest fails on text with characters beyond Latin-1"));
            return new UnknownValue(call.Span, Kinds.Text);
        }

        var bytes = Encoding.Latin1.GetBytes(text);
        byte[]? hash = algorithm.ToLowerInvariant() switch
        {
            "sha256" => SHA256.HashData(bytes),
            "sha384" => SHA384.HashData(bytes),
            "sha512" => SHA512.HashData(bytes),
            _ => null,
        };
        return hash is null ? new UnknownValue(call.Span, Kinds.Text) : Value.Of(Convert.ToHexStringLower(hash), call.Span);
    }

    // False when the text of an item is not known.
    private static bool AddItems(Value list, Kinds allowed, CallExpression call, IEvaluationScope scope, List<string> parts)
    {
        switch (list)
        {
            case ListValue items:
                var isKnown = !items.IsOpen;
                foreach (var item in items.Items)
                {
                    if (item is not ChoiceValue && (ValuePaths.KindsOf(item) & allowed) == 0)
                    {
                        scope.Report(new EvaluationFault(item.Span, $"{call.Function.Name} joins text, and this is {ValuePaths.Words(ValuePaths.KindsOf(item))}"));
                    }

                    isKnown &= item is ExactValue { Node: HotText or HotNull };
                    parts.Add((item as ExactValue)?.Text ?? "");
                }

                return isKnown;
            case ExactValue { IsNull: true }:
                return true;
            case ExactValue { Text.Length: 0 } or MapValue { Entries: [], IsOpen: false } or ExactValue { Node: HotBool { Value: false } } when call.Function.TakesJson:
                return true;
            case ExactValue { Node: HotNumber number } when call.Function.TakesJson && Python.ToDouble(number) == 0:
                return true;
            case UnknownValue or ExactValue or MapValue when (ValuePaths.KindsOf(list) & (Kinds.List | Kinds.Null)) == 0:
                scope.Report(new EvaluationFault(list.Span, $"{call.Function.Name} joins the items of a list, and this is {ValuePaths.Words(ValuePaths.KindsOf(list))}"));
                return false;
            default:
                return false;
        }
    }

    private static string? Substitute(string text, MapValue map)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var (key, _, value) in map.Entries)
        {
            if (value is not ExactValue exact)
            {
                return null;
            }

            pairs.Add(new(key, exact.IsNull ? "" : Python.Str(exact.Node)));
        }

        return TextReplacement.Apply(text, pairs, LongestText);
    }
}
