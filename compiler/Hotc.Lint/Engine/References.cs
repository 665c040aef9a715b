using Hotc.Foundation.Text;
using Hotc.Lint.Model;

namespace Hotc.Lint.Engine;

/// <summary>What calls refer to.</summary>
internal static class References
{
    /// <summary>The resource that a call names, with the place of the name; null when it names none or one that is not known yet.</summary>
    public static (string Name, SourceSpan? Span)? NameOf(CallExpression call) => Of(call.ResourceName);

    /// <summary>The parameter that a call names, with the place of the name; null when it names none or one that is not known yet.</summary>
    public static (string Name, SourceSpan? Span)? ParameterOf(CallExpression call) => Of(call.ParameterName);

    private static (string Name, SourceSpan? Span)? Of(LiteralExpression? name) => name is null ? null : (name.Text!, name.Span);
}
