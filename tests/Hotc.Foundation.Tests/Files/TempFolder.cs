namespace Hotc.Foundation.Tests.Files;

/// <summary>A folder of its own for a test, on the RAM disk where there is one. It goes with the test.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(parent, "hotc-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>The full path of something in the folder.</summary>
    public string At(string path) => System.IO.Path.Combine(Path, path);

    /// <summary>Writes a text file, with the folders that it needs.</summary>
    public string Put(string path, string text)
    {
        var full = At(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Everything in the folder as <c>path=text</c>, links as <c>path->target</c>, empty folders as <c>path/</c>, in ordinal order.</summary>
    public string[] Show(string folder = "")
    {
        var root = At(folder);
        var found = new List<string>();
        Collect(root, root, found);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Collect(string root, string folder, List<string> found)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var path = System.IO.Path.GetRelativePath(root, entry.FullName);
            if (entry.LinkTarget is { } target)
            {
                found.Add($"{path}->{target}");
            }
            else if (entry is DirectoryInfo)
            {
                var before = found.Count;
                Collect(root, entry.FullName, found);
                if (found.Count == before)
                {
                    found.Add(path + "/");
                }
            }
            else
            {
                found.Add($"{path}={File.ReadAllText(entry.FullName)}");
            }
        }
    }
}
