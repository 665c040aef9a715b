using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>What Heat did with a resource.</summary>
public sealed record DoneToResource(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("action")] string Action,
    [property: JsonPropertyName("kept")] bool IsOldKept,
    [property: JsonPropertyName("properties")] IReadOnlyList<string>? Properties);

/// <summary>What Heat did with a stack.</summary>
public sealed record HeatUpdate(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("resources")] IReadOnlyDictionary<string, DoneToResource> Resources,
    [property: JsonPropertyName("refused")] IReadOnlyDictionary<string, string> Refused,
    [property: JsonPropertyName("groups")] IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<int>>> Groups);

/// <summary>Lets tests/conformance/heat_update.py update stacks. Without Heat every answer is a failure.</summary>
internal static class HeatUpdates
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Heat's answers, one for each pair of folders.</summary>
    public static async Task<IReadOnlyList<HeatUpdate>> AskAsync(IEnumerable<(string Old, string New)> folders)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Repository.Root, "tests", "conformance", "heat_update.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("/usr/bin/python3 did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var count = 0;
        try
        {
            foreach (var (old, current) in folders)
            {
                count++;
                await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new Dictionary<string, string> { ["old"] = old, ["new"] = current }));
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process ended; its own words follow.
        }

        var answers = (await output.WaitAsync(Patience)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return answers.Length == count
            ? [.. answers.Select(a => JsonSerializer.Deserialize<HeatUpdate>(a)!)]
            : throw new InvalidOperationException("Heat cannot be asked (apt-get install python3-heat python3-heatclient): " + await errors);
    }
}
