using System.Globalization;

namespace Hotc.Review.Graphs;

/// <summary>
/// How long the creation of resources takes, in seconds: the table creation-seconds.tsv, with the source of each figure. They
/// differ much between clouds; all that is made of them is which way through a drawing is marked as the longest.
/// </summary>
internal sealed class Weights
{
    private const char Any = '*';

    private readonly List<(string Type, double Seconds)> rows = [];

    public Weights()
    {
        using var stream = typeof(Weights).Assembly.GetManifestResourceStream("creation-seconds.tsv")!;
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine()?.Split('\t') is [var type, var seconds, ..])
        {
            rows.Add((type, double.Parse(seconds, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The figure of the first row that fits; the last fits all.</summary>
    public double Of(string type) =>
        rows.First(r => r.Type[^1] == Any ? type.StartsWith(r.Type[..^1], StringComparison.Ordinal) : r.Type == type).Seconds;
}
