using System.Collections.Immutable;
using Hotc.Compile;
using Hotc.Compile.Planning;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Cli.Batch;

/// <summary>
/// Compiles specs, several at a time, and writes each bundle as soon as it is there. Which of two clusters of one name is
/// refused, and the order in which outcomes are shown, do not depend on the number of threads.
/// </summary>
/// <param name="compiler">The compiler of this run.</param>
/// <param name="specs">Paths of the specs.</param>
/// <param name="output">Where bundles go; null to write none.</param>
/// <param name="secrets">Where the secrets are that bundles must take; null to ask nothing.</param>
internal sealed class SpecBatch(ClusterCompiler compiler, IReadOnlyList<string> specs, BundleOutput? output, BundleSecrets? secrets)
{
    // Each thread takes about so many turns, that none waits long for another at the end.
    private const int Turns = 4;

    private readonly Turnstile turnstile = new();
    private readonly Dictionary<string, string> specOfCluster = new(StringComparer.Ordinal);

    /// <summary>Runs.</summary>
    /// <param name="jobs">How many threads work.</param>
    /// <param name="show">Gets the outcomes in the order of the specs, one at a time, but not always on the same thread.</param>
    /// <param name="isStopped">Asked before each group of specs; after true no further one is begun.</param>
    public void Run(int jobs, Action<SpecOutcome> show, Func<bool> isStopped)
    {
        var ordered = new OrderedOutcomes(specs.Count, show);
        ImmutableArray<(int Start, int Count)> groups = [.. Groups(specs.Count, jobs)];
        Workers.Run(groups.Length, jobs, number => Compile(number, groups[number], ordered), isStopped, turnstile.Open);
    }

    /// <summary>
    /// The specs that a thread compiles together. The first groups grow from thread to thread: if all were done at the same time,
    /// each would wait at the turnstile for the one before it, again and again.
    /// </summary>
    /// <param name="count">How many specs there are.</param>
    /// <param name="jobs">How many threads work.</param>
    internal static IEnumerable<(int Start, int Count)> Groups(int count, int jobs)
    {
        var most = Math.Clamp(count / (jobs * Turns), 1, ClusterCompiler.MostTogether);
        var (start, number) = (0, 0);
        while (start < count)
        {
            number++;
            var end = Math.Min(count, start + Math.Max(1, most * Math.Min(number, jobs) / jobs));
            yield return (start, end - start);
            start = end;
        }
    }

    private void Compile(int number, (int Start, int Count) place, OrderedOutcomes ordered)
    {
        string[] group = [.. specs.Skip(place.Start).Take(place.Count)];
        var results = compiler.Compile(group);
        // All names of the group at once and before any bundle is written, so that no thread waits while another writes.
        var twins = turnstile.Pass(number, () => group.Zip(results, Claim).ToArray());
        for (var i = 0; i < group.Length; i++)
        {
            ordered.Add(place.Start + i, Finish(group[i], results[i], twins[i]));
        }
    }

    private SpecOutcome Finish(string spec, CompileResult result, Diagnostic? twin)
    {
        if (twin is not null)
        {
            return new SpecOutcome(spec, result.Diagnostics.Add(twin), null);
        }

        if (result.Bundle is not { } bundle || result.Diagnostics.Any(d => d.Level == DiagnosticLevel.Error))
        {
            return new SpecOutcome(spec, UserFiles.WithReason(spec, result.Diagnostics), null);
        }

        var plan = result.Planned!.Plan;
        var folder = output?.FolderOf(plan.Cluster.Name) ?? "";
        var bag = new DiagnosticBag();
        var isWritten = secrets?.Fit(plan.Cluster.Name, result.Completed!.Driver.Id, bundle, bag) != false && (output is null || BundleOutput.Write(folder, bundle, bag));
        var nodes = (int)plan.Groups().Sum(g => g.Count);
        var facts = new BundleFacts(plan.Cluster.Name, folder, bundle.Files.Length, bundle.Files.Sum(f => (long)f.Content.Length), nodes);
        return new SpecOutcome(spec, result.Diagnostics.AddRange(bag.ToSorted()), isWritten ? facts : null);
    }

    private Diagnostic? Claim(string spec, CompileResult result)
    {
        if (result.Completed is not { } completed)
        {
            return null;
        }

        var name = completed.Spec.Metadata.Name;
        if (specOfCluster.TryAdd(name, spec))
        {
            return null;
        }

        var (message, help) = specOfCluster[name] == spec
            ? ($"\"{spec}\" is given more than once.", "Name each spec once.")
            : ($"\"{specOfCluster[name]}\" describes a cluster of the name \"{name}\" too.", "Give them different names, or build them one by one with -o.");
        return new Diagnostic(SpecCodes.SeveralClusters, message, completed.Spec.Metadata.Node[MetadataSpec.Keys.Name]?.Span) { Help = help };
    }
}

/// <summary>Hands outcomes on in the order of their numbers, as soon as no smaller one is missing.</summary>
internal sealed class OrderedOutcomes(int count, Action<SpecOutcome> show)
{
    private readonly Lock gate = new();
    private readonly SpecOutcome?[] waiting = new SpecOutcome?[count];
    private int next;

    /// <summary>Takes an outcome; hands on what is complete.</summary>
    public void Add(int index, SpecOutcome outcome)
    {
        lock (gate)
        {
            waiting[index] = outcome;
            while (next < waiting.Length && waiting[next] is { } ready)
            {
                waiting[next++] = null;
                show(ready);
            }
        }
    }
}
