using System.Collections.Immutable;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// Runs scripts, one after the other, of one cluster or of many: what running takes is made once for all of them. Confined to
/// one thread at a time.
/// </summary>
internal sealed class ScriptEngine
{
    private ScriptContext? context;

    /// <summary>The context for the next script.</summary>
    /// <param name="globals">What it sees.</param>
    /// <param name="isTemplate">Whether its expressions are whole keys or values of a document.</param>
    public ScriptContext Context(ImmutableArray<IScriptObject> globals, bool isTemplate)
    {
        if (context is not { IsSpent: false })
        {
            context = new ScriptContext();
        }

        context.Begin(globals, isTemplate);
        return context;
    }
}
