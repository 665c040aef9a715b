using System.Collections.Immutable;

namespace Hotc.Review.Graphs;

/// <summary>What Heat creates of a bundle and in which order. Views are made of this and of nothing else.</summary>
/// <param name="Name">What the user calls the bundle.</param>
/// <param name="Root">The root stack.</param>
public sealed record StackGraph(string Name, GraphFrame Root);

/// <summary>The resources of one stack. A dependency that follows from others is left out.</summary>
/// <param name="Nodes">The resources in the order of the template.</param>
/// <param name="Edges">What is created before what.</param>
public sealed record GraphFrame(ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges);

/// <summary>What a box stands for.</summary>
public enum GraphKind
{
    /// <summary>One resource.</summary>
    Resource,

    /// <summary>Several resources of one type with the same dependencies.</summary>
    Likes,

    /// <summary>A nested stack.</summary>
    Stack,

    /// <summary>A group: what is inside stands for each member.</summary>
    Group,
}

/// <summary>A box.</summary>
/// <param name="Id">Its number, unlike that of any other of the graph; in the order of the drawing.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">The name of the resource; of several, all names with commas between.</param>
/// <param name="Address">The names on the way from the root template, with slashes between.</param>
/// <param name="Type">The type or template.</param>
public sealed record GraphNode(int Id, GraphKind Kind, string Name, string Address, string Type)
{
    /// <summary>How many there are: of several alike, or members of a group; null when that is not known.</summary>
    public int? Count { get; init; } = 1;

    /// <summary>What is inside; null for a single resource.</summary>
    public GraphFrame? Inside { get; init; }

    /// <summary>Whether the creation of the whole waits for it: it lies on the longest way, by how long resources of its type take elsewhere.</summary>
    public bool IsCritical { get; init; }
}

/// <summary>Why one resource waits for another.</summary>
public enum GraphReason
{
    /// <summary>It refers to it by <c>get_resource</c> or <c>get_attr</c>.</summary>
    Reference,

    /// <summary><c>depends_on</c> says so.</summary>
    Explicit,

    /// <summary>The code of its type says so, though the template does not.</summary>
    Hidden,
}

/// <summary>A dependency inside one stack.</summary>
/// <param name="From">The <see cref="GraphNode.Id"/> of what is created first.</param>
/// <param name="To">That of what waits for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsCritical">Whether both lie next to each other on the longest way.</param>
public sealed record GraphEdge(int From, int To, GraphReason Reason, bool IsCritical);
