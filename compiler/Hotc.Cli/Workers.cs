using System.Runtime.ExceptionServices;

namespace Hotc.Cli;

/// <summary>Threads that share a list of things to do.</summary>
internal static class Workers
{
    // As much as the main thread has; only what is used is taken from the system.
    private const int StackBytes = 8 * 1024 * 1024;

    /// <summary>Does a thing for each index below a count. The calling thread works too.</summary>
    /// <param name="count">How many.</param>
    /// <param name="jobs">How many threads work.</param>
    /// <param name="work">Does one.</param>
    /// <param name="isStopped">Asked before each; after true no further one is begun.</param>
    /// <param name="onFault">Called once at an exception, which is thrown again when the threads have ended.</param>
    public static void Run(int count, int jobs, Action<int> work, Func<bool>? isStopped = null, Action? onFault = null)
    {
        var taken = -1;
        Exception? fault = null;
        void Work()
        {
            try
            {
                int index;
                while (Volatile.Read(ref fault) is null && isStopped?.Invoke() != true && (index = Interlocked.Increment(ref taken)) < count)
                {
                    work(index);
                }
            }
            catch (Exception exception)
            {
                // It goes on where Run was called; here it would end the process without a word.
                if (Interlocked.CompareExchange(ref fault, exception, null) is null)
                {
                    onFault?.Invoke();
                }
            }
        }

        var helpers = new Thread[Math.Max(0, Math.Min(jobs, count) - 1)];
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
    }
}
