using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;

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
/// Lays boxes of given sizes out in columns, so that every arrow points to the right. dagre decides: the columns by the longest way
/// to an end, the order in them by few crossings, the places by the method of Brandes and Köpf (2001). The same input gives the
/// same drawing everywhere: dagre draws no random numbers, and only adds, divides and compares.
/// </summary>
/// <remarks>
/// Frames inside frames are laid out from the inside, each as a box for the one around it: no arrow crosses a frame, because Heat
/// knows no dependency between resources of two templates. dagre is JavaScript (compiler/third-party/dagre); only numbers, as JSON text, pass
/// between it and us. One engine serves a whole drawing; reading dagre takes it some milliseconds.
/// </remarks>
internal sealed class Layout : IDisposable
{
    private const double ColumnGap = 56;
    private const double RowGap = 14;
    private const double ArrowGap = 8;

    // Beyond the smallest step that a drawing shows.
    private const double Near = 0.01;

    private readonly Engine engine;
    private readonly JsValue arrange;

    public Layout()
    {
        engine = new Engine(options =>
        {
            // What the engine would ask of the machine, and drawings do not need.
            options.Culture = CultureInfo.InvariantCulture;
            options.TimeZone = TimeZoneInfo.Utc;
        });
        engine.Execute(Script("dagre.min.js"));
        engine.Execute(Script("layout.js"));
        arrange = engine.GetValue("arrange");
    }

    /// <summary>Lays out.</summary>
    /// <param name="sizes">The boxes.</param>
    /// <param name="edges">The arrows by the places of their boxes; without circles, and no two between the same boxes.</param>
    public Arrangement Arrange(IReadOnlyList<Extent> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        if (sizes.Count == 0)
        {
            return new Arrangement([], [], default);
        }

        using var answer = JsonDocument.Parse(engine.Call(arrange, Question(sizes, edges)).AsString());
        var middles = Spots(answer.RootElement.GetProperty("middles"));
        var bends = answer.RootElement.GetProperty("bends").EnumerateArray().Select(Spots).ToList();
        var (left, top) = (Enumerable.Range(0, sizes.Count).Min(i => middles[i].X - (sizes[i].Width / 2)), Top(sizes, middles, bends));
        middles = [.. middles.Select(m => new Spot(m.X - left, m.Y - top))];
        var columns = Columns(sizes, middles);
        return new Arrangement(
            [.. middles.Select((m, i) => new Spot(m.X - (sizes[i].Width / 2), m.Y - (sizes[i].Height / 2)))],
            [.. edges.Select((e, i) => Route((middles[e.From], sizes[e.From]), (middles[e.To], sizes[e.To]), [.. bends[i].Select(b => new Spot(b.X - left, b.Y - top))], columns))],
            new Extent(
                columns.Max(c => c.Right),
                Math.Max(Enumerable.Range(0, sizes.Count).Max(i => middles[i].Y + (sizes[i].Height / 2)), bends.SelectMany(b => b).Select(b => b.Y - top).DefaultIfEmpty(0).Max())));
    }

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();

    private static double Top(IReadOnlyList<Extent> sizes, ImmutableArray<Spot> middles, List<ImmutableArray<Spot>> bends) =>
        Math.Min(Enumerable.Range(0, sizes.Count).Min(i => middles[i].Y - (sizes[i].Height / 2)), bends.SelectMany(b => b).Select(b => b.Y).DefaultIfEmpty(double.MaxValue).Min());

    // dagre centres the boxes of a column above each other.
    private static List<(double Left, double Right)> Columns(IReadOnlyList<Extent> sizes, ImmutableArray<Spot> middles)
    {
        var columns = new List<(double Middle, double Width)>();
        foreach (var (spot, width) in middles.Select((m, i) => (m.X, sizes[i].Width)).OrderBy(p => p.X))
        {
            if (columns.Count > 0 && spot - columns[^1].Middle < Near)
            {
                columns[^1] = (columns[^1].Middle, Math.Max(columns[^1].Width, width));
            }
            else
            {
                columns.Add((spot, width));
            }
        }

        return [.. columns.Select(c => (c.Middle - (c.Width / 2), c.Middle + (c.Width / 2)))];
    }

    // Straight through a whole column, so that the arrow crosses no wider box above or below. A bend between two columns is left
    // out: the curve from one to the other needs none.
    private static ImmutableArray<Spot> Route((Spot Middle, Extent Size) from, (Spot Middle, Extent Size) to, IReadOnlyList<Spot> bends, List<(double Left, double Right)> columns)
    {
        var (start, end) = (from.Middle with { X = from.Middle.X + (from.Size.Width / 2) }, to.Middle with { X = to.Middle.X - (to.Size.Width / 2) });
        var (first, last) = (columns.First(c => c.Left <= from.Middle.X && from.Middle.X <= c.Right), columns.First(c => c.Left <= to.Middle.X && to.Middle.X <= c.Right));
        var route = ImmutableArray.CreateBuilder<Spot>();
        route.Add(start);
        route.Add(start with { X = first.Right });
        foreach (var column in columns.Where(c => c.Left > first.Right && c.Right < last.Left))
        {
            var bend = bends.OrderBy(b => Math.Abs(b.X - ((column.Left + column.Right) / 2))).First();
            route.Add(bend with { X = column.Left });
            route.Add(bend with { X = column.Right });
        }

        route.Add(end with { X = last.Left });
        route.Add(end);
        return route.ToImmutable();
    }

    private static string Question(IReadOnlyList<Extent> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write(json, "sizes", sizes.Select(s => (s.Width, s.Height)));
            Write(json, "edges", edges.Select(e => ((double)e.From, (double)e.To)));
            json.WriteStartObject("between");
            json.WriteNumber("ranksep", ColumnGap);
            json.WriteNumber("nodesep", RowGap);
            json.WriteNumber("edgesep", ArrowGap);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<(double First, double Second)> pairs)
    {
        json.WriteStartArray(name);
        foreach (var (first, second) in pairs)
        {
            json.WriteStartArray();
            json.WriteNumberValue(first);
            json.WriteNumberValue(second);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static ImmutableArray<Spot> Spots(JsonElement list) => [.. list.EnumerateArray().Select(p => new Spot(p[0].GetDouble(), p[1].GetDouble()))];

    private static string Script(string name)
    {
        using var stream = typeof(Layout).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
