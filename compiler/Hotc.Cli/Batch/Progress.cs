using System.Globalization;

namespace Hotc.Cli.Batch;

/// <summary>Tells people how far a run is, once it has lasted a second.</summary>
internal sealed class Progress : IDisposable
{
    private const int FirstMilliseconds = 1000;
    private const int EveryMilliseconds = 200;

    private readonly Terminal terminal;
    private readonly int total;
    private readonly Timer? timer;
    private int done;

    /// <summary>Begins.</summary>
    /// <param name="terminal">Where to tell; nothing is told when nobody looks.</param>
    /// <param name="total">How much there is to do. One spec never takes that long.</param>
    public Progress(Terminal terminal, int total)
    {
        this.terminal = terminal;
        this.total = total;
        timer = terminal.IsErrorTerminal && total > 1 ? new Timer(_ => Show(), null, FirstMilliseconds, EveryMilliseconds) : null;
    }

    /// <summary>Counts one more.</summary>
    public void Advance() => Interlocked.Increment(ref done);

    /// <inheritdoc />
    public void Dispose()
    {
        if (timer is not null)
        {
            using var ended = new ManualResetEvent(false);
            timer.Dispose(ended);
            ended.WaitOne();
            terminal.Status(null);
        }
    }

    private void Show() => terminal.Status(string.Create(CultureInfo.InvariantCulture, $"{Volatile.Read(ref done)} of {total} specs"));
}
