using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The names that scripts see. One scope serves many scripts, one after the other; what a script assigns is gone when it ends.
/// Confined to one thread.
/// </summary>
public sealed class ScriptScope(params IScriptObject[] globals)
{
    private ScriptContext? context;

    /// <summary>The context for the next script.</summary>
    /// <param name="isTemplate">Whether its expressions are whole keys or values of a document.</param>
    internal ScriptContext Context(bool isTemplate)
    {
        context ??= ScriptContext.Create(globals);
        context.Begin(isTemplate);
        return context;
    }
}
