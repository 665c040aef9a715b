using System.Diagnostics;
using System.Text.Json;
using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests;

/// <summary>Runs the walk-through of the driver guide as it stands there, in a copy of what it needs of the repository.</summary>
public sealed class DriverWalkThroughTests : IDisposable
{
    private const string Guide = "docs/driver-guide.md";
    private const string Section = "Walk-through";
    private readonly string folder = Directory.CreateTempSubdirectory("hotc-guide-").FullName;

    [Fact]
    public void The_walk_through_does_what_it_says()
    {
        Prepare();
        var fences = Markdown.Read(Guide).Fences.Where(f => f.Section == Section).ToList();
        Assert.True(fences.Count(f => f.Language == "sh") >= 4);
        for (var i = 0; i < fences.Count; i++)
        {
            if (fences[i].Language != "sh")
            {
                continue;
            }

            var (code, output) = Run(fences[i].Text);
            var where = $"{Guide}, line {fences[i].Line}";
            Assert.True(code == 0, $"{where}: exit code {code}\n{output}");
            if (i + 1 < fences.Count && fences[i + 1].Language == "text")
            {
                Assert.True(fences[i + 1].Text == output, $"{where} says\n{fences[i + 1].Text}but gives\n{output}");
            }
        }

        Assert.Equal("kubernetes-ubuntu@1.4.0", Manifest("out/next").GetProperty("driver").GetString());
        Assert.Equal("1.38.0", Manifest("out/next-minor").GetProperty("kubernetes").GetString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private JsonElement Manifest(string bundle) => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, bundle, "manifest.json"))).RootElement;

    private void Prepare()
    {
        foreach (var part in new[] { "drivers", "examples" })
        {
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf(part), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        var program = Path.Combine(folder, "bin", "hotc");
        Directory.CreateDirectory(Path.GetDirectoryName(program)!);
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "hotc.dll")}' \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private (int Code, string Output) Run(string commands)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euc", $"exec 2>&1\nPATH=\"$PWD/bin:$PATH\"\n{commands}"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true,
        })!;
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output);
    }
}
