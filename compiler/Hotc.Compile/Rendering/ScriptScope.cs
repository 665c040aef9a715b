using System.Collections.Immutable;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The names that scripts see. One scope serves many scripts, one after the other; what a script assigns is gone when it ends.
/// Confined to one thread at a time.
/// </summary>
public sealed class ScriptScope
{
    private readonly ScriptEngine engine;
    private readonly ImmutableArray<IScriptObject> globals;

    /// <summary>Makes a scope.</summary>
    /// <param name="engine">Runs the scripts.</param>
    /// <param name="globals">The names; a later object hides those of an earlier one.</param>
    internal ScriptScope(ScriptEngine engine, ImmutableArray<IScriptObject> globals) => (this.engine, this.globals) = (engine, globals);

    /// <summary>The context for the next script.</summary>
    /// <param name="isTemplate">Whether its expressions are whole keys or values of a document.</param>
    internal ScriptContext Context(bool isTemplate) => engine.Context(globals, isTemplate);

    /// <summary>This scope with further names in it.</summary>
    internal ScriptScope With(IScriptObject names) => new(engine, globals.Add(names));
}
