using System.Runtime.InteropServices;

namespace Hotc.Cli.Batch;

/// <summary>Turns the first Ctrl-C into a request to end after what is under way; a second one ends at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration registration;
    private volatile bool isRequested;

    /// <summary>Begins to listen.</summary>
    public Interruption() =>
        registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = !isRequested;
            isRequested = true;
        });

    /// <summary>Whether the user wants the run to end.</summary>
    public bool IsRequested => isRequested;

    /// <inheritdoc />
    public void Dispose() => registration.Dispose();
}
