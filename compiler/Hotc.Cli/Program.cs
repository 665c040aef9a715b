namespace Hotc.Cli;

internal static class Program
{
    // A build of one cluster allocates some 15 MB and ends. Collecting that would take a third of its time, so the collector
    // waits until this much is used; after that it works as ever.
    private const long BeforeFirstCollection = 32 * 1024 * 1024;

    private static int Main(string[] args)
    {
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 8 * BeforeFirstCollection)
        {
            GC.TryStartNoGCRegion(BeforeFirstCollection);
        }

        return App.Run(args, Terminal.OfProcess());
    }
}
