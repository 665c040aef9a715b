using System.Runtime.InteropServices;

namespace Hotc.Cli.Batch;

/// <summary>
/// Turns the first Ctrl-C, or the first request of the system to terminate, into a request to end after what is under way; a second
/// one ends at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private int code;

    /// <summary>Begins to listen.</summary>
    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Take(context, ExitCode.Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Take(context, ExitCode.Terminated));
    }

    /// <summary>Whether the run is to end.</summary>
    public bool IsRequested => Code != 0;

    /// <summary>The exit code that says what ended the run; 0 when nothing did.</summary>
    public int Code => Volatile.Read(ref code);

    /// <inheritdoc />
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Take(PosixSignalContext context, int meaning) => context.Cancel = Interlocked.CompareExchange(ref code, meaning, 0) == 0;
}
