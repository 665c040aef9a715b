using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Where a script of a driver package runs: without Scriban's own functions, without files, with limits, and (for templates)
/// with a mark in the place of every expression, so that no value can break out of it.
/// </summary>
internal sealed class ScriptContext : TemplateContext
{
    private const int MostIterations = 10_000;
    private const int DeepestRecursion = 50;
    private const int LongestOutput = 4 * 1024 * 1024;

    private bool isTemplate;
    private int room;

    private ScriptContext()
        : base(ScriptFunctions.Table)
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        LoopLimit = MostIterations;
        RecursiveLimit = DeepestRecursion;
        LimitToString = LongestOutput;
        OutputLimit = LongestOutput;
        NewLine = "\n";
    }

    public static ScriptContext Create(IEnumerable<IScriptObject> globals)
    {
        var context = new ScriptContext();
        foreach (var names in globals)
        {
            context.PushGlobal(names);
        }

        return context;
    }

    /// <summary>Makes ready for another script.</summary>
    /// <param name="forTemplate">Whether its expressions are whole keys or values of a document.</param>
    public void Begin(bool forTemplate)
    {
        isTemplate = forTemplate;
        room = LongestOutput;
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (!isTemplate)
        {
            return base.Write(span, textAsObject);
        }

        // What a script captures goes elsewhere, and has no place in the text yet.
        var output = Output as TracedOutput;
        var settled = ScriptYaml.Settle(textAsObject, ref room);
        if (room < 0)
        {
            // The given span is that of the whole page.
            var place = new TextPosition(output?.TemplateOffset ?? span.Start.Offset, 0, 0);
            throw new ScriptRuntimeException(new SourceSpan(span.FileName, place, place), "The value is too large, or nested too deep.");
        }

        Write(output is null ? ScriptJson.Write(settled) : output.Mark(settled));
        return this;
    }

    protected override IListAccessor? GetListAccessorImpl(object target, Type type) => target is IList ? ListAccess.Instance : null;
}
