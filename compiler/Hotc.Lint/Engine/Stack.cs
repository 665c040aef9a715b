using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>A stack below another one.</summary>
/// <param name="Holder">The resource of the upper stack: of the nested template's type, or the group.</param>
/// <param name="Template">The nested template.</param>
/// <param name="Stack">Its use; null where the same template has so many that this one was not looked at.</param>
internal readonly record struct ChildStack(Resource Holder, Template Template, Stack? Stack);

/// <summary>
/// One use of a template: the root stack, or a nested stack with what its parent hands over. What the values of its
/// parameters decide (conditions, which resources there are, what properties hold) is decided here.
/// </summary>
internal sealed class Stack : IEvaluationScope
{
    // Conditions of conditions of conditions: nobody writes as many, and each is a step down the call stack.
    private const int LongestChain = 200;

    private readonly Workspace workspace;
    private readonly Dictionary<string, Value> parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> openConditions = new(StringComparer.Ordinal);
    private readonly ResourceState?[] states;
    private Dictionary<string, ResourceState>? others;
    private ImmutableArray<CallSite>? calls;
    private ImmutableArray<Member>? members;
    private ImmutableArray<Resource>? enabledResources;
    private readonly List<EvaluationFault> faults = [];
    private readonly HashSet<(SourceSpan?, string)> reported = [];

    public Stack(Template template, Workspace workspace, TypeResolver types, IReadOnlyDictionary<string, Value>? given, int depth, ImmutableList<string> ancestors)
    {
        Template = template;
        Types = types;
        Given = given;
        Depth = depth;
        Ancestors = ancestors;
        Folder = Reference.FolderOf(template.Path);
        this.workspace = workspace;
        states = new ResourceState?[template.Resources.Length];
        Evaluator = new Evaluator(this);
    }

    public Template Template { get; }

    public TypeResolver Types { get; }

    /// <summary>What the parent hands over; null for the root stack.</summary>
    public IReadOnlyDictionary<string, Value>? Given { get; }

    /// <summary>How many stacks stand above this one.</summary>
    public int Depth { get; }

    /// <summary>The paths of the templates of the stacks above this one.</summary>
    public ImmutableList<string> Ancestors { get; }

    /// <summary>The folder that files count from.</summary>
    public string Folder { get; }

    public Evaluator Evaluator { get; }

    /// <summary>The stacks of nested templates that are or may be below this one; of a group, that of its first member.</summary>
    public List<ChildStack> Children { get; } = [];

    /// <summary>Every call of a function in values, outer ones first, with whether present values switch it off.</summary>
    public ImmutableArray<CallSite> Calls => calls ??= CallFinder.Find(this);

    /// <summary>What groups make copies of.</summary>
    public ImmutableArray<Member> Members => members ??= MemberFinder.Find(this);

    /// <summary>The resources that are or may be part of the stack.</summary>
    public ImmutableArray<Resource> EnabledResources => enabledResources ??= FindEnabled();

    /// <summary>Functions that cannot work, as far as evaluation has come.</summary>
    public IReadOnlyList<EvaluationFault> Faults => faults;

    public Value Parameter(string name, SourceSpan? span)
    {
        if (!parameters.TryGetValue(name, out var value))
        {
            value = Template.ParametersByName.TryGetValue(name, out var parameter) ? ParameterValues.Convert(parameter, Raw(parameter)) : ParameterValues.Pseudo(name);
            parameters.Add(name, value);
        }

        return value switch
        {
            ExactValue exact => exact with { Span = span },
            ListValue list => list with { Span = span },
            MapValue map => map with { Span = span },
            UnknownValue unknown => unknown with { Span = span },
            ChoiceValue choice => choice with { Span = span },
            _ => value,
        };
    }

    /// <summary>The value that a parameter is given, before it is converted; null when it has none.</summary>
    public Value? Raw(Parameter parameter)
    {
        if (Given is not null)
        {
            if (Given.TryGetValue(parameter.Name, out var given))
            {
                return given;
            }
        }
        else if (Types.Environments.Parameters.TryGetValue(parameter.Name, out var set) && set.Value is not HotNull)
        {
            return ValuePaths.FromNode(set.Value, set.Value.Origin);
        }

        if (Types.Environments.ParameterDefaults.TryGetValue(parameter.Name, out var other) && other.Value is not HotNull)
        {
            return ValuePaths.FromNode(other.Value, other.Value.Origin);
        }

        return parameter.HasDefault ? ValuePaths.FromNode(parameter.Default!, parameter.Default!.Origin) : null;
    }

    public bool HasParameter(string name) => Template.ParametersByName.ContainsKey(name) || name.Contains("::", StringComparison.Ordinal);

    public bool? Condition(Expression condition) => ConditionEvaluator.Evaluate(condition, this);

    /// <summary>Whether the condition of a name holds; null when that is not known, or when it depends on itself.</summary>
    public bool? NamedCondition(string name)
    {
        if (conditions.TryGetValue(name, out var known))
        {
            return known;
        }

        if (openConditions.Count > LongestChain || !Template.ConditionsByName.TryGetValue(name, out var condition) || !openConditions.Add(name))
        {
            return null;
        }

        // In the place of a name a condition may be text, but what a name stands for may not.
        if (condition.Expression is CallExpression { Function.Kind: FunctionKind.GetParam or FunctionKind.Ref or FunctionKind.Yaql } given
            && Evaluator.Evaluate(given) is not (ChoiceValue or AbsentValue) and var defined && (ValuePaths.KindsOf(defined) & Kinds.Boolean) == 0)
        {
            Report(new EvaluationFault(given.Span, $"the condition \"{name}\" must be a boolean, and this is {ValuePaths.Words(ValuePaths.KindsOf(defined))}"));
        }

        var value = ConditionEvaluator.Evaluate(condition.Expression, this);
        openConditions.Remove(name);
        conditions[name] = value;
        return value;
    }

    /// <summary>Whether a resource is part of the stack; null when that is not known.</summary>
    public bool? IsEnabled(Resource resource)
    {
        if (resource.Condition is null)
        {
            return true;
        }

        var state = StateOf(resource);
        if (!state.IsDecided)
        {
            state.IsEnabled = Condition(resource.Condition);
            state.IsDecided = true;
        }

        return state.IsEnabled;
    }

    public Resource? Resource(string name) => Template.ResourcesByName.GetValueOrDefault(name);

    /// <summary>What stands behind the type of a resource; null when it has none.</summary>
    public TypeTarget? Target(Resource resource)
    {
        var state = StateOf(resource);
        if (!state.IsResolved)
        {
            state.Target = resource.Type is { Length: > 0 } type ? Types.Resolve(type, resource.Name, Folder) : null;
            state.IsResolved = true;
        }

        return state.Target;
    }

    // Before a resource exists, get_resource gives its name, but of these types nothing.
    public bool HasLateId(Resource resource) =>
        Target(resource) is BuiltInTarget { Type.Name: var type } && (type.StartsWith("OS::Neutron::", StringComparison.Ordinal) || type is "OS::Nova::KeyPair" or "OS::Heat::Stack" or "OS::Heat::SwiftSignalHandle");

    public Kinds AttributeKinds(Resource resource, string attribute) => Target(resource) switch
    {
        BuiltInTarget { Type: var type } when type.Attributes.TryGetValue(attribute, out var schema) => ParameterValues.KindsOf(schema.Type) | Kinds.Null,
        _ => Kinds.Any,
    };

    public string? File(string target) =>
        workspace.Resolve(Folder, target) is { Kind: ReferenceKind.Local } reference ? workspace.Text(reference.Path) : null;

    public void Report(EvaluationFault fault)
    {
        if (reported.Add((fault.Span, fault.Message)))
        {
            faults.Add(fault);
        }
    }

    /// <summary>What is known of the properties of a resource.</summary>
    public Value Properties(Resource resource) =>
        StateOf(resource).Properties ??= resource.Properties is null ? new MapValue(resource.NameSpan, []) : Evaluator.Evaluate(resource.Properties);

    private ImmutableArray<Resource> FindEnabled()
    {
        var found = ImmutableArray.CreateBuilder<Resource>(Template.Resources.Length);
        foreach (var resource in Template.Resources)
        {
            if (IsEnabled(resource) != false)
            {
                found.Add(resource);
            }
        }

        return found.DrainToImmutable();
    }

    private ResourceState StateOf(Resource resource)
    {
        if (resource.Index < states.Length && ReferenceEquals(Template.Resources[resource.Index], resource))
        {
            return states[resource.Index] ??= new ResourceState();
        }

        // A resource of the stack above, whose id came along inside a list or a map.
        if (Template.ResourcesByName.TryGetValue(resource.Name, out var own))
        {
            return states[own.Index] ??= new ResourceState();
        }

        others ??= new(StringComparer.Ordinal);
        if (!others.TryGetValue(resource.Name, out var state))
        {
            others.Add(resource.Name, state = new ResourceState());
        }

        return state;
    }

    // What was found out of a resource so far.
    private sealed class ResourceState
    {
        public bool IsDecided { get; set; }

        public bool? IsEnabled { get; set; }

        public bool IsResolved { get; set; }

        public TypeTarget? Target { get; set; }

        public Value? Properties { get; set; }
    }
}
