using System.Collections;
using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Generated;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using SourceSpan = Scriban.Parsing.SourceSpan;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Where a script of a driver package runs: without Scriban's own functions, without files, with limits, and (for templates)
/// with a mark in the place of every expression, so that no value can break out of it.
/// </summary>
internal sealed class ScriptContext : TemplateContext
{
    // A list of 64 ranges that a template puts together one by one, looking each up in what it has, takes half of it.
    private const int MostIterations = 100_000;
    private const int DeepestRecursion = 50;
    private const int LongestOutput = 4 * 1024 * 1024;

    private readonly StringBuilderOutput plain = new();
    private TracedOutput? traced;
    private ImmutableArray<IScriptObject> names = [];
    private bool isTemplate;
    private int room;

    public ScriptContext()
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

    /// <summary>Whether a script may have left traces behind in it, as one that failed does: how deep its calls were.</summary>
    public bool IsSpent { get; set; }

    /// <summary>Makes ready for another script.</summary>
    /// <param name="globals">What it sees.</param>
    /// <param name="forTemplate">Whether its expressions are whole keys or values of a document.</param>
    public void Begin(ImmutableArray<IScriptObject> globals, bool forTemplate)
    {
        isTemplate = forTemplate;
        room = LongestOutput;
        if (names == globals)
        {
            return;
        }

        for (var i = 0; i < names.Length; i++)
        {
            PopGlobal();
        }

        names = globals;
        foreach (var seen in globals)
        {
            PushGlobal(seen);
        }
    }

    /// <summary>Takes what a template writes. What the one before wrote is gone then.</summary>
    public TracedOutput Trace(SourceText template)
    {
        traced ??= new TracedOutput(template);
        traced.Begin(template);
        return traced;
    }

    /// <summary>Takes what a text writes. What the one before wrote is gone then.</summary>
    public StringBuilderOutput Collect()
    {
        plain.Builder.Clear();
        return plain;
    }

    // Scriban imports nothing but objects of its own.
    public override void Import(SourceSpan span, object objectToImport) =>
        base.Import(span, objectToImport is RecordView record ? record.ToObject() : objectToImport);

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

    protected override IListAccessor? GetListAccessorImpl(object target, Type type) => target is IList ? ListAccess.Instance : base.GetListAccessorImpl(target, type);
}
