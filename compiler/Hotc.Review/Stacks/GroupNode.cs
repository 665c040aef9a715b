using System.Collections.Immutable;
using Hotc.Review.Values;

namespace Hotc.Review.Stacks;

/// <summary>
/// Groups: which members they have and what those get (<c>heat/engine/resources/openstack/heat/resource_group.py</c>,
/// <c>autoscaling_group.py</c>).
/// </summary>
internal static class GroupNode
{
    public const string ResourceGroup = "OS::Heat::ResourceGroup";
    public const string AutoScalingGroup = "OS::Heat::AutoScalingGroup";

    private const string DefaultIndex = "%index%";
    public const int MostMembers = 1000;

    /// <summary>The number of members; null when it is not known before anything runs.</summary>
    public static int? Count(ResourceNode group)
    {
        if (group.Type == AutoScalingGroup)
        {
            return ScalingMembers.Count(group);
        }

        var term = group.Properties["count"] ?? Term.Of(1);
        return term is Scalar scalar && PythonText.Int(scalar.Value) is { } count && count >= 0 ? (int)Math.Min(count, MostMembers) : null;
    }

    /// <summary>The names that no member may have.</summary>
    public static IEnumerable<string> Removed(ResourceNode group)
    {
        foreach (var policy in (group.Properties["removal_policies"] as TermList)?.Items ?? [])
        {
            foreach (var item in ((policy as TermMap)?["resource_list"] as TermList)?.Items ?? [])
            {
                if (item is Scalar known)
                {
                    yield return PythonText.Str(known.Value);
                }
            }
        }
    }

    public static StackNode MakeStack(ResourceNode group)
    {
        // A group of unknown size is looked at as if it had one member.
        var count = Count(group) ?? 1;
        if (group.Type == AutoScalingGroup)
        {
            return StackNode.MakeGroup(group, stack => ScalingMembers.Of(group, count).Select(m => ScalingMember(stack, group, m)).OfType<ResourceNode>());
        }

        var removed = Removed(group).ToHashSet(StringComparer.Ordinal);
        var names = Enumerable.Range(0, count + removed.Count).Select(i => TermPaths.Number(i)).Where(n => !removed.Contains(n)).Take(count);
        return StackNode.MakeGroup(group, stack => names.Select(name => Member(stack, group, name)).OfType<ResourceNode>());
    }

    // A member that keeps its old definition is what it was, in the new stack.
    private static ResourceNode? ScalingMember(StackNode stack, ResourceNode group, ScalingMember member) =>
        Member(stack, member.HasNewDefinition || group.Former is null ? group : group.Former.Group, member.Name);

    /// <summary>A member of a group; null when the group does not say what its members are.</summary>
    public static ResourceNode? Member(StackNode stack, ResourceNode group, string name)
    {
        if (group.Properties[group.Type == ResourceGroup ? "resource_def" : "resource"] is not TermMap definition || definition["type"] is not Scalar { Text: { } type })
        {
            return null;
        }

        var given = definition["properties"] as TermMap ?? TermMap.Empty;
        var index = (group.Properties["index_var"] as Scalar)?.Text ?? DefaultIndex;
        var properties = group.Type == ResourceGroup ? (TermMap)TermPaths.Substitute(given, index, Term.Of(name)) : given;
        return ResourceNode.OfGroup(stack, name, type, properties);
    }

    /// <summary>What <c>get_attr</c> of a group yields.</summary>
    public static Term Attribute(ResourceNode group, string attribute, ImmutableArray<Term> path)
    {
        if (group.Child is not { } stack || Count(group) is null)
        {
            return new ReferenceTerm(group, attribute, path);
        }

        switch (attribute)
        {
            case "refs":
                return TermPaths.Walk(new TermList([.. stack.Resources.Select(m => m.Id)]), path, "get_attr");
            case "refs_map":
                return TermPaths.Walk(new TermMap([.. stack.Resources.Select(m => new TermEntry(m.Name, m.Id))]), path, "get_attr");
            case "attributes" when path is [Scalar { Text: { } name }, .. var rest]:
                return new TermMap([.. stack.Resources.Select(m => new TermEntry(m.Name, m.Attribute(name, rest)))]);
            case "removed_rsrc_list" or "show" or "current_size" or "outputs" or "outputs_list":
                return new ReferenceTerm(group, attribute, path);
        }

        var parts = attribute.Split('.', 3);
        if (parts is ["resource", var member, ..])
        {
            return stack.Find(member) is not { } found ? new ReferenceTerm(group, attribute, path)
                : parts.Length == 2 ? found.Id
                : found.Attribute(parts[2], path);
        }

        return new TermList([.. stack.Resources.Select(m => m.Attribute(attribute, path))]);
    }
}
