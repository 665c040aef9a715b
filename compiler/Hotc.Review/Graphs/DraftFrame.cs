using System.Collections;

namespace Hotc.Review.Graphs;

/// <summary>A box in the making.</summary>
internal sealed record DraftNode(GraphKind Kind, string Name, string Address, string Type, double Seconds)
{
    public int? Count { get; init; } = 1;

    public DraftFrame? Inside { get; init; }

    public bool IsCritical { get; set; }
}

/// <summary>A dependency in the making, by the places of the boxes.</summary>
internal readonly record struct DraftEdge(int From, int To, GraphReason Reason);

/// <summary>
/// The boxes and dependencies of one stack in the making: likes are folded, dependencies that follow from others go, and the
/// longest way is found.
/// </summary>
internal sealed class DraftFrame(IEnumerable<DraftNode> nodes)
{
    // Two of a kind are told apart more easily than they are counted.
    private const int FewestFolded = 3;

    private readonly HashSet<(int From, int To)> seen = [];

    public List<DraftNode> Nodes { get; private set; } = [.. nodes];

    public List<DraftEdge> Edges { get; private set; } = [];

    /// <summary>Adds a dependency, unless there is one already.</summary>
    public void Add(int from, int to, GraphReason reason)
    {
        if (from != to && seen.Add((from, to)))
        {
            Edges.Add(new DraftEdge(from, to, reason));
        }
    }

    /// <summary>Whether a dependency lies on the longest way.</summary>
    public bool IsCritical(DraftEdge edge) => Nodes[edge.From].IsCritical && Nodes[edge.To].IsCritical && next[edge.From] == edge.To;

    private int[] next = [];

    /// <summary>Folds, reduces and finds the longest way, whose seconds are returned.</summary>
    public double Finish()
    {
        BreakCircles();
        Reduce();
        Fold();
        return FindLongest();
    }

    // Heat refuses circles; a picture of them must end all the same.
    private void BreakCircles()
    {
        var order = Order();
        Edges = [.. Edges.Where(e => order[e.From] < order[e.To]).OrderBy(e => e.From).ThenBy(e => e.To)];
    }

    // The place of each box in an order in which what is needed comes first.
    private int[] Order()
    {
        var before = Edges.ToLookup(e => e.To, e => e.From);
        var order = new int[Nodes.Count];
        var state = new byte[Nodes.Count];
        var count = 0;
        var open = new Stack<(int Node, Queue<int> Left)>();
        for (var start = 0; start < Nodes.Count; start++)
        {
            if (state[start] == 0)
            {
                state[start] = 1;
                open.Push((start, new Queue<int>(before[start].Order())));
            }

            while (open.TryPeek(out var top))
            {
                if (!top.Left.TryDequeue(out var need))
                {
                    open.Pop();
                    state[top.Node] = 2;
                    order[top.Node] = count++;
                }
                else if (state[need] == 0)
                {
                    state[need] = 1;
                    open.Push((need, new Queue<int>(before[need].Order())));
                }
            }
        }

        return order;
    }

    private void Reduce()
    {
        var order = Order();
        var after = Edges.ToLookup(e => e.From, e => e.To);
        var reached = new BitArray[Nodes.Count];
        var kept = new List<DraftEdge>();
        foreach (var from in Enumerable.Range(0, Nodes.Count).OrderByDescending(n => order[n]))
        {
            // The nearest first: what it reaches needs no dependency of its own.
            var mine = new BitArray(Nodes.Count);
            var needed = new HashSet<int>();
            foreach (var to in after[from].OrderBy(n => order[n]))
            {
                if (!mine[to])
                {
                    needed.Add(to);
                    mine.Or(reached[to]);
                    mine[to] = true;
                }
            }

            reached[from] = mine;
            kept.AddRange(Edges.Where(e => e.From == from && needed.Contains(e.To)));
        }

        Edges = [.. kept.OrderBy(e => e.From).ThenBy(e => e.To)];
    }

    private void Fold()
    {
        var (before, after) = (Edges.ToLookup(e => e.To, e => e.From), Edges.ToLookup(e => e.From, e => e.To));
        var place = new int[Nodes.Count];
        var folded = new List<DraftNode>();
        var groups = Enumerable.Range(0, Nodes.Count)
            .GroupBy(i => Nodes[i].Kind == GraphKind.Resource ? $"{Nodes[i].Type}|{string.Join(',', before[i])}|{string.Join(',', after[i])}" : $"{i}")
            .SelectMany(g => g.Count() >= FewestFolded ? [g.ToArray()] : g.Select(i => new[] { i })).OrderBy(g => g[0]);
        foreach (var group in groups)
        {
            foreach (var i in group)
            {
                place[i] = folded.Count;
            }

            var first = Nodes[group[0]];
            folded.Add(group.Length == 1 ? first : first with { Kind = GraphKind.Likes, Name = string.Join(", ", group.Select(i => Nodes[i].Name)), Count = group.Length });
        }

        Nodes = folded;
        Edges = [.. Edges.Select(e => e with { From = place[e.From], To = place[e.To] }).DistinctBy(e => (e.From, e.To)).OrderBy(e => e.From).ThenBy(e => e.To)];
    }

    private double FindLongest()
    {
        var order = Order();
        var after = Edges.ToLookup(e => e.From, e => e.To);
        var length = new double[Nodes.Count];
        next = new int[Nodes.Count];
        foreach (var node in Enumerable.Range(0, Nodes.Count).OrderByDescending(n => order[n]))
        {
            next[node] = -1;
            foreach (var to in after[node].Order())
            {
                next[node] = next[node] < 0 || length[to] > length[next[node]] ? to : next[node];
            }

            length[node] = Nodes[node].Seconds + (next[node] < 0 ? 0 : length[next[node]]);
        }

        if (Nodes.Count == 0)
        {
            return 0;
        }

        var first = Array.IndexOf(length, length.Max());
        for (var node = first; node >= 0; node = next[node])
        {
            Nodes[node].IsCritical = true;
        }

        return length[first];
    }
}
