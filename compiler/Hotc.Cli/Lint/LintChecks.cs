using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Hotc.Foundation.Files;
using Hotc.Lint;

namespace Hotc.Cli.Lint;

/// <summary>Checks roots, several at a time. The results do not depend on how many.</summary>
internal static class LintChecks
{
    // As much as the main thread has; only what is used is taken from the system.
    private const int StackBytes = 8 * 1024 * 1024;

    /// <summary>The results in the order of the targets.</summary>
    public static ImmutableArray<LintResult> Run(IFileTree tree, IReadOnlyList<LintTarget> targets, LintOptions options, int jobs)
    {
        var results = new LintResult[targets.Count];
        var taken = -1;
        Exception? fault = null;
        void Work()
        {
            try
            {
                int index;
                while (Volatile.Read(ref fault) is null && (index = Interlocked.Increment(ref taken)) < targets.Count)
                {
                    results[index] = Linter.Check(tree, targets[index], options);
                }
            }
            catch (Exception exception)
            {
                // It goes on where Run was called; here it would end the process without a word.
                Interlocked.CompareExchange(ref fault, exception, null);
            }
        }

        var helpers = new Thread[Math.Max(0, Math.Min(jobs, targets.Count) - 1)];
        for (var i = 0; i < helpers.Length; i++)
        {
            helpers[i] = new Thread(Work, StackBytes);
            helpers[i].Start();
        }

        Work();
        foreach (var helper in helpers)
        {
            helper.Join();
        }

        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return ImmutableArray.Create(results);
    }
}
