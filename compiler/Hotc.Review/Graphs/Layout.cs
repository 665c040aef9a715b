using System.Collections.Immutable;

namespace Hotc.Review.Graphs;

/// <summary>A place on a drawing, in pixels.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>The size of a box, in pixels.</summary>
internal readonly record struct Extent(double Width, double Height);

/// <summary>Where boxes stand and arrows run.</summary>
/// <param name="Corners">The upper left corner of each box.</param>
/// <param name="Routes">The points that each arrow goes through, from the right side of a box to the left side of another.</param>
/// <param name="Size">How much room all of it takes.</param>
internal sealed record Arrangement(ImmutableArray<Spot> Corners, ImmutableArray<ImmutableArray<Spot>> Routes, Extent Size);

/// <summary>
/// Lays boxes of given sizes out in columns, so that every arrow points to the right: the layered way of drawing by Sugiyama,
/// Tagawa and Toda (1981). Boxes are put into columns by the longest way to them, rows are sorted by the mean of their
/// neighbours, and heights are fitted by least squares. The same input gives the same drawing.
/// </summary>
/// <remarks>
/// Own code because the layout libraries for .NET that are served are under a reciprocal licence, or draw in browsers. Frames
/// inside frames need no more than boxes of a size.
/// </remarks>
internal sealed class Layout
{
    private const double ColumnGap = 56;
    private const double RowGap = 14;
    private const double ArrowRoom = 4;
    private const int Sweeps = 12;

    private readonly Extent[] sizes;
    private readonly int boxes;
    private readonly List<(int From, int To)> links = [];
    private readonly List<List<int>> chains = [];
    private readonly int[] column;
    private readonly List<int[]> rows = [];
    private readonly ILookup<int, int> before;
    private readonly ILookup<int, int> after;

    private Layout(IReadOnlyList<Extent> given, IReadOnlyList<(int From, int To)> edges)
    {
        boxes = given.Count;
        var own = Columns(edges);
        var all = given.ToList();
        var columns = own.ToList();
        foreach (var (from, to) in edges)
        {
            // An arrow over several columns goes through a small box in each of those between.
            var chain = new List<int> { from };
            for (var at = own[from] + 1; at < own[to]; at++)
            {
                links.Add((chain[^1], all.Count));
                chain.Add(all.Count);
                all.Add(new Extent(0, ArrowRoom));
                columns.Add(at);
            }

            links.Add((chain[^1], to));
            chain.Add(to);
            chains.Add(chain);
        }

        sizes = [.. all];
        column = [.. columns];
        before = links.ToLookup(l => l.To, l => l.From);
        after = links.ToLookup(l => l.From, l => l.To);
    }

    /// <summary>Lays out.</summary>
    /// <param name="sizes">The boxes.</param>
    /// <param name="edges">The arrows by the places of their boxes; without circles.</param>
    public static Arrangement Arrange(IReadOnlyList<Extent> sizes, IReadOnlyList<(int From, int To)> edges) =>
        sizes.Count == 0 ? new Arrangement([], [], default) : new Layout(sizes, edges).Arrange();

    private Arrangement Arrange()
    {
        Sort();
        var middle = Heights();
        var widths = rows.Select(r => r.Max(i => sizes[i].Width)).ToArray();
        var left = new double[rows.Count];
        for (var i = 1; i < rows.Count; i++)
        {
            left[i] = left[i - 1] + widths[i - 1] + ColumnGap;
        }

        var top = Enumerable.Range(0, sizes.Length).Min(i => middle[i] - (sizes[i].Height / 2));
        var bottom = Enumerable.Range(0, sizes.Length).Max(i => middle[i] + (sizes[i].Height / 2));
        Spot Middle(int i) => new(left[column[i]], middle[i] - top);
        var routes = chains.Select(chain => (ImmutableArray<Spot>)
        [
            // Straight to the end of the column, so that the arrow crosses no wider box above or below.
            .. chain.SelectMany((i, at) => at == 0 ? (Spot[])[Middle(i) with { X = left[column[i]] + sizes[i].Width }, Middle(i) with { X = left[column[i]] + widths[column[i]] }]
                : at == chain.Count - 1 ? [Middle(i)]
                : [Middle(i), Middle(i) with { X = left[column[i]] + widths[column[i]] }]),
        ]);
        return new Arrangement(
            [.. Enumerable.Range(0, boxes).Select(i => new Spot(Middle(i).X, Middle(i).Y - (sizes[i].Height / 2)))],
            [.. routes],
            new Extent(left[^1] + widths[^1], bottom - top));
    }

    // The longest way decides; what needs nothing stands just before the first that needs it.
    private int[] Columns(IReadOnlyList<(int From, int To)> edges)
    {
        var found = new int[boxes];
        for (var (round, isMoving) = (0, true); isMoving && round <= boxes; round++)
        {
            isMoving = false;
            foreach (var (from, to) in edges)
            {
                if (found[to] <= found[from])
                {
                    found[to] = found[from] + 1;
                    isMoving = true;
                }
            }
        }

        var needs = edges.Select(e => e.To).ToHashSet();
        foreach (var first in edges.GroupBy(e => e.From).Where(g => !needs.Contains(g.Key)))
        {
            found[first.Key] = first.Min(e => found[e.To]) - 1;
        }

        return found;
    }

    private void Sort()
    {
        for (var i = 0; i <= column.Max(); i++)
        {
            rows.Add([.. Enumerable.Range(0, sizes.Length).Where(n => column[n] == i)]);
        }

        var best = rows.Select(r => r.ToArray()).ToList();
        var fewest = Crossings();
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var at in isForward ? Enumerable.Range(1, rows.Count - 1) : Enumerable.Range(0, rows.Count - 1).Reverse())
            {
                var place = Places(isForward ? at - 1 : at + 1);
                var current = Places(at);
                rows[at] = [.. rows[at].OrderBy(n => Mean(isForward ? before[n] : after[n], place) ?? current[n]).ThenBy(n => current[n])];
            }

            if (Crossings() is var crossings && crossings < fewest)
            {
                (fewest, best) = (crossings, [.. rows.Select(r => r.ToArray())]);
            }
        }

        rows.Clear();
        rows.AddRange(best);
    }

    private Dictionary<int, double> Places(int at) => rows[at].Select((n, i) => (n, i)).ToDictionary(p => p.n, p => (double)p.i);

    private static double? Mean(IEnumerable<int> nodes, Dictionary<int, double> place)
    {
        var known = nodes.Select(n => place[n]).ToList();
        return known.Count == 0 ? null : known.Average();
    }

    private long Crossings()
    {
        long count = 0;
        for (var at = 0; at + 1 < rows.Count; at++)
        {
            var (left, right) = (Places(at), Places(at + 1));
            var pairs = rows[at].SelectMany(n => after[n].Select(m => (From: left[n], To: right[m]))).OrderBy(p => p.From).ThenBy(p => p.To).ToList();
            for (var i = 0; i < pairs.Count; i++)
            {
                for (var j = i + 1; j < pairs.Count; j++)
                {
                    count += pairs[j].From > pairs[i].From && pairs[j].To < pairs[i].To ? 1 : 0;
                }
            }
        }

        return count;
    }

    // The middle of each box: close to those of its neighbours, in the order of the rows, without overlap.
    private double[] Heights()
    {
        var middle = new double[sizes.Length];
        foreach (var row in rows)
        {
            double at = 0;
            foreach (var n in row)
            {
                middle[n] = at + (sizes[n].Height / 2);
                at += sizes[n].Height + RowGap;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var isForward = sweep % 2 == 0;
            foreach (var row in isForward ? rows : Enumerable.Reverse(rows))
            {
                Fit(row, [.. row.Select(n => Wanted(n, isForward, middle))], middle);
            }
        }

        return middle;
    }

    private double Wanted(int node, bool isForward, double[] middle)
    {
        var near = isForward ? before[node] : after[node];
        return near.Any() ? near.Average(n => middle[n]) : middle[node];
    }

    // Least squares with the rows' order kept: neighbours that would overlap are moved together as one block.
    private void Fit(int[] row, double[] wanted, double[] middle)
    {
        var offset = new double[row.Length];
        for (var i = 1; i < row.Length; i++)
        {
            offset[i] = offset[i - 1] + ((sizes[row[i - 1]].Height + sizes[row[i]].Height) / 2) + RowGap;
        }

        var blocks = new Stack<(double Sum, int Count)>();
        for (var i = 0; i < row.Length; i++)
        {
            var block = (Sum: wanted[i] - offset[i], Count: 1);
            while (blocks.TryPeek(out var last) && last.Sum / last.Count >= block.Sum / block.Count)
            {
                blocks.Pop();
                block = (last.Sum + block.Sum, last.Count + block.Count);
            }

            blocks.Push(block);
        }

        var at = 0;
        foreach (var (sum, count) in blocks.Reverse())
        {
            for (var i = 0; i < count; i++, at++)
            {
                middle[row[at]] = (sum / count) + offset[at];
            }
        }
    }
}
