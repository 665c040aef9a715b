using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Hotc.Conformance.Tests.Mutants;

namespace Hotc.Conformance.Tests;

/// <summary>
/// Heat and the linter judge the same stacks: valid ones, and ones with something wrong. Every disagreement fails, with the
/// smallest stack that shows it. The seeds are always the same ones, so that nothing fails by chance; HOTC_MUTANT_SEEDS=1,2,3
/// tries others, and HOTC_MUTANTS=N makes as many stacks of each seed.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Judges = 2;
    private const int Least = 2_000;

    // When more than these are wrong, it is one thing that is wrong.
    private const int MostShrunk = 100;

    // Heat does not hold the properties of this type to its schema: its own check leaves that of every type out.
    private static readonly string[] Unchecked = ["OS::Senlin::Cluster"];

    private static readonly ulong[] Seeds = [.. (Environment.GetEnvironmentVariable("HOTC_MUTANT_SEEDS") ?? "20261125,1,2").Split(',').Select(s => ulong.Parse(s, CultureInfo.InvariantCulture))];
    private static readonly int OfEach = int.Parse(Environment.GetEnvironmentVariable("HOTC_MUTANTS") ?? "900", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Heat_and_the_linter_agree_on_mutants()
    {
        var watch = Stopwatch.StartNew();
        var types = await AcceptedTypesAsync();
        var (judged, refused) = (0, 0);
        var kinds = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var disagreements = new ConcurrentBag<(ulong Seed, int Number, string Text)>();
        (ulong Seed, int Number)[] all = [.. Seeds.SelectMany(seed => Enumerable.Range(0, OfEach).Select(number => (seed, number)))];
        await Task.WhenAll(Enumerable.Range(0, Judges).Select(judge => Task.Run(async () =>
        {
            using var court = new Court();
            for (var i = judge; i < all.Length; i += Judges)
            {
                var (seed, number) = all[i];
                var (stack, kind) = Make(seed, number, types);
                if (await court.JudgeAsync(stack) is not { } verdicts)
                {
                    continue;
                }

                Interlocked.Increment(ref judged);
                kinds.AddOrUpdate(kind, 1, (_, count) => count + 1);
                Interlocked.Add(ref refused, verdicts.Heat.IsValid ? 0 : 1);
                if (verdicts.Disagree)
                {
                    var (smallest, last) = disagreements.Count < MostShrunk ? await Shrinker.ShrinkAsync(court, stack, verdicts) : (stack, verdicts);
                    disagreements.Add((seed, number, Describe($"{kind}, seed {seed}, number {number}", smallest, last)));
                }
            }
        })));

        var summary = $"seeds {string.Join(", ", Seeds)}: {judged} stacks of {types.Count} types in {watch.Elapsed.TotalSeconds:0} s, {refused} refused by Heat; {string.Join(", ", kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key} {k.Value}"))}";
        output.WriteLine(summary);
        Assert.True(disagreements.IsEmpty, $"{summary}\n{disagreements.Count} disagreements:\n{string.Join('\n', disagreements.OrderBy(d => d.Seed).ThenBy(d => d.Number).Select(d => d.Text))}");
        Assert.True(judged >= Least, summary);
        Assert.InRange(refused, judged / 4, judged * 9 / 10);
        Assert.All(Mutation.Kinds, kind => Assert.True(kinds.GetValueOrDefault(kind) >= judged / 30, summary));
    }

    // Types that an ordinary member of a project may create, and of which the fewest properties are enough.
    private static async Task<IReadOnlyList<string>> AcceptedTypesAsync()
    {
        using var court = new Court();
        var accepted = new List<string>();
        foreach (var type in Facts.Types.Except(Unchecked))
        {
            var draw = new Draw(new PCG(1, Seeds[0]));
            var stack = new TemplateMaker(draw, [type]).Make();
            if (await court.JudgeAsync(stack) is { Heat.IsValid: true })
            {
                accepted.Add(type);
            }
        }

        return accepted;
    }

    private static (MadeStack Stack, string Kind) Make(ulong seed, int number, IReadOnlyList<string> types)
    {
        var draw = new Draw(new PCG((uint)number, seed));
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

    private static string Describe(string name, MadeStack stack, Verdicts verdicts) =>
        $"""
        ---- {name}: {(verdicts.IsMissed ? "Heat refuses, the linter has no error" : "Heat accepts, the linter has an error")}
        Heat:   {verdicts.Heat.Message ?? "accepted"}
        linter: {string.Join("; ", verdicts.Errors.Select(e => $"{e.Code} {e.Message} ({e.Span})"))}
        {string.Join("", Court.Files(stack).Select(f => $"# {f.Key}\n{f.Value}"))}
        """;
}
