namespace Hotc.Cli;

internal static class Program
{
    // A build of one cluster allocates less than this and ends. Where the processor's cache is small the collector would run
    // several times until then; so it waits, and after that works as ever.
    private const long BeforeFirstCollection = 32 * 1024 * 1024;

    private static int Main(string[] args)
    {
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 8 * BeforeFirstCollection)
        {
            // A first collection would find nothing.
            GC.TryStartNoGCRegion(BeforeFirstCollection, disallowFullBlockingGC: true);
        }

        return App.Run(args, Terminal.OfProcess());
    }
}
