using System.Diagnostics;
using System.Text;

namespace Hotc.Snapshots;

/// <summary>Makes the golden files of a case with a hotc binary instead of the compiler's library.</summary>
/// <param name="Binary">Path of the binary.</param>
public sealed record NativeProgram(string Binary)
{
    /// <summary>What the binary makes of a case.</summary>
    /// <exception cref="InvalidOperationException">The binary fails.</exception>
    public IEnumerable<GoldenFile> Goldens(Case tested)
    {
        var folder = Directory.CreateTempSubdirectory("hotc-snapshots-");
        try
        {
            var output = Path.Combine(folder.FullName, "bundle");
            Run(tested, "build", Case.SpecFile, "-o", output);
            var files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
                .Select(f => new GoldenFile($"{tested.Snapshot}/{Path.GetRelativePath(output, f)}", File.ReadAllBytes(f))).ToList();
            files.Add(new GoldenFile($"{tested.Snapshot}.completed.yaml", Run(tested, "explain", Case.SpecFile, "--stage", "completed")));
            files.Add(new GoldenFile($"{tested.Snapshot}.plan.json", Run(tested, "explain", Case.SpecFile, "--stage", "plan")));
            return files;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private byte[] Run(Case tested, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(Binary), arguments)
        {
            WorkingDirectory = Repository.PathOf(tested.Folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Binary} did not start");
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.ToArray()
            : throw new InvalidOperationException($"{Binary} {string.Join(' ', arguments)} ended with {process.ExitCode} in {tested.Folder}:\n{errors.Result}{Encoding.UTF8.GetString(output.ToArray())}");
    }
}
