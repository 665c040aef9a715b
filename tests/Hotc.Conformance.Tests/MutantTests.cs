using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Hotc.Conformance.Tests.Mutants;

namespace Hotc.Conformance.Tests;

/// <summary>
/// Heat and the linter judge the same stacks: valid ones, and ones with something wrong. HOTC_MUTANT_SEED=N makes others than
/// usual, HOTC_MUTANTS=N more of them. Explicit, until the linter knows what the disagreements show: run it with
/// <c>dotnet run --project tests/Hotc.Conformance.Tests -- --explicit only</c>.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Judges = 2;
    private const int Least = 2_000;
    private const int MostShown = 12;

    private static readonly ulong Seed = ulong.Parse(Environment.GetEnvironmentVariable("HOTC_MUTANT_SEED") ?? "20261125", CultureInfo.InvariantCulture);
    private static readonly int Mutants = int.Parse(Environment.GetEnvironmentVariable("HOTC_MUTANTS") ?? "2400", CultureInfo.InvariantCulture);

    [Fact(Explicit = true)]
    public async Task Heat_and_the_linter_agree_on_mutants()
    {
        var watch = Stopwatch.StartNew();
        var types = await AcceptedTypesAsync();
        var (judged, refused) = (0, 0);
        var kinds = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var disagreements = new ConcurrentBag<(int Number, string Text)>();
        await Task.WhenAll(Enumerable.Range(0, Judges).Select(judge => Task.Run(async () =>
        {
            using var court = new Court();
            for (var number = judge; number < Mutants; number += Judges)
            {
                var (stack, kind) = Make(number, types);
                if (await court.JudgeAsync(stack) is not { } verdicts)
                {
                    continue;
                }

                Interlocked.Increment(ref judged);
                kinds.AddOrUpdate(kind, 1, (_, count) => count + 1);
                Interlocked.Add(ref refused, verdicts.Heat.IsValid ? 0 : 1);
                if (verdicts.Disagree)
                {
                    var isShown = disagreements.Count < MostShown;
                    var (smallest, last) = isShown ? await Shrinker.ShrinkAsync(court, stack, verdicts) : (stack, verdicts);
                    disagreements.Add((number, isShown ? Describe(number, kind, smallest, last) : Name(number, kind, verdicts)));
                }
            }
        })));

        var summary = $"seed {Seed}: {judged} stacks of {types.Count} types in {watch.Elapsed.TotalSeconds:0} s, {refused} refused by Heat; {string.Join(", ", kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key} {k.Value}"))}";
        output.WriteLine(summary);
        Assert.True(disagreements.IsEmpty, $"{summary}\n{disagreements.Count} disagreements:\n{string.Join('\n', disagreements.OrderBy(d => d.Number).Select(d => d.Text))}");
        Assert.True(judged >= Least, summary);
        Assert.InRange(refused, judged / 4, judged * 9 / 10);
        Assert.All(Mutation.Kinds, kind => Assert.True(kinds.GetValueOrDefault(kind) >= judged / 30, summary));
    }

    // Types that an ordinary member of a project may create, and of which the fewest properties are enough.
    private static async Task<IReadOnlyList<string>> AcceptedTypesAsync()
    {
        using var court = new Court();
        var accepted = new List<string>();
        foreach (var type in Facts.Types)
        {
            var draw = new Draw(new PCG(1, Seed));
            var stack = new TemplateMaker(draw, [type]).Make();
            if (await court.JudgeAsync(stack) is { Heat.IsValid: true })
            {
                accepted.Add(type);
            }
        }

        return accepted;
    }

    private static (MadeStack Stack, string Kind) Make(int number, IReadOnlyList<string> types)
    {
        var draw = new Draw(new PCG((uint)number, Seed));
        var stack = new TemplateMaker(draw, types).Make();
        var kind = draw.Chance(10) ? "sound" : draw.Of(Mutation.Kinds);
        if (kind != "sound")
        {
            for (var tries = 0; tries < 20 && !new Mutation(draw).Apply(kind, stack); tries++)
            {
            }
        }

        return (stack, kind);
    }

    private static string Name(int number, string kind, Verdicts verdicts) =>
        $"""
        ---- {kind}, number {number}: {(verdicts.IsMissed ? "Heat refuses, the linter has no error" : "Heat accepts, the linter has an error")}
        Heat:   {verdicts.Heat.Message ?? "accepted"}
        linter: {string.Join("; ", verdicts.Errors.Select(e => $"{e.Code} {e.Message} ({e.Span})"))}
        """;

    private static string Describe(int number, string kind, MadeStack stack, Verdicts verdicts) =>
        $"""
        {Name(number, kind, verdicts)}
        {string.Join("", Court.Files(stack).Select(f => $"# {f.Key}\n{f.Value}"))}
        """;
}
