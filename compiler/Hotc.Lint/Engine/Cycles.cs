namespace Hotc.Lint.Engine;

/// <summary>Finds circles in graphs, without recursion: a graph comes from input and may be a very long chain.</summary>
internal static class Cycles
{
    /// <summary>
    /// One shortest-in-order circle for each group of names that reach each other, in the order of the names; the first name of
    /// a circle is the first of its group.
    /// </summary>
    /// <param name="names">The nodes in order.</param>
    /// <param name="edges">The nodes that a node leads to; names that are no nodes are left out.</param>
    public static List<string[]> Find(IReadOnlyList<string> names, Func<string, IEnumerable<string>> edges)
    {
        var numbers = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            numbers[names[i]] = i;
        }

        var next = new int[names.Count][];
        for (var i = 0; i < names.Count; i++)
        {
            next[i] = [.. edges(names[i]).Where(numbers.ContainsKey).Select(n => numbers[n]).Distinct()];
        }

        var group = Groups(next);
        var found = new List<string[]>();
        var reported = new HashSet<int>();
        for (var i = 0; i < names.Count; i++)
        {
            if (!reported.Contains(group[i]) && Circle(i, next, group) is { } circle)
            {
                reported.Add(group[i]);
                found.Add([.. circle.Select(n => names[n])]);
            }
        }

        return found;
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
