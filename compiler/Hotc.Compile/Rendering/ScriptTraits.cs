using Scriban;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>What can be said of a script without running it.</summary>
internal sealed class ScriptTraits : ScriptVisitor
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private bool mayReadAll;

    /// <summary>Whether a loop may end before its list does.</summary>
    public bool BreaksLoopsOff { get; private set; }

    /// <summary>The traits of a parsed template.</summary>
    public static ScriptTraits Of(Template template)
    {
        var traits = new ScriptTraits();
        traits.Visit(template.Page!);
        return traits;
    }

    /// <summary>Whether the script says a name, or could look it up by a value. One that only names a member counts too.</summary>
    public bool Says(string name) => mayReadAll || names.Contains(name);

    /// <inheritdoc />
    public override void Visit(ScriptVariableGlobal node) => names.Add(node.BaseName);

    /// <inheritdoc />
    public override void Visit(ScriptThisExpression node) => mayReadAll = true;

    /// <inheritdoc />
    public override void Visit(ScriptBreakStatement node) => BreaksLoopsOff = true;

    /// <inheritdoc />
    public override void Visit(ScriptReturnStatement node)
    {
        BreaksLoopsOff = true;
        base.Visit(node);
    }

    /// <inheritdoc />
    public override void Visit(ScriptForStatement node)
    {
        BreaksLoopsOff |= node.NamedArguments is { Count: > 0 };
        base.Visit(node);
    }

    /// <inheritdoc />
    public override void Visit(ScriptTableRowStatement node)
    {
        BreaksLoopsOff = true;
        base.Visit(node);
    }
}
