using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Reads and sets items of lists for scripts. Lists of the plan are read-only, because other scripts see the same ones, and Scriban's own
/// access does not ask. A list that was put together of others is read-only too: Scriban would set the item in one of those.
/// </summary>
internal sealed class ListAccess : IListAccessor
{
    private ListAccess()
    {
    }

    public static ListAccess Instance { get; } = new();

    public int GetLength(TemplateContext context, SourceSpan span, object target) => ((IList)target).Count;

    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index)
    {
        var list = (IList)target;
        return index >= 0 && index < list.Count ? list[index] : null;
    }

    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value)
    {
        if (target is not ScriptArray { IsReadOnly: false } own)
        {
            throw new ScriptRuntimeException(span, "The items of this list cannot be set; those of a list that the script wrote in brackets can.");
        }

        own[index] = value;
    }
}
