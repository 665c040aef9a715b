namespace Hotc.Cli;

/// <summary>What the process says when it ends (the same numbers as in the guides).</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    public const int Fine = 0;

    /// <summary>There are findings at or above the level of <c>--fail-on</c>, or the output could not be written.</summary>
    public const int Findings = 1;

    /// <summary>There are differences: of <c>diff</c> and <c>snapshot verify</c>; or <c>quota</c> found one exceeded.</summary>
    public const int Differences = 2;

    /// <summary>The command line is wrong (sysexits.h: EX_USAGE).</summary>
    public const int Usage = 64;

    /// <summary>The program is wrong (sysexits.h: EX_SOFTWARE).</summary>
    public const int Fault = 70;

    /// <summary>Ended by Ctrl-C: 128 and the number of SIGINT, as shells do.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by a request to terminate: 128 and the number of SIGTERM.</summary>
    public const int Terminated = 143;
}
