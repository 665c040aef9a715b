using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Heat.Bundles;
using Hotc.Heat.Values;
using Hotc.Review.Values;

namespace Hotc.Review.Stacks;

/// <summary>One stack: the root, a nested one, or the one that Heat keeps behind a group. Its values are worked out when asked for.</summary>
internal sealed class StackNode
{
    private readonly ReviewSide side;
    private readonly HotMap? template;
    private readonly Func<Parameter, Term?> given;
    private readonly Dictionary<string, Term> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> outputs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly Evaluator evaluator;
    private ImmutableArray<ResourceNode>? resources;
    private FrozenDictionary<string, ResourceNode>? byName;

    private StackNode(ReviewSide side, ResourceNode? owner, string path, HotMap? template, Func<Parameter, Term?> given)
    {
        this.side = side;
        this.template = template;
        this.given = given;
        Owner = owner;
        Path = path;
        evaluator = new Evaluator(this);
    }

    public ReviewSide Side => side;

    /// <summary>The resource that this stack stands behind; null for the root.</summary>
    public ResourceNode? Owner { get; }

    /// <summary>The path of the template in the bundle; of a group's stack, the path of the template that holds the group.</summary>
    public string Path { get; }

    /// <summary>The template; null for the stack of a group, which Heat writes itself.</summary>
    public HotMap? Template => template;

    public Evaluator Evaluator => evaluator;

    /// <summary>The resources in the order of the template; those whose condition does not hold are left out.</summary>
    public ImmutableArray<ResourceNode> Resources => resources ??= [.. ReadResources()];

    public static StackNode MakeRoot(ReviewSide side, HotMap template, HotMap environment)
    {
        var values = environment["parameters"] as HotMap ?? HotMap.Empty;
        var defaults = environment["parameter_defaults"] as HotMap ?? HotMap.Empty;
        return new StackNode(side, null, BundleNames.RootTemplate, template, p => Data(values[p.Name]) ?? Data(defaults[p.Name]));
    }

    /// <summary>The stack behind a resource whose type is a template.</summary>
    public static StackNode MakeNested(ResourceNode owner, string path, HotMap template, TermMap properties) =>
        new(owner.Stack.side, owner, path, template, p => properties[p.Name] is { } value and not Scalar { IsNull: true } ? value : null);

    /// <summary>The stack behind a group.</summary>
    public static StackNode MakeGroup(ResourceNode owner, Func<StackNode, IEnumerable<ResourceNode>> members)
    {
        var stack = new StackNode(owner.Stack.side, owner, owner.Stack.Path, null, _ => null);
        stack.resources = [.. members(stack)];
        return stack;
    }

    /// <summary>A resource by its name; null when the stack has none.</summary>
    public ResourceNode? Find(string name) =>
        (byName ??= Resources.ToFrozenDictionary(r => r.Name, StringComparer.Ordinal)).GetValueOrDefault(name);

    /// <summary>The value of a parameter, converted as Heat does.</summary>
    public Term Parameter(string name)
    {
        if (!parameters.TryGetValue(name, out var value))
        {
            value = Read(name);
            parameters.Add(name, value);
        }

        return value;
    }

    /// <summary>Whether a condition of a name holds; null when that is not known.</summary>
    public bool? NamedCondition(string name)
    {
        if (conditions.TryGetValue(name, out var known))
        {
            return known;
        }

        if ((template?["conditions"] as HotMap)?[name] is not { } condition || !open.Add("condition " + name))
        {
            return null;
        }

        var value = condition is HotBool literal ? literal.Value : evaluator.Condition(condition);
        open.Remove("condition " + name);
        conditions[name] = value;
        return value;
    }

    /// <summary>The value of an output; null when the template has none of the name.</summary>
    public Term? Output(string name)
    {
        if (outputs.TryGetValue(name, out var known))
        {
            return known;
        }

        if ((template?["outputs"] as HotMap)?[name] is not HotMap output || output["value"] is not { } expression || !open.Add("output " + name))
        {
            return null;
        }

        var value = evaluator.Evaluate(expression);
        open.Remove("output " + name);
        outputs[name] = value;
        return value;
    }

    /// <summary>The text of a file that this template names; null when the bundle does not have it.</summary>
    public string? File(string target) => BundlePaths.Resolve(Path, target) is { } path ? side.Files.Text(path) : null;

    private IEnumerable<ResourceNode> ReadResources()
    {
        foreach (var (name, value, _) in (template?["resources"] as HotMap ?? HotMap.Empty).Entries)
        {
            if (value is HotMap definition && definition["type"] is HotText type && (definition["condition"] is not { } condition || evaluator.Condition(condition) != false))
            {
                yield return ResourceNode.OfTemplate(this, name, type.Value, definition);
            }
        }
    }

    private Term Read(string name)
    {
        if ((template?["parameters"] as HotMap)?[name] is not HotMap declared)
        {
            // OS::stack_id and its like, or a parameter that does not exist.
            return new GivenTerm(name, isSecret: false, value: null);
        }

        var parameter = new Parameter(name, declared);
        var value = given(parameter) ?? (declared["default"] is { } standard and not HotNull ? Term.Data(standard) : null);
        if (!parameter.IsHidden)
        {
            return value is null ? new GivenTerm(name, isSecret: false, value: null) : parameter.Convert(value);
        }

        return value as GivenTerm ?? new GivenTerm(name, isSecret: true, value);
    }

    private static Term? Data(HotValue? value) => value is null or HotNull ? null : Term.Data(value);
}
