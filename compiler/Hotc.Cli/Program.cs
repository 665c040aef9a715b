namespace Hotc.Cli;

internal static class Program
{
    private static int Main(string[] args) => App.Run(args, Terminal.OfProcess());
}
