using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The names that scripts see. One scope serves many scripts, one after the other; what a script assigns is gone when it ends.
/// Confined to one thread.
/// </summary>
public sealed class ScriptScope(params ScriptObject[] globals)
{
    private ScriptContext? template;
    private ScriptContext? text;

    /// <summary>The context for templates, whose expressions are whole keys or values.</summary>
    internal ScriptContext Template => template ??= ScriptContext.Create(globals, isTemplate: true);

    /// <summary>The context for expressions and texts.</summary>
    internal ScriptContext Text => text ??= ScriptContext.Create(globals, isTemplate: false);
}
