using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Payload;

/// <summary>An input of a role's fragments and where the driver takes it from. Serves several threads.</summary>
/// <param name="driver">The driver.</param>
/// <param name="name">Its name on the node.</param>
/// <param name="type">What the fragment wants.</param>
/// <param name="source">The driver's source.</param>
internal sealed class EnvInput(DriverPackage driver, string name, FragmentInputType type, DriverInput source)
{
    // The driver parses each once, and here it need not be looked up again. Not kept while it has faults, which everyone is to hear of.
    private Script? condition;
    private Script? content;

    /// <summary>Its name on the node.</summary>
    public string Name => name;

    /// <summary>What the fragment wants.</summary>
    public FragmentInputType Type => type;

    /// <summary>The driver's source. All roles that take an input from there have the same object.</summary>
    public YamlMapping Source => source.Node;

    /// <summary>The HOT expression that gives the value; null when it is known when compiling.</summary>
    public YamlNode? Heat { get; } = source.Node[DriverInput.Keys.Heat];

    /// <summary>How long a value that Heat gives can be.</summary>
    public int MaxLength { get; } = source.MaxLength;

    /// <summary>Whether the value is a text with expressions, and not an expression.</summary>
    public bool IsText => source.Node[DriverInput.Keys.Text] is YamlScalar;

    /// <summary>What says whether the input has a value; null when it always has.</summary>
    public YamlScalar? When { get; } = source.Node[DriverInput.Keys.When] as YamlScalar;

    /// <summary>What is to be evaluated for the value.</summary>
    public YamlScalar Content => (YamlScalar)(source.Node[DriverInput.Keys.Text] ?? source.Node[DriverInput.Keys.Value])!;

    /// <summary>The inputs of fragments by name; those are missing that have a problem.</summary>
    public static ImmutableArray<EnvInput> Find(DriverPackage driver, string role, ImmutableArray<Fragment> fragments, DiagnosticBag bag)
    {
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

        var found = ImmutableArray.CreateBuilder<EnvInput>(inputs.Count);
        foreach (var (name, (input, fragment)) in inputs)
        {
            if (InputSource.Find(driver, role, name, fragment, bag) is not { } source)
            {
                continue;
            }

            if (input.Secret && source.Node[DriverInput.Keys.Heat] is null)
            {
                bag.Add(DriverCodes.SecretAtCompileTime, source.Node.Span, $"The input {name} is a secret of fragment {fragment.Id} and must come from the stack.", "Use heat: {get_param: …} with a hidden parameter.");
                continue;
            }

            found.Add(new EnvInput(driver, name, input.Type, source));
        }

        return found.DrainToImmutable();
    }

    /// <summary>The script of <see cref="When"/>; null, with diagnostics, when it has faults.</summary>
    public Script? Condition(DiagnosticBag bag) => condition ??= driver.Expression(When!, bag);

    /// <summary>The script of <see cref="Content"/>; null, with diagnostics, when it has faults.</summary>
    public Script? Script(DiagnosticBag bag) => content ??= IsText ? driver.Text(Content, bag) : driver.Expression(Content, bag);
}
