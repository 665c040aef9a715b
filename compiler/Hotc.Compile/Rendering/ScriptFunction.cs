using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Hotc.Compile.Rendering;

/// <summary>
/// A function for scripts. Scriban's own wrapper looks up the metadata of its delegate whenever one is made, which cost more
/// than all the rest of a compile; here the parameters are said once.
/// </summary>
internal sealed class ScriptFunction(ScriptParameterInfo[] parameters, Type returns, Func<ScriptArray, object?> body) : IScriptCustomFunction
{
    /// <inheritdoc />
    public int RequiredParameterCount => parameters.Length;

    /// <inheritdoc />
    public int ParameterCount => parameters.Length;

    /// <inheritdoc />
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    /// <inheritdoc />
    public Type ReturnType => returns;

    /// <inheritdoc />
    public ScriptParameterInfo GetParameterInfo(int index) => parameters[index];

    /// <inheritdoc />
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var place = callerContext?.Span ?? default;
        for (var i = 0; i < parameters.Length; i++)
        {
            if (arguments[i] is null && parameters[i].ParameterType != typeof(object))
            {
                throw new ScriptRuntimeException(place, $"argument {i + 1} of {callerContext} is null");
            }
        }

        try
        {
            return body(arguments);
        }
        catch (ArgumentException failure)
        {
            throw new ScriptRuntimeException(place, failure.Message);
        }
    }

    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        new(Invoke(context, callerContext, arguments, blockStatement));
}
