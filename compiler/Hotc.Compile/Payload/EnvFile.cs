using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Compile.Drivers;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Scriban.Runtime;

namespace Hotc.Compile.Payload;

/// <summary>The file with all inputs of a group's nodes.</summary>
/// <param name="Known">The lines whose values are known when compiling.</param>
/// <param name="Tokens">The lines with tokens where Heat puts values.</param>
/// <param name="Params">str_replace parameters: token to HOT expression.</param>
/// <param name="Growth">How many bytes longer the longest values are than their tokens.</param>
internal sealed record EnvFile(string Known, string Tokens, YamlMapping Params, int Growth)
{
    /// <summary>Where the lines that are known when compiling lie when they are packed.</summary>
    /// <param name="envFile">The env file on the node.</param>
    public static string SettingsBeside(string envFile) => envFile[..envFile.LastIndexOf('/')] + "/settings.env";

    /// <summary>The env file without the known lines, which it reads from a file of their own first.</summary>
    public string TokensAfter(string settings) => $". {settings}\n{Tokens}";

    /// <summary>Gathers what the fragments read from where the driver says.</summary>
    public static EnvFile Make(DriverPackage driver, string role, IEnumerable<Fragment> fragments, ScriptScope scope, DiagnosticBag bag)
    {
        var builder = new Builder(driver, role, scope, bag);
        var inputs = new SortedDictionary<string, (FragmentInput Input, Fragment Fragment)>(StringComparer.Ordinal);
        foreach (var fragment in fragments)
        {
            foreach (var (name, input) in fragment.Definition.Inputs)
            {
                if (!inputs.TryGetValue(name, out var known) || (input.Secret && !known.Input.Secret))
                {
                    inputs[name] = (input, fragment);
                }
            }
        }

        foreach (var (name, (input, fragment)) in inputs)
        {
            builder.Add(name, input, fragment);
        }

        return builder.ToFile();
    }

    private sealed class Builder(DriverPackage driver, string role, ScriptScope scope, DiagnosticBag bag)
    {
        private readonly StringBuilder known = new();
        private readonly StringBuilder tokens = new();
        private readonly ImmutableArray<YamlEntry>.Builder parameters = ImmutableArray.CreateBuilder<YamlEntry>();
        private int growth;

        public EnvFile ToFile() => new(known.ToString(), tokens.ToString(), new YamlMapping(driver.Definition.Node.Span, parameters.DrainToImmutable()), growth);

        public void Add(string name, FragmentInput declared, Fragment fragment)
        {
            if (InputSource.Find(driver, role, name, fragment, bag) is not { } source)
            {
                return;
            }

            var wanted = driver.Holds(source.Node[DriverInput.Keys.When], scope, bag);
            if (source.Node[DriverInput.Keys.Heat] is { } heat)
            {
                AddToken(name, wanted ? heat : null, source.MaxLength);
            }
            else if (declared.Secret)
            {
                bag.Add(DriverCodes.SecretAtCompileTime, source.Node.Span, $"The input {name} is a secret of fragment {fragment.Id} and must come from the stack.", "Use heat: {get_param: …} with a hidden parameter.");
            }
            else
            {
                AddLine(name, wanted ? Evaluate(name, declared, source) : "");
            }
        }

        private void AddToken(string name, YamlNode? heat, int longest)
        {
            if (heat is null)
            {
                AddLine(name, "");
                return;
            }

            var token = $"{ShellQuote.TokenMark}{name}{ShellQuote.TokenMark}";
            tokens.Append(name).Append("='").Append(token).Append("'\n");
            growth += Math.Max(0, longest - token.Length);
            parameters.Add(new YamlEntry(new YamlScalar(heat.Span, token, ScalarStyle.Plain, ScalarKind.String), heat));
        }

        private void AddLine(string name, string value) => known.Append(name).Append('=').Append(ShellQuote.Quote(value)).Append('\n');

        private string Evaluate(string name, FragmentInput declared, DriverInput source)
        {
            if (source.Node[DriverInput.Keys.Text] is YamlScalar template)
            {
                return driver.Text(template, bag)?.RenderRaw(scope, bag)?.TrimEnd('\n') ?? "";
            }

            var expression = (YamlScalar)source.Node[DriverInput.Keys.Value]!;
            if (driver.Expression(expression, bag) is not { } script || !script.TryEvaluate(scope, bag, out var value))
            {
                return "";
            }

            if (ToText(value, declared.Type) is { } text)
            {
                return text;
            }

            bag.Add(DriverCodes.InputType, expression.Span, $"The value of input {name} is not of type {declared.Type.ToText()}.");
            return "";
        }

        private static string? ToText(object? value, FragmentInputType type) => (type, value) switch
        {
            (FragmentInputType.String or FragmentInputType.Base64, string word) => word,
            (FragmentInputType.String, int or long) => Convert.ToString(value, CultureInfo.InvariantCulture),
            (FragmentInputType.Integer, int or long) => Convert.ToString(value, CultureInfo.InvariantCulture),
            (FragmentInputType.Boolean, bool flag) => flag ? "true" : "false",
            (FragmentInputType.List, ScriptArray list) when list.All(i => i is string) => string.Join('\n', list),
            (FragmentInputType.Json, ScriptObject or ScriptArray or YamlNode) => ScriptJson.Write(value),
            _ => null,
        };
    }
}
