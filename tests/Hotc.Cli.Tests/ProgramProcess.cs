using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hotc.Cli.Tests;

/// <summary>The program as a process of its own, for what a run in this process cannot show.</summary>
internal static partial class ProgramProcess
{
    /// <summary>Starts the program.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="environment">Environment variables on top of this process's own.</param>
    /// <param name="args">The command line.</param>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(App).Assembly.Location, .. args])
        {
            WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end and returns the exit code.</summary>
    public static int Run(string folder, IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        using var process = Start(folder, environment, args);
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Runs the program to its end in a folder, for paths that count from the working directory.</summary>
    public static Run In(string folder, params string[] args)
    {
        using var process = Start(folder, new Dictionary<string, string>(), args);
        return Finish(process);
    }

    /// <summary>Runs the program to its end by a line of shell, for redirections that no other way gives.</summary>
    public static Run ByShell(string folder, string line)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"exec dotnet '{typeof(App).Assembly.Location}' {line}"])
        {
            WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        return Finish(process);
    }

    private static Run Finish(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Run(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>The folder of this repository.</summary>
    public static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    private static string FindRepository(string folder) =>
        File.Exists(Path.Combine(folder, "Compiler.sln")) ? folder : FindRepository(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!);

    /// <summary>The number of SIGINT, which Ctrl-C sends.</summary>
    public const int Interrupt = 2;

    /// <summary>The number of SIGTERM.</summary>
    public const int Terminate = 15;

    /// <summary>Sends a signal.</summary>
    public static void Send(Process process, int signal) => Assert.Equal(0, Kill(process.Id, signal));

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
