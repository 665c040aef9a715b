using Hotc.Foundation.Text;
using Hotc.Lint.Model;

namespace Hotc.Lint.Engine;

/// <summary>What calls refer to.</summary>
internal static class References
{
    /// <summary>The resource that a call names, with the place of the name; null when it names none or one that is not known yet.</summary>
    public static (string Name, SourceSpan? Span)? NameOf(CallExpression call)
    {
        var argument = call.Function.Kind switch
        {
            FunctionKind.GetResource or FunctionKind.Ref => call.Argument,
            FunctionKind.GetAttr => call.Arguments is [var first, ..] ? first : null,
            _ => null,
        };
        return argument is LiteralExpression { Text: { } name } ? (name, argument.Span) : null;
    }

    /// <summary>The parameter that a call names, with the place of the name; null when it names none or one that is not known yet.</summary>
    public static (string Name, SourceSpan? Span)? ParameterOf(CallExpression call)
    {
        if (call.Function.Kind is not (FunctionKind.GetParam or FunctionKind.Ref))
        {
            return null;
        }

        var argument = call.Arguments is [var first, ..] ? first : call.Argument;
        return argument is LiteralExpression { Text: { } name } ? (name, argument.Span) : null;
    }
}
