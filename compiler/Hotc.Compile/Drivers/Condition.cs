using System.Collections;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>Conditions of driver.yaml: expressions that give true or false.</summary>
internal static class Condition
{
    /// <summary>Whether a condition holds; false, with a diagnostic, when it fails or gives something else than true or false.</summary>
    /// <param name="script">The parsed expression, which may stand in several places.</param>
    /// <param name="node">The place that is asked for.</param>
    /// <param name="scope">What the expression can name.</param>
    /// <param name="bag">Takes the problems.</param>
    public static bool Holds(Script script, YamlScalar node, ScriptScope scope, DiagnosticBag bag)
    {
        if (!script.TryEvaluate(scope, bag, out var value))
        {
            return false;
        }

        if (value is bool holds)
        {
            return holds;
        }

        bag.Add(DriverCodes.NoCondition, node.Span, $"The condition must give true or false, but it gives {Kind(value)}.", Help(value));
        return false;
    }

    private static string Kind(object? value) => value switch
    {
        null => "nothing",
        string => "a text",
        YamlSequence or IList => "a list",
        ValueType => "a number",
        _ => "a mapping",
    };

    private static string Help(object? value) => value switch
    {
        string => "Compare it with a text, as in: network.cni.name == \"cilium\".",
        ValueType => "Compare it with a number, as in: api.port == 6443.",
        _ => "To ask whether something is there, compare it with null, as in: api.loadBalancer != null.",
    };
}
