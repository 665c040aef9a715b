using System.Collections.Immutable;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The names that scripts see. One scope serves many scripts, one after the other; what a script assigns is gone when it ends.
/// Confined to one thread.
/// </summary>
public sealed class ScriptScope
{
    private readonly ImmutableArray<IScriptObject> globals;
    private readonly ScriptScope? around;
    private ScriptContext? context;

    /// <summary>Makes a scope.</summary>
    /// <param name="globals">The names; a later object hides those of an earlier one.</param>
    public ScriptScope(params IEnumerable<IScriptObject> globals) => this.globals = [.. globals];

    private ScriptScope(ScriptScope around, IScriptObject names) => (this.around, globals) = (around, around.globals.Add(names));

    /// <summary>The context for the next script.</summary>
    /// <param name="isTemplate">Whether its expressions are whole keys or values of a document.</param>
    internal ScriptContext Context(bool isTemplate)
    {
        var holder = around ?? this;
        if (holder.context is not { HasFailed: false })
        {
            holder.context = new ScriptContext();
        }

        holder.context.Begin(globals, isTemplate);
        return holder.context;
    }

    /// <summary>This scope with further names in it. Both serve the same thread.</summary>
    internal ScriptScope With(IScriptObject names) => new(around ?? this, names);
}
