using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hotc.Foundation.Tests.Architecture;

public class BannedSymbolsTests
{
    private static readonly string List = Path.Combine(Repository.Root, "compiler/BannedSymbols.txt");

    // One use of every symbol of the list, in its order.
    private const string Uses = """
        global::System.Console.WriteLine();
        _ = global::System.Environment.NewLine;
        _ = new global::System.Random();
        _ = global::System.Guid.NewGuid();
        _ = global::System.Guid.CreateVersion7();
        _ = global::System.Guid.CreateVersion7(default);
        _ = global::System.Security.Cryptography.RandomNumberGenerator.GetBytes(1);
        _ = global::System.DateTime.Now;
        _ = global::System.DateTime.UtcNow;
        _ = global::System.DateTime.Today;
        _ = global::System.DateTimeOffset.Now;
        _ = global::System.DateTimeOffset.UtcNow;
        _ = global::System.TimeProvider.System;
        _ = global::System.TimeZoneInfo.Local;
        _ = global::System.Diagnostics.Stopwatch.GetTimestamp();
        _ = global::System.Diagnostics.Process.GetCurrentProcess();
        _ = new global::System.Threading.Timer(null);
        _ = global::System.Globalization.CultureInfo.CurrentCulture;
        _ = global::System.Globalization.CultureInfo.CurrentUICulture;
        _ = global::System.Globalization.CultureInfo.DefaultThreadCurrentCulture;
        _ = "".ToLower();
        _ = "".ToUpper();
        _ = global::System.StringComparer.CurrentCulture;
        _ = global::System.StringComparer.CurrentCultureIgnoreCase;
        _ = global::System.StringComparison.CurrentCulture;
        _ = global::System.StringComparison.CurrentCultureIgnoreCase;
        _ = "".GetHashCode();
        _ = global::System.IO.File.Exists("");
        _ = new global::System.IO.FileInfo("");
        _ = global::System.IO.Directory.Exists("");
        _ = new global::System.IO.DirectoryInfo("");
        _ = new global::System.IO.FileStream("", global::System.IO.FileMode.Open);
        _ = global::System.IO.RandomAccess.GetLength(null);
        _ = new global::System.IO.FileSystemWatcher();
        _ = new global::System.IO.DriveInfo("");
        _ = new global::System.IO.StreamReader("");
        _ = new global::System.IO.StreamReader("", global::System.Text.Encoding.UTF8);
        _ = new global::System.IO.StreamReader("", new global::System.IO.FileStreamOptions());
        _ = new global::System.IO.StreamWriter("");
        _ = new global::System.IO.StreamWriter("", true);
        _ = new global::System.IO.StreamWriter("", new global::System.IO.FileStreamOptions());
        _ = global::System.IO.Path.GetFullPath("");
        _ = global::System.IO.Path.GetTempPath();
        _ = global::System.IO.Path.GetTempFileName();
        _ = global::System.IO.Path.GetRandomFileName();
        _ = global::System.IO.Path.Exists("");
        _ = new global::System.Net.Http.HttpClient();
        _ = global::System.Net.Sockets.SocketType.Stream;
        """;

    [Fact]
    public void Every_banned_symbol_breaks_the_build()
    {
        var lines = Uses.Split('\n');
        var symbols = File.ReadAllLines(List);
        Assert.Equal(symbols.Length, lines.Length);

        var output = Compile(Uses);

        var reported = Enumerable.Range(1, lines.Length).Where(n => output.Contains($"use.cs({n},", StringComparison.Ordinal));
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
        Assert.Empty(symbols.Where((_, i) => !reported.Contains(i + 1)));
    }

    [Theory]
    [InlineData("Hotc.Foundation")]
    [InlineData("Hotc.Heat")]
    [InlineData("Hotc.Lint")]
    [InlineData("Hotc.Review")]
    [InlineData("Hotc.Compile")]
    public void Every_pure_stage_uses_the_list(string project)
    {
        if (Repository.Projects("compiler").TryGetValue(project, out var path))
        {
            var packages = File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, "packages.lock.json"));
            Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", packages, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_door_to_disk_uses_nothing_else_that_is_banned()
    {
        string[] words = ["Console", "Environment", "Random", "NewGuid", "DateTime", "Stopwatch", "CurrentCulture", "Process"];
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "compiler/Hotc.Foundation/Files"), "*.cs");
        var used =
            from file in files
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from word in words
            where line.Contains(word + ".", StringComparison.Ordinal) || line.Contains("new " + word, StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}";
        Assert.Empty(used);
    }

    [Fact]
    public void Nobody_switches_the_ban_off()
    {
        var sources = Repository.Projects("compiler").Values.SelectMany(
            p => Directory.EnumerateFiles(Path.GetDirectoryName(p)!, "*.cs", SearchOption.AllDirectories));
        Assert.DoesNotContain(sources, s => File.ReadAllText(s).Contains("RS0030", StringComparison.Ordinal));
    }

    // Runs the compiler of the SDK as the build does, with the analyzer and the list.
    private static string Compile(string code)
    {
        using var temp = new Files.TempFolder();
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var sdks = Path.Combine(runtime, "../../../sdk");
        var compiler = Directory.EnumerateFiles(sdks, "csc.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
        string[] arguments =
        [
            "-nologo", "-target:exe", "-nullable:disable", "-warnaserror+", "-out:" + temp.At("use.dll"), "-additionalfile:" + List,
            .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "analyzers"), "*.dll").Select(a => $"-analyzer:\"{a}\""),
            .. Directory.EnumerateFiles(runtime, "System*.dll").Where(IsManaged).Select(r => $"-reference:\"{r}\""),
            temp.Put("use.cs", code),
        ];
        var start = new ProcessStartInfo("dotnet", ["exec", compiler, "-noconfig", "@" + temp.Put("arguments.rsp", string.Join('\n', arguments))])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.NotEqual(0, process.ExitCode);
        return output;
    }

    private static bool IsManaged(string path) => !Path.GetFileName(path).Contains(".Native", StringComparison.Ordinal);
}
