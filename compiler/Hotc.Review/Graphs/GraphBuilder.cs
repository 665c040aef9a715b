using System.Collections.Immutable;
using Hotc.Review.Stacks;

namespace Hotc.Review.Graphs;

/// <summary>Makes the graph of a bundle.</summary>
public sealed class GraphBuilder
{
    private readonly Weights weights = new();
    private int lastId;

    private GraphBuilder()
    {
    }

    /// <summary>Makes it.</summary>
    public static StackGraph Make(ReviewSide side)
    {
        ArgumentNullException.ThrowIfNull(side);
        var builder = new GraphBuilder();
        return new StackGraph(side.Name, builder.Number(builder.Draft(side.Root).Frame, isOnTheWay: true));
    }

    private (DraftFrame Frame, double Seconds) Draft(StackNode stack)
    {
        var resources = stack.Resources;
        var frame = new DraftFrame(resources.Select(r => Draft(r)));
        var index = resources.Select((r, i) => (r.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        for (var to = 0; to < resources.Length; to++)
        {
            var definition = resources[to].Definition;
            foreach (var (names, reason) in new[] { (References.Explicit(definition), GraphReason.Explicit), (References.Implied(definition), GraphReason.Reference) })
            {
                foreach (var name in names)
                {
                    if (index.TryGetValue(name, out var from))
                    {
                        frame.Add(from, to, reason);
                    }
                }
            }

            for (var from = 0; from < resources.Length; from++)
            {
                if (HiddenDependencies.Waits(resources[to], resources[from]))
                {
                    frame.Add(from, to, GraphReason.Hidden);
                }
            }
        }

        return (frame, frame.Finish());
    }

    private DraftNode Draft(ResourceNode resource)
    {
        var type = resource.TemplatePath ?? resource.Type;
        if (resource.IsGroup)
        {
            // Every member has the same definition, so one stands for all.
            if (resource.Child?.Resources.FirstOrDefault() is not { } member)
            {
                return new DraftNode(GraphKind.Group, resource.Name, resource.Address, type, 0) { Count = 0 };
            }

            var (inside, seconds) = member.Child is { } stack && !member.IsGroup ? Draft(stack) : Alone(member);
            return new DraftNode(GraphKind.Group, resource.Name, resource.Address, member.TemplatePath ?? member.Type, seconds) { Count = GroupNode.Count(resource), Inside = inside };
        }

        if (resource.Child is { } child)
        {
            var (inside, seconds) = Draft(child);
            return new DraftNode(GraphKind.Stack, resource.Name, resource.Address, type, seconds) { Inside = inside };
        }

        return new DraftNode(GraphKind.Resource, resource.Name, resource.Address, type, weights.Of(type));
    }

    private (DraftFrame Frame, double Seconds) Alone(ResourceNode member)
    {
        var frame = new DraftFrame([Draft(member)]);
        return (frame, frame.Finish());
    }

    private GraphFrame Number(DraftFrame frame, bool isOnTheWay)
    {
        var nodes = ImmutableArray.CreateBuilder<GraphNode>(frame.Nodes.Count);
        foreach (var node in frame.Nodes)
        {
            var id = ++lastId;
            nodes.Add(new GraphNode(id, node.Kind, node.Name, node.Address, node.Type)
            {
                Count = node.Count,
                IsCritical = isOnTheWay && node.IsCritical,
                Inside = node.Inside is { } inside ? Number(inside, isOnTheWay && node.IsCritical) : null,
            });
        }

        return new GraphFrame(
            nodes.ToImmutable(),
            [.. frame.Edges.Select(e => new GraphEdge(nodes[e.From].Id, nodes[e.To].Id, e.Reason, isOnTheWay && frame.IsCritical(e)))]);
    }
}
