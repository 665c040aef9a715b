using System.Collections.Immutable;

namespace Hotc.Heat.Yaql;

/// <summary>Reads YAQL expressions: operators by how strongly they bind, as version 2 of YAQL has them.</summary>
internal sealed class YaqlParser
{
    // Nobody nests as deeply, and each level is a step down the call stack.
    private const int Deepest = 100;

    private const int Index = 100;
    private const int Sign = 90;
    private const int Negation = 40;

    private readonly List<YaqlToken> tokens;
    private int at;
    private int depth;
    private string? fault;

    private YaqlParser(List<YaqlToken> tokens) => this.tokens = tokens;

    private YaqlToken Next => tokens[at];

    /// <summary>The expression; null, with what is wrong, when it is none. Null without a fault when it is nested too deeply to be read here.</summary>
    public static YaqlNode? Read(string text, out string? fault)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            fault = "the expression is empty";
            return null;
        }

        if (YaqlLexer.Read(text, out var broken) is not { } tokens)
        {
            fault = broken;
            return null;
        }

        var parser = new YaqlParser(tokens);
        var node = parser.Value(0);
        if (node is not null && parser.fault is null && parser.Next.Kind != YaqlTokenKind.End)
        {
            parser.Unexpected();
        }

        fault = parser.depth > Deepest ? null : parser.fault;
        return fault is null && parser.depth <= Deepest ? node : null;
    }

    private static int StrengthOf(YaqlToken token) => token.Kind != YaqlTokenKind.Sign ? -1 : token.Text switch
    {
        "." or "?." => 110,
        "[" => Index,
        "=~" or "!~" => 80,
        "*" or "/" or "mod" => 70,
        "+" or "-" => 60,
        ">" or "<" or ">=" or "<=" or "!=" or "=" or "in" => 50,
        "and" => 30,
        "or" => 20,
        "->" => 10,
        _ => -1,
    };

    private YaqlNode? Value(int least)
    {
        if (++depth > Deepest)
        {
            return null;
        }

        var left = Operand();
        while (left is not null && fault is null && StrengthOf(Next) is var strength && strength >= 0 && strength >= least)
        {
            var sign = tokens[at++].Text;
            if (sign == "[")
            {
                left = Arguments("]") is { } place ? new YaqlIndex(left, place) : null;
                continue;
            }

            // All but -> group from the left.
            var right = Value(sign == "->" ? strength : strength + 1);
            left = right is null ? null : new YaqlOperation(sign, left, right);
        }

        depth -= depth > Deepest ? 0 : 1;
        return left;
    }

    private YaqlNode? Operand()
    {
        var token = tokens[at];
        at += token.Kind == YaqlTokenKind.End ? 0 : 1;
        switch (token.Kind)
        {
            case YaqlTokenKind.Constant:
                return new YaqlConstant(token.Value!);
            case YaqlTokenKind.Word:
                return new YaqlWord(token.Text);
            case YaqlTokenKind.Variable:
                return new YaqlVariable(token.Text);
            case YaqlTokenKind.Call:
                return Arguments(")") is { } arguments ? new YaqlCall(token.Text, arguments) : null;
        }

        switch (token.Text)
        {
            case "+" or "-":
                return Value(Sign) is { } number ? new YaqlOperation(token.Text, null, number) : null;
            case "not":
                return Value(Negation) is { } condition ? new YaqlOperation(token.Text, null, condition) : null;
            case "[":
                return Arguments("]") is { } items ? new YaqlGroup(items) : null;
            case "{":
                return Arguments("}") is { } entries ? new YaqlGroup(entries) : null;
            case "(":
                var inner = Value(0);
                if (inner is null || Takes(")"))
                {
                    return inner;
                }

                Unexpected();
                return null;
            default:
                at -= token.Kind == YaqlTokenKind.End ? 0 : 1;
                Unexpected();
                return null;
        }
    }

    // Up to the closing bracket. A place between commas may be empty, the last one not; those with names come last.
    private ImmutableArray<YaqlNode>? Arguments(string close)
    {
        var found = ImmutableArray.CreateBuilder<YaqlNode>();
        if (Takes(close))
        {
            return [];
        }

        var hasNames = false;
        while (true)
        {
            if (Next is { Kind: YaqlTokenKind.Sign, Text: "," })
            {
                at++;
                continue;
            }

            if (Value(0) is not { } value)
            {
                return null;
            }

            var isNamed = Takes("=>");
            if (isNamed)
            {
                if (Value(0) is not { } named)
                {
                    return null;
                }

                value = new YaqlGroup([value, named]);
            }
            else if (hasNames)
            {
                fault ??= "in the expression, an argument without a name stands behind one that has a name";
                return null;
            }

            hasNames |= isNamed;
            found.Add(value);
            if (Takes(close))
            {
                return found.ToImmutable();
            }

            if (!Takes(","))
            {
                Unexpected();
                return null;
            }
        }
    }

    private bool Takes(string sign)
    {
        var isNext = Next.Kind == YaqlTokenKind.Sign && Next.Text == sign;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void Unexpected()
    {
        fault ??= Next.Kind == YaqlTokenKind.End ? "the expression ends too early" : $"\"{Next.Text}\" does not belong where it stands in the expression";
    }
}
