using Scriban;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>Finds the names that a script says.</summary>
internal sealed class NameFinder : ScriptVisitor
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private bool mayReadAll;

    /// <summary>The names of a parsed template.</summary>
    public static NameFinder Of(Template template)
    {
        var finder = new NameFinder();
        finder.Visit(template.Page!);
        return finder;
    }

    /// <summary>Whether a name is among them, or could be looked up by a value. One that only names a member counts too.</summary>
    public bool Has(string name) => mayReadAll || names.Contains(name);

    /// <inheritdoc />
    public override void Visit(ScriptVariableGlobal node) => names.Add(node.BaseName);

    /// <inheritdoc />
    public override void Visit(ScriptThisExpression node) => mayReadAll = true;
}
