using System.Collections.Immutable;
using Hotc.Heat.Bundles;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Review.Values;

namespace Hotc.Review.Stacks;

/// <summary>One resource of a stack.</summary>
internal sealed class ResourceNode
{
    // Heat allows 5; a template that nests itself ends here.
    private const int DeepestNesting = 8;

    private readonly ReferenceTerm ownId;
    private readonly Lazy<TermMap> properties;
    private readonly Lazy<StackNode?> child;

    private ResourceNode(StackNode stack, string name, string type, HotMap definition, Func<ResourceNode, TermMap> properties)
    {
        Stack = stack;
        Name = name;
        Definition = definition;
        WrittenType = type;
        Address = stack.Owner is null ? name : $"{stack.Owner.Address}/{name}";
        Depth = stack.Owner is null ? 0 : stack.Owner.Depth + 1;
        Type = Registered(stack.Side.Registry, type);
        TemplatePath = IsTemplate(Type) ? BundlePaths.Resolve(Type == type ? stack.Path : BundleNames.Environment, Type) : null;
        Schema = TemplatePath is null ? stack.Side.Catalogue.FindType(Type) : null;
        ownId = new ReferenceTerm(this, null, []);
        this.properties = new(() => properties(this));
        child = new(MakeChild);
    }

    public StackNode Stack { get; }

    public string Name { get; }

    /// <summary>The names of the resources on the way from the root, with slashes between.</summary>
    public string Address { get; }

    public int Depth { get; }

    /// <summary>The type that stands in the template.</summary>
    public string WrittenType { get; }

    /// <summary>The type that Heat uses, which an environment may have put in its place.</summary>
    public string Type { get; }

    /// <summary>The template behind the resource; null for a built-in type.</summary>
    public string? TemplatePath { get; }

    /// <summary>What the catalogue says of the type; null for a template or an unknown type.</summary>
    public ResourceType? Schema { get; }

    /// <summary>What the template says of it.</summary>
    public HotMap Definition { get; }

    /// <summary>The properties as they are given.</summary>
    public TermMap Properties => properties.Value;

    /// <summary>The stack behind it; null when it has none.</summary>
    public StackNode? Child => child.Value;

    /// <summary>What an autoscaling group was before the update; set before anybody asks for its members.</summary>
    public FormerGroup? Former { get; set; }

    /// <summary>Whether it makes copies of one definition.</summary>
    public bool IsGroup => Type is GroupNode.ResourceGroup or GroupNode.AutoScalingGroup;

    /// <summary>What <c>get_resource</c> yields: the resource itself, or what a nested stack names as the thing it stands for.</summary>
    public Term Id => TemplatePath is not null && Child?.Output("OS::stack_id") is { } other ? other : ownId;

    public static ResourceNode OfTemplate(StackNode stack, string name, string type, HotMap definition) =>
        new(stack, name, type, definition, r => definition["properties"] is { } given ? r.Stack.Evaluator.Evaluate(given) as TermMap ?? TermMap.Empty : TermMap.Empty);

    /// <summary>A member of a group, of which the group's stack knows the properties.</summary>
    public static ResourceNode OfGroup(StackNode stack, string name, string type, TermMap properties) => new(stack, name, type, HotMap.Empty, _ => properties);

    /// <summary>The same resource with other properties: a member that has the new template and not yet the new values.</summary>
    public ResourceNode With(TermMap others) => new(Stack, Name, WrittenType, Definition, _ => others);

    /// <summary>What <c>get_attr</c> yields.</summary>
    public Term Attribute(string attribute, ImmutableArray<Term> path)
    {
        if (IsGroup)
        {
            return GroupNode.Attribute(this, attribute, path);
        }

        if (TemplatePath is not null && Child?.Output(attribute) is { } output)
        {
            return TermPaths.Walk(output, path, "get_attr");
        }

        return new ReferenceTerm(this, attribute, path);
    }

    private StackNode? MakeChild()
    {
        if (Depth >= DeepestNesting)
        {
            return null;
        }

        if (IsGroup)
        {
            return GroupNode.MakeStack(this);
        }

        return TemplatePath is { } path && Stack.Side.Files.Document(path) is { } template ? StackNode.MakeNested(this, path, template, Properties) : null;
    }

    private static bool IsTemplate(string type) => type.EndsWith(".yaml", StringComparison.Ordinal) || type.EndsWith(".template", StringComparison.Ordinal);

    private static string Registered(HotMap? registry, string type) => registry?[type] is HotText { Value: { Length: > 0 } other } ? other : type;
}
