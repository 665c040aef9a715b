using System.Text;
using System.Text.Json;

namespace Hotc.Cli.Tests;

/// <summary>One run of the program in this process.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    /// <summary>Runs a command line whose standard streams are no terminal.</summary>
    public static Run Of(params string[] args) => With("", isTerminal: false, args);

    /// <summary>Runs a command line whose standard streams are a terminal that knows colours.</summary>
    public static Run OnTerminal(params string[] args) => With("", isTerminal: true, args);

    /// <summary>Runs a command line with a text on standard input.</summary>
    public static Run WithInput(string input, params string[] args) => With(input, isTerminal: false, args);

    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>Runs a command line with a standard input that opens in a way of its own.</summary>
    public static Run With(Func<Stream> openInput, params string[] args) => With(openInput, isTerminal: false, args);

    private static Run With(string input, bool isTerminal, string[] args) => With(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), isTerminal, args);

    private static Run With(Func<Stream> openInput, bool isTerminal, string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var terminal = new Terminal(openInput, output, errors)
        {
            IsOutputTerminal = isTerminal, IsErrorTerminal = isTerminal, AllowsColour = isTerminal,
        };
        var code = App.Run(args, terminal);
        return new Run(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }
}

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("hotc-cli-").FullName;

    /// <summary>The path of something in it.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file in it and returns the file's path.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>Specs for tests.</summary>
internal static class Specs
{
    /// <summary>A small spec that compiles.</summary>
    public static string Named(string name) =>
        $$"""
        apiVersion: hotc/v1
        kind: Cluster
        metadata: {name: {{name}}}
        driver: {name: kubernetes-ubuntu}
        network: {external: public}
        controlPlane: {flavor: m1.medium, image: ubuntu-24.04}
        """;

    /// <summary>A spec with an unknown key.</summary>
    public static string Wrong => Named("wrong") + "\nnetwrok: {}\n";
}
