using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Bundles;
using Hotc.Review;
using Hotc.Review.Stacks;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>Asks Heat and the review about every pair, once for all tests: each old stack is created only once.</summary>
public class UpdateCourt : IAsyncLifetime
{
    private const int Judges = 2;

    private readonly string folder = Directory.CreateTempSubdirectory("hotc-updates-").FullName;
    private readonly Dictionary<string, string?> disagreements = new(StringComparer.Ordinal);
    private readonly Dictionary<Bundle, string> written = [];

    /// <summary>The pairs.</summary>
    internal virtual IReadOnlyList<UpdatePair> Pairs { get; } = [.. TemplatePairs.All()];

    /// <summary>What Heat and the review say differently; null when they agree.</summary>
    public string? DisagreementOn(string name) => disagreements[name];

    public async ValueTask InitializeAsync()
    {
        // The pairs of one old stack go to one judge.
        var byOld = Pairs.GroupBy(p => Write(p.Old)).Select((pairs, i) => (Pairs: pairs.ToList(), Judge: i % Judges)).ToList();
        await Task.WhenAll(Enumerable.Range(0, Judges).Select(async judge =>
        {
            var mine = byOld.Where(g => g.Judge == judge).SelectMany(g => g.Pairs).ToList();
            var answers = await HeatUpdates.AskAsync([.. mine.Select(p => (Write(p.Old), Write(p.New)))]);
            lock (disagreements)
            {
                foreach (var (pair, answer) in mine.Zip(answers))
                {
                    disagreements.Add(pair.Name, Disagreement.Between(answer, Review(pair)) ?? (pair.GoesThrough ? Disagreement.WithSuccess(answer) : null));
                }
            }
        }));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static ReviewResult Review(UpdatePair pair)
    {
        var bag = new DiagnosticBag();
        var (old, current) = (ReviewSide.Open("old", pair.Old, bag), ReviewSide.Open("new", pair.New, bag));
        return old is not null && current is not null && !bag.HasErrors
            ? Reviewer.Compare(old, current)
            : throw new InvalidOperationException($"{pair.Name}: {string.Join("; ", bag.ToSorted().Select(d => d.Message))}");
    }

    private string Write(Bundle bundle)
    {
        lock (written)
        {
            if (!written.TryGetValue(bundle, out var place))
            {
                place = Path.Combine(folder, $"{written.Count}");
                BundleFolder.Write(bundle, place);
                written.Add(bundle, place);
            }

            return place;
        }
    }
}

/// <summary>The same of specs.</summary>
public sealed class SpecCourt : UpdateCourt
{
    internal override IReadOnlyList<UpdatePair> Pairs { get; } = Make();

    private static List<UpdatePair> Make()
    {
        var specs = new SpecPairs();
        return [.. specs.OfFields(), .. specs.OfEdits()];
    }
}
