using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Scriban;
using Scriban.Parsing;
using SourceSpan = Hotc.Foundation.Text.SourceSpan;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>
/// A Scriban text of a driver package, parsed once. Safe to run from several threads: each of them has a context of its own.
/// </summary>
public sealed class Script
{
    private readonly Template template;
    private readonly SourceText source;
    private readonly int offset;
    private readonly TemplateForms forms = new();
    private readonly Lazy<ScriptTraits> traits;

    private Script(Template template, SourceText source, int offset)
    {
        this.template = template;
        this.source = source;
        this.offset = offset;
        traits = new(() => ScriptTraits.Of(template));
    }

    /// <summary>Parses a template whose expressions are whole keys or values of YAML.</summary>
    public static Script? ParseTemplate(SourceText source, DiagnosticBag bag)
    {
        var script = Parse(source, 0, source.Text, ScriptMode.Default, bag);
        return script is not null && TemplateShape.Check(script.template, source, bag) ? script : null;
    }

    /// <summary>Parses a text with expressions in double braces that come out as they are.</summary>
    /// <param name="span">Where the text stands in the package, for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="bag">Takes the problems.</param>
    public static Script? ParseText(SourceSpan span, string text, DiagnosticBag bag) => Parse(span.Source, span.Start, text, ScriptMode.Default, bag);

    /// <summary>Parses one expression.</summary>
    /// <param name="span">Where the expression stands in the package, for messages.</param>
    /// <param name="text">The expression.</param>
    /// <param name="bag">Takes the problems.</param>
    public static Script? ParseExpression(SourceSpan span, string text, DiagnosticBag bag) => Parse(span.Source, span.Start, text, ScriptMode.ScriptOnly, bag);

    /// <summary>Whether what the script gives can depend on what stands behind a name.</summary>
    internal bool Reads(string name) => traits.Value.Says(name);

    /// <summary>The form of a part of what this template gave.</summary>
    internal TemplateForm FormOf(OutputText output, Range part) => forms.Of(output, part);

    /// <summary>How what this template gave is put together; null when that must be read as a whole.</summary>
    internal TemplateLayout? LayoutOf(OutputText output) => forms.LayoutOf(output);

    /// <summary>Renders a template; null, with a diagnostic, when it fails.</summary>
    internal TemplateOutput? Render(ScriptScope scope, DiagnosticBag bag)
    {
        var context = scope.Context(isTemplate: true);
        var output = context.Trace(source);
        return Run(context, bag, output) is null ? null : output.ToOutput(forms);
    }

    /// <summary>Renders a text as it is; null, with a diagnostic, when it fails.</summary>
    public string? RenderRaw(ScriptScope scope, DiagnosticBag bag)
    {
        var context = scope.Context(isTemplate: false);
        return Run(context, bag, context.Collect());
    }

    /// <summary>Evaluates an expression. False, with a diagnostic, when it fails.</summary>
    public bool TryEvaluate(ScriptScope scope, DiagnosticBag bag, out object? value)
    {
        var context = scope.Context(isTemplate: false);
        context.PushGlobal(new ScriptObject());
        try
        {
            value = template.Evaluate(context);
            return true;
        }
        catch (ScriptRuntimeException failure)
        {
            value = null;
            Fail(context, failure, bag);
            return false;
        }
        finally
        {
            End(context);
        }
    }

    private static Script? Parse(SourceText source, int offset, string text, ScriptMode mode, DiagnosticBag bag)
    {
        var template = Template.Parse(text, source.Path, lexerOptions: new LexerOptions { Mode = mode });
        var script = new Script(template, source, offset);
        foreach (var message in template.Messages.Where(m => m.Type == ParserMessageType.Error))
        {
            script.Report(RenderCodes.Syntax, message.Span, message.Message, bag);
        }

        return template.HasErrors ? null : script;
    }

    // What the output holds as text; null, with a diagnostic, when the script fails.
    private string? Run(ScriptContext context, DiagnosticBag bag, IScriptOutput output)
    {
        context.PushOutput(output);
        context.PushGlobal(new ScriptObject());
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException failure)
        {
            Fail(context, failure, bag);
            return null;
        }
        finally
        {
            End(context);
            context.PopOutput();
        }
    }

    // Behind a loop over lists that were put together, and which it left early, Scriban counts the turns of later loops as if
    // they were turns of that one.
    private void End(ScriptContext context)
    {
        context.PopGlobal();
        context.IsSpent |= traits.Value.BreaksLoopsOff;
    }

    private void Fail(ScriptContext context, ScriptRuntimeException failure, DiagnosticBag bag)
    {
        context.IsSpent = true;
        Report(RenderCodes.Failed, failure.Span, failure.OriginalMessage, bag);
    }

    private void Report(DiagnosticDescriptor code, Scriban.Parsing.SourceSpan span, string message, DiagnosticBag bag)
    {
        // Inside a quoted YAML value the offsets of the expression are those of the value, which begins after the quote; a
        // column more or less does not hide the place.
        var place = source.Span(offset + span.Start.Offset, Math.Max(1, span.End.Offset - span.Start.Offset + 1));
        bag.Add(code, place, char.ToUpperInvariant(message[0]) + message[1..].TrimEnd('.') + ".");
    }
}
