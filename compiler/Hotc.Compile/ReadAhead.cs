namespace Hotc.Compile;

/// <summary>
/// Uses an idle processor to make, early, what a compile is known to ask for later. It changes when things are made, never what
/// they are: all of them are remembered, and whoever asks first waits.
/// </summary>
internal static class ReadAhead
{
    // As much as the main thread has; only what is used is taken from the system.
    private const int StackBytes = 8 * 1024 * 1024;

    /// <summary>Runs something beside the caller. The process does not wait for its end.</summary>
    /// <param name="work">What to run. A fault of it is not lost: the compile runs into the same when it asks.</param>
    public static void Start(Action work) => new Thread(() => Run(work), StackBytes) { IsBackground = true }.Start();

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
