using System.Collections.Immutable;
using Hotc.Foundation.Text;
using Hotc.Lint.Bundles;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>What a group makes copies of.</summary>
/// <param name="Group">The group.</param>
/// <param name="Type">The type of the members; empty where the author left it so.</param>
/// <param name="TypeSpan">Where it stands.</param>
/// <param name="Target">What stands behind the type.</param>
/// <param name="Properties">What is known of the properties of the first member.</param>
internal sealed record Member(Resource Group, string Type, SourceSpan? TypeSpan, TypeTarget Target, Value Properties);

/// <summary>Finds what the groups of a stack make copies of. A group is looked at as if it had one member, also when it has none.</summary>
internal static class MemberFinder
{
    // What Heat makes the members of a group of instances of, unless an environment says otherwise.
    private const string ScaledType = "OS::Heat::ScaledResource";

    public static ImmutableArray<Member> Find(Stack stack)
    {
        var found = ImmutableArray.CreateBuilder<Member>();
        foreach (var group in stack.Template.Resources)
        {
            if (stack.Target(group) is BuiltInTarget { Type.Name: var type })
            {
                AddMembers(group, type, stack.Properties(group), stack, found);
            }
        }

        return found.DrainToImmutable();
    }

    // The member of a group may be a group.
    private static void AddMembers(Resource group, string type, Value? properties, Stack stack, ImmutableArray<Member>.Builder found)
    {
        if (properties is not MapValue map)
        {
            return;
        }

        switch (type)
        {
            case "OS::Heat::ResourceGroup":
                var index = map["index_var"] is ExactValue { Text: { Length: > 0 } variable } ? variable : "%index%";
                AddDefinition(group, map["resource_def"], index, stack, found);
                break;
            case "OS::Heat::AutoScalingGroup":
                AddDefinition(group, map["resource"], null, stack, found);
                break;
            case "OS::Heat::ResourceChain":
                AddChain(group, map, stack, found);
                break;
            case "OS::Heat::SoftwareDeploymentGroup" or "OS::Heat::SoftwareDeployments":
                AddDeployments(group, "OS::Heat::SoftwareDeployment", map, stack, found);
                break;
            case "OS::Heat::StructuredDeploymentGroup" or "OS::Heat::StructuredDeployments":
                AddDeployments(group, "OS::Heat::StructuredDeployment", map, stack, found);
                break;
            case "OS::Heat::InstanceGroup" or "AWS::AutoScaling::AutoScalingGroup":
                AddInstance(group, map, stack, found);
                break;
        }
    }

    private static void AddDefinition(Resource group, Value? definition, string? index, Stack stack, ImmutableArray<Member>.Builder found)
    {
        switch (definition)
        {
            case ChoiceValue choice:
                AddDefinition(group, choice.First, index, stack, found);
                AddDefinition(group, choice.Second, index, stack, found);
                break;
            case MapValue map when map["type"] is ExactValue { IsNull: false } typeValue:
                var properties = map["properties"] is null or ExactValue { IsNull: true } ? new MapValue(map.Span, []) : map["properties"]!;
                Add(group, typeValue, index is null ? properties : WithIndex(properties, index), stack, found);
                break;
        }
    }

    private static void Add(Resource group, ExactValue typeValue, Value properties, Stack stack, ImmutableArray<Member>.Builder found)
    {
        var type = Python.Str(typeValue.Node);
        var target = type.Length == 0 ? new UnknownTarget(type) : stack.Types.Resolve(type, group.Name, stack.Folder);
        found.Add(new Member(group, type, typeValue.Span, target, properties));
        if (target is BuiltInTarget)
        {
            AddMembers(group, type, properties, stack, found);
        }
    }

    // One for each server. What else the group says is checked with the group.
    private static void AddDeployments(Resource group, string type, MapValue properties, Stack stack, ImmutableArray<Member>.Builder found)
    {
        foreach (var server in (properties["servers"] as MapValue)?.Entries ?? [])
        {
            var own = new MapValue(server.KeySpan, [new MapEntry("server", server.KeySpan, server.Value), new MapEntry("config", server.KeySpan, new UnknownValue(server.KeySpan, Kinds.Text))]);
            found.Add(new Member(group, type, group.TypeSpan ?? group.NameSpan, stack.Types.Resolve(type, group.Name, stack.Folder), own));
        }
    }

    // An environment may put a template in the place of the instances: it gets the properties of the configuration, and the tags.
    private static void AddInstance(Resource group, MapValue properties, Stack stack, ImmutableArray<Member>.Builder found)
    {
        if (properties["LaunchConfigurationName"] is UnknownValue { Resource: { } configuration, Attribute: null } reference
            && stack.Target(configuration) is BuiltInTarget { Type.Name: "AWS::AutoScaling::LaunchConfiguration" }
            && stack.Types.Resolve(ScaledType, group.Name, stack.Folder) is NestedTarget template
            && stack.Properties(configuration) is MapValue given)
        {
            var all = given with { Entries = [.. given.Entries, new MapEntry("Tags", group.NameSpan, new ListValue(group.NameSpan, [], IsOpen: true))] };
            found.Add(new Member(group, ScaledType, reference.Span ?? group.NameSpan, template, all));
        }
    }

    private static void AddChain(Resource group, MapValue properties, Stack stack, ImmutableArray<Member>.Builder found)
    {
        var common = properties["resource_properties"] ?? new MapValue(properties.Span, []);
        foreach (var item in (properties["resources"] as ListValue)?.Items ?? [])
        {
            if (item is ExactValue { Text: not null } type)
            {
                Add(group, type, common, stack, found);
            }
        }
    }

    // The first member's number is 0.
    private static Value WithIndex(Value value, string index)
    {
        switch (value)
        {
            case ExactValue { Text: { } text } when text.Contains(index, StringComparison.Ordinal):
                return Value.Of(text.Replace(index, "0", StringComparison.Ordinal), value.Span);
            case ListValue list:
                var items = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    items.Add(WithIndex(item, index));
                }

                return list with { Items = items.MoveToImmutable() };
            case MapValue map:
                var entries = ImmutableArray.CreateBuilder<MapEntry>(map.Entries.Length);
                foreach (var (key, span, inner) in map.Entries)
                {
                    entries.Add(new MapEntry(key.Replace(index, "0", StringComparison.Ordinal), span, WithIndex(inner, index)));
                }

                return map with { Entries = entries.MoveToImmutable() };
            case ChoiceValue choice:
                return choice with { First = WithIndex(choice.First, index), Second = WithIndex(choice.Second, index) };
            default:
                return value;
        }
    }
}
