namespace Hotc.Compile;

/// <summary>
/// Uses an idle processor to make, early, what a compile is known to ask for later. It changes when things are made, never what
/// they are: all of them are remembered, and whoever asks first waits. One thread does one thing after the other, since more of
/// them would take the processor away from the compile itself.
/// </summary>
internal sealed class ReadAhead
{
    // As much as the main thread has; only what is used is taken from the system.
    private const int StackBytes = 8 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<Action> waiting = new();
    private bool isRunning;

    /// <summary>Runs something beside the caller. The process does not wait for its end.</summary>
    /// <param name="work">What to run. A fault of it is not lost: the compile runs into the same when it asks.</param>
    /// <returns>The thread, for whoever wants to wait for its end.</returns>
    public static Thread Start(Action work)
    {
        var thread = new Thread(() => Run(work), StackBytes) { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>Runs something when all that was added before has been run.</summary>
    /// <param name="work">As for <see cref="Start"/>.</param>
    public void Add(Action work)
    {
        lock (gate)
        {
            waiting.Enqueue(work);
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        Start(RunAll);
    }

    private void RunAll()
    {
        while (true)
        {
            Action? work;
            lock (gate)
            {
                isRunning = waiting.TryDequeue(out work);
                if (work is null)
                {
                    return;
                }
            }

            Run(work);
        }
    }

    private static void Run(Action work)
    {
        try
        {
            work();
        }
        catch (Exception)
        {
            return;
        }
    }
}
