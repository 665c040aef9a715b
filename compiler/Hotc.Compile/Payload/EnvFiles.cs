using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Scriban.Runtime;

namespace Hotc.Compile.Payload;

/// <summary>Gathers what the nodes of one cluster read from where the driver says. Most of it is the same for all groups, and worked out once.</summary>
/// <param name="driver">The driver.</param>
/// <param name="scopes">The plan as scripts see it.</param>
/// <param name="bag">Takes the problems.</param>
internal sealed class EnvFiles(DriverPackage driver, PlanScopes scopes, DiagnosticBag bag)
{
    private readonly ScriptScope ofPlan = scopes.OfPlan();
    private readonly Dictionary<YamlNode, bool> conditions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(YamlNode Source, FragmentInputType Type), string> values = [];
    private readonly StringBuilder knownLines = new();
    private readonly StringBuilder tokenLines = new();

    /// <summary>The inputs of a group's nodes.</summary>
    /// <param name="set">What the nodes run.</param>
    /// <param name="scope">The plan with the group as scripts see it.</param>
    public EnvFile Make(FragmentSet set, ScriptScope scope)
    {
        knownLines.Clear();
        tokenLines.Clear();
        var parameters = ImmutableArray.CreateBuilder<YamlEntry>();
        var growth = 0;
        foreach (var input in set.Inputs(bag))
        {
            var name = input.Name;
            if (input.Heat is null || !Holds(input, scope))
            {
                knownLines.Append(name).Append('=').Append(input.Heat is null ? Quoted(input, scope) : Nothing).Append('\n');
                continue;
            }

            var token = $"{ShellQuote.TokenMark}{name}{ShellQuote.TokenMark}";
            tokenLines.Append(name).Append("='").Append(token).Append("'\n");
            growth += Math.Max(0, input.MaxLength - token.Length);
            parameters.Add(new YamlEntry(new YamlScalar(input.Heat.Span, token, ScalarStyle.Plain, ScalarKind.String), input.Heat));
        }

        return new(knownLines.ToString(), tokenLines.ToString(), new YamlMapping(driver.Definition.Node.Span, parameters.DrainToImmutable()), growth);
    }

    private static string Nothing => ShellQuote.Quote("");

    private bool Holds(EnvInput input, ScriptScope scope)
    {
        if (input.When is not { } when)
        {
            return true;
        }

        if (conditions.TryGetValue(when, out var holds))
        {
            return holds;
        }

        var script = input.Condition(bag);
        var isShared = script?.Reads(PlanScopes.Group) == false;
        holds = script is not null && Condition.Holds(script, when, isShared ? ofPlan : scope, bag);
        if (isShared)
        {
            conditions[when] = holds;
        }

        return holds;
    }

    // The value as a word of the shell.
    private string Quoted(EnvInput input, ScriptScope scope)
    {
        if (!Holds(input, scope))
        {
            return Nothing;
        }

        if (values.TryGetValue((input.Source, input.Type), out var known))
        {
            return known;
        }

        var script = input.Script(bag);
        var isShared = script?.Reads(PlanScopes.Group) == false;
        var quoted = ShellQuote.Quote(script is null ? "" : Evaluate(input, script, isShared ? ofPlan : scope));
        if (isShared)
        {
            values[(input.Source, input.Type)] = quoted;
        }

        return quoted;
    }

    private string Evaluate(EnvInput input, Script script, ScriptScope scope)
    {
        if (input.IsText)
        {
            return script.RenderRaw(scope, bag)?.TrimEnd('\n') ?? "";
        }

        if (!script.TryEvaluate(scope, bag, out var value))
        {
            return "";
        }

        if (ToText(value, input.Type) is { } text)
        {
            return text;
        }

        bag.Add(DriverCodes.InputType, input.Content.Span, $"The value of input {input.Name} is not of type {input.Type.ToText()}.");
        return "";
    }

    private static string? ToText(object? value, FragmentInputType type) => (type, value) switch
    {
        (FragmentInputType.String or FragmentInputType.Base64, string word) => word,
        (FragmentInputType.String, int or long) => Convert.ToString(value, CultureInfo.InvariantCulture),
        (FragmentInputType.Integer, int or long) => Convert.ToString(value, CultureInfo.InvariantCulture),
        (FragmentInputType.Boolean, bool flag) => flag ? "true" : "false",
        (FragmentInputType.List, ScriptArray list) when list.All(i => i is string) => string.Join('\n', list),
        (FragmentInputType.Json, IScriptObject or YamlNode) => ScriptJson.Write(value),
        _ => null,
    };
}
