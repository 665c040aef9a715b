namespace Hotc.Lint.Engine;

/// <summary>Finds circles in graphs, without recursion: a graph comes from input and may be a very long chain.</summary>
internal static class Cycles
{
    /// <summary>
    /// One shortest-in-order circle for each group of nodes that reach each other, in the order of the nodes; the first node of
    /// a circle is the first of its group.
    /// </summary>
    /// <param name="count">How many nodes there are. They are numbered from 0, in their order.</param>
    /// <param name="edges">From which node one leads to which.</param>
    public static List<int[]> Find(int count, List<(int From, int To)> edges)
    {
        if (edges.Count == 0 || IsWithoutCircle(count, edges))
        {
            return [];
        }

        var next = new int[count][];
        var byNode = edges.ToLookup(e => e.From, e => e.To);
        for (var i = 0; i < count; i++)
        {
            next[i] = [.. byNode[i].Distinct()];
        }

        var group = Groups(next);
        var found = new List<int[]>();
        var reported = new HashSet<int>();
        for (var i = 0; i < count; i++)
        {
            if (!reported.Contains(group[i]) && Circle(i, next, group) is { } circle)
            {
                reported.Add(group[i]);
                found.Add([.. circle]);
            }
        }

        return found;
    }

    // Takes away, again and again, what nothing that is left leads to. Nearly every graph vanishes so, at far less cost than to look for groups.
    private static bool IsWithoutCircle(int count, List<(int From, int To)> edges)
    {
        // The edges of node i stand in targets from starts[i] to starts[i + 1].
        var (starts, targets, incoming) = (new int[count + 1], new int[edges.Count], new int[count]);
        foreach (var (from, to) in edges)
        {
            starts[from]++;
            incoming[to]++;
        }

        for (var i = 1; i <= count; i++)
        {
            starts[i] += starts[i - 1];
        }

        foreach (var (from, to) in edges)
        {
            targets[--starts[from]] = to;
        }

        var open = new int[count];
        var (taken, known) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            if (incoming[i] == 0)
            {
                open[known++] = i;
            }
        }

        for (; taken < known; taken++)
        {
            foreach (var to in targets.AsSpan(starts[open[taken]]..starts[open[taken] + 1]))
            {
                if (--incoming[to] == 0)
                {
                    open[known++] = to;
                }
            }
        }

        return known == count;
    }

    // The shortest way from a node back to itself inside its group; null when there is none.
    private static List<int>? Circle(int start, int[][] next, int[] group)
    {
        var from = new Dictionary<int, int>();
        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var at))
        {
            foreach (var to in next[at])
            {
                if (to == start)
                {
                    var way = new List<int>();
                    for (var step = at; step != start; step = from[step])
                    {
                        way.Add(step);
                    }

                    way.Add(start);
                    way.Reverse();
                    return way;
                }

                if (group[to] == group[start] && from.TryAdd(to, at))
                {
                    open.Enqueue(to);
                }
            }
        }

        return null;
    }

    // Tarjan's strongly connected components, with a stack of its own.
    private static int[] Groups(int[][] next)
    {
        var count = next.Length;
        var (index, low, group) = (new int[count], new int[count], new int[count]);
        var onStack = new bool[count];
        var stack = new Stack<int>();
        var work = new Stack<(int Node, int Edge)>();
        var counter = 0;
        for (var root = 0; root < count; root++)
        {
            if (index[root] != 0)
            {
                continue;
            }

            work.Push((root, 0));
            while (work.TryPop(out var frame))
            {
                var (node, edge) = frame;
                if (edge == 0)
                {
                    index[node] = low[node] = ++counter;
                    stack.Push(node);
                    onStack[node] = true;
                }
                else
                {
                    low[node] = Math.Min(low[node], low[next[node][edge - 1]]);
                }

                var descended = false;
                for (; edge < next[node].Length; edge++)
                {
                    var to = next[node][edge];
                    if (index[to] == 0)
                    {
                        work.Push((node, edge + 1));
                        work.Push((to, 0));
                        descended = true;
                        break;
                    }

                    if (onStack[to])
                    {
                        low[node] = Math.Min(low[node], index[to]);
                    }
                }

                if (!descended && low[node] == index[node])
                {
                    int member;
                    do
                    {
                        member = stack.Pop();
                        onStack[member] = false;
                        group[member] = node;
                    }
                    while (member != node);
                }
            }
        }

        return group;
    }
}
