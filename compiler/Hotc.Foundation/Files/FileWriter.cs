namespace Hotc.Foundation.Files;

/// <summary>Small steps of writing.</summary>
internal static class FileWriter
{
    /// <summary>A hidden name beside a path, for what is not in place yet.</summary>
    public static string Beside(string fullPath, string ending) =>
        Path.Combine(Path.GetDirectoryName(fullPath) ?? "", "." + Path.GetFileName(fullPath) + ending);

    /// <summary>Makes a new file.</summary>
    /// <exception cref="IOException">It exists, or the system refuses.</exception>
    public static void Create(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode)
    {
        if (OperatingSystem.IsLinux())
        {
            using var file = LinuxCalls.Create(path, mode);
            RandomAccess.Write(file, bytes, fileOffset: 0);
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var stream = new FileStream(path, options);
        stream.Write(bytes);
    }

    /// <summary>Deletes a file if that is possible.</summary>
    public static void TryDelete(string? path)
    {
        try
        {
            if (path is not null)
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (Paths.IsRefusal(exception))
        {
            // The next run deletes it.
        }
    }
}
