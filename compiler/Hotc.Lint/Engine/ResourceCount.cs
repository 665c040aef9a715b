using Hotc.Lint.Bundles;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Engine;

/// <summary>
/// Counts the resources of a stack and all stacks below it, as Heat does for its limit (<c>Stack.total_resources</c>): each
/// resource of each stack, those that hold a stack included. What is not known counts as little as it can.
/// </summary>
internal sealed class ResourceCount
{
    // Far above every limit, and far below an overflow.
    private const long Most = 1_000_000_000;

    private readonly Dictionary<Stack, long> known = [];

    public long Of(Stack stack)
    {
        if (known.TryGetValue(stack, out var count))
        {
            return count;
        }

        foreach (var resource in stack.Template.Resources)
        {
            if (stack.IsEnabled(resource) != true)
            {
                continue;
            }

            var below = Below(stack, resource);
            var more = stack.Target(resource) is BuiltInTarget { Type.Name: var type } ? OfGroup(type, stack.Properties(resource) as MapValue, below) : below.Sum;
            count = Math.Min(count + 1 + more, Most);
        }

        known.Add(stack, count);
        return count;
    }

    // What the stacks of a resource have together, and the smallest of them. A stack is never below itself, so that the walk ends.
    private (long Sum, long Least) Below(Stack stack, Resource resource)
    {
        (long Sum, long Least)? below = null;
        foreach (var (holder, template, child) in stack.Children)
        {
            if (holder.Name == resource.Name)
            {
                var count = child is null ? template.Resources.Length : Of(child);
                below = below is var (sum, least) ? (sum + count, Math.Min(least, count)) : (count, count);
            }
        }

        return below ?? (0, 0);
    }

    // The members that a group begins with, and what is below them; 0 for what is no group.
    private static long OfGroup(string type, MapValue? properties, (long Sum, long Least) below)
    {
        var (members, definition) = type switch
        {
            "OS::Heat::ResourceGroup" => (Number(properties, "count") ?? (properties is { IsOpen: false } && properties["count"] is null ? 1 : 0), properties?["resource_def"]),
            "OS::Heat::AutoScalingGroup" => (Number(properties, "desired_capacity") ?? Number(properties, "min_size") ?? 0, properties?["resource"]),
            "AWS::AutoScaling::AutoScalingGroup" => (Number(properties, "DesiredCapacity") ?? Number(properties, "MinSize") ?? 0, null),
            "OS::Heat::InstanceGroup" => (Number(properties, "Size") ?? 0, null),
            _ => (0, null),
        };
        if (type == "OS::Heat::ResourceChain")
        {
            return properties?["resources"] is ListValue list ? list.Items.Length + below.Sum : 0;
        }

        var each = definition is MapValue map && map["type"] is ExactValue { Text: { } inner } && OfGroup(inner, map["properties"] as MapValue, below) is > 0 and var nested
            ? nested
            : below.Least;
        return Math.Min(members * (1 + Math.Min(each, Most)), Most);
    }

    private static long? Number(MapValue? properties, string name) =>
        properties?[name] is ExactValue { IsNull: false } exact && Python.ToDouble(exact.Node) is { } number and >= 0 and <= Most ? (long)number : null;
}
