namespace Hotc.Foundation.Files;

/// <summary>
/// Keeps two runs from writing one folder. The lock belongs to the open file, so a kill frees it; the file that a kill leaves
/// behind locks nothing and goes with the next lock.
/// </summary>
public sealed class FolderLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    private readonly string path;
    private readonly FileStream stream;

    private FolderLock(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Locks; null when another process, or another thread of this one, holds the lock.</summary>
    /// <exception cref="IOException">The system refuses; other exceptions of opening a file come through as well.</exception>
    public static FolderLock? TryTake(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        while (true)
        {
            FileStream stream;
            try
            {
                stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (Held.Contains(exception.HResult))
            {
                return null;
            }

            // Between our opening and our locking the former holder may have deleted the file. Then what is locked has no name
            // any more, and somebody else may lock a new file of this name.
            if (!OperatingSystem.IsLinux() || LinuxCalls.Identify(stream.SafeFileHandle) == LinuxCalls.Identify(path))
            {
                return new FolderLock(path, stream);
            }

            stream.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Windows cannot delete an open file; elsewhere it must go before the lock does.
        if (OperatingSystem.IsWindows())
        {
            stream.Dispose();
        }

        FileWriter.TryDelete(path);
        stream.Dispose();
    }
}
