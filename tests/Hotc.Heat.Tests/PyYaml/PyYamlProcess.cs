using System.Diagnostics;
using System.Text.Json;
using Hotc.Heat.Values;

namespace Hotc.Heat.Tests.PyYaml;

/// <summary>One long-lived Python with PyYAML, shared by a test class. Without it the tests fail: nothing else knows what Heat reads.</summary>
public sealed class PyYamlProcess : IDisposable
{
    private readonly Lock gate = new();
    private readonly Process process;

    public PyYamlProcess()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "PyYaml", "read_back.py");
        process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-B", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("/usr/bin/python3 did not start");
    }

    /// <summary>For each text: null when both loaders of PyYAML read the value from it, else what is different.</summary>
    public IReadOnlyList<string?> Check(IEnumerable<(string Text, HotValue Value)> documents)
    {
        var request = Json(documents);
        lock (gate)
        {
            process.StandardInput.WriteLine(request);
            process.StandardInput.Flush();
            var answer = process.StandardOutput.ReadLine()
                ?? throw new InvalidOperationException("python3 ended; is python3-yaml installed? (apt-get install python3-yaml)");
            return JsonSerializer.Deserialize<string?[]>(answer)!;
        }
    }

    public void AssertReadsBack(string text, HotValue value) => Assert.Null(Check([(text, value)])[0]);

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string Json(IEnumerable<(string Text, HotValue Value)> documents)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var (text, value) in documents)
            {
                writer.WriteStartObject();
                writer.WriteString("text", text);
                writer.WritePropertyName("value");
                Write(writer, value);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, HotValue value)
    {
        switch (value)
        {
            case HotMap map:
                writer.WriteStartObject();
                foreach (var (key, item, _) in map.Entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case HotList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case HotText text:
                writer.WriteStringValue(text.Value);
                break;
            case HotNumber number:
                // Python's JSON knows these three words.
                writer.WriteRawValue(
                    number.Text switch { ".inf" => "Infinity", "-.inf" => "-Infinity", ".nan" => "NaN", var other => other },
                    skipInputValidation: true);
                break;
            case HotBool boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
