namespace Hotc.Cli.Batch;

/// <summary>Lets threads pass one by one in the order of their numbers, whatever order they come in.</summary>
internal sealed class Turnstile
{
    private readonly object gate = new();
    private int next;
    private bool isOpen;

    /// <summary>Waits for all smaller numbers, then runs something that no other thread runs at that time.</summary>
    public T Pass<T>(int number, Func<T> inside)
    {
        lock (gate)
        {
            while (next != number && !isOpen)
            {
                Monitor.Wait(gate);
            }

            var result = inside();
            next = number + 1;
            Monitor.PulseAll(gate);
            return result;
        }
    }

    /// <summary>Lets everybody pass from now on, because a number will never come.</summary>
    public void Open()
    {
        lock (gate)
        {
            isOpen = true;
            Monitor.PulseAll(gate);
        }
    }
}
