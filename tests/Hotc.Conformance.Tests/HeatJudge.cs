using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotc.Conformance.Tests;

/// <summary>What Heat says of a bundle.</summary>
public sealed record Verdict(
    [property: JsonPropertyName("valid")] bool IsValid,
    [property: JsonPropertyName("message")] string? Message,
    [property: JsonPropertyName("invented")] IReadOnlyList<string> Invented,
    [property: JsonPropertyName("bytes")] long Bytes);

/// <summary>One long-lived process of tests/conformance/heat_judge.py. Without Heat every verdict is a failure.</summary>
public sealed class HeatJudge : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Task<string> errors;

    public HeatJudge()
    {
        var script = Path.Combine(Repository.Root, "tests", "conformance", "heat_judge.py");
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("/usr/bin/python3 did not start");
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Heat's verdict on the bundle in a folder: cluster.yaml, with environment.yaml if there is one.</summary>
    public async Task<Verdict> JudgeAsync(string folder)
    {
        var environment = Path.Combine(folder, "environment.yaml");
        var request = JsonSerializer.Serialize(new
        {
            template = Path.Combine(folder, "cluster.yaml"),
            environments = File.Exists(environment) ? [environment] : Array.Empty<string>(),
        });
        string? answer = null;
        try
        {
            await process.StandardInput.WriteLineAsync(request);
            await process.StandardInput.FlushAsync();
            answer = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        }
        catch (IOException)
        {
            // The process ended; its own words follow.
        }

        return answer is null
            ? throw new InvalidOperationException("Heat cannot be asked (apt-get install python3-heat python3-heatclient): " + await errors)
            : JsonSerializer.Deserialize<Verdict>(answer)!;
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
