using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Hotc.Foundation.Tests.Yaml;

/// <summary>
/// Debian's Python with PyYAML, which is what Heat reads with. It is part of the proof: where it is missing the test fails and
/// says what to install.
/// </summary>
internal static class Python
{
    private const string Program = "/usr/bin/python3";

    /// <summary>Runs a script that reads one JSON value from its input and writes one to its output.</summary>
    public static JsonElement Run(string script, object input)
    {
        Assert.True(File.Exists(Program), $"{Program} is missing: apt-get install python3 python3-yaml");
        var start = new ProcessStartInfo(Program)
        {
            ArgumentList = { "-c", script },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(JsonSerializer.Serialize(input));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"python3 failed (python3-yaml missing?): {errors.Result}");
        return JsonSerializer.Deserialize<JsonElement>(output.Result);
    }
}
