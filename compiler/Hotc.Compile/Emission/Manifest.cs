using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotc.Compile.Completion;
using Hotc.Compile.Planning;
using Hotc.Foundation.Files;
using Hotc.Heat.Bundles;

namespace Hotc.Compile.Emission;

/// <summary>
/// Writes manifest.json: what the bundle was made of, what it holds and what it needs, so that tools and reviews need not
/// parse templates for it.
/// </summary>
internal static class Manifest
{
    private const int FormatVersion = 1;

    public static BundleFile Write(CompletedSpec completed, string driverDigest, ClusterPlan plan, Bundle bundle, BundleSize size, Digest digest)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("cluster", plan.Cluster.Name);
            WriteInputs(json, completed, digest);
            json.WriteString("driver", completed.Driver.Id);
            json.WriteString("driverSha256", driverDigest);
            json.WriteString("heatRelease", plan.Heat.Release);
            json.WriteString("kubernetes", plan.Kubernetes.Version);
            WriteComponents(json, plan);
            WriteNeeds(json, plan);
            WriteSizes(json, plan, size);
            WriteFragments(json, plan);
            WriteFiles(json, bundle, digest);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return new BundleFile(BundleNames.Manifest, buffer.WrittenMemory);
    }

    // Only the names of the files: where the spec lies on a machine is nobody's business and would differ between machines.
    private static void WriteInputs(Utf8JsonWriter json, CompletedSpec completed, Digest digest)
    {
        var line = new StringBuilder();
        json.WriteStartArray("inputs");
        foreach (var file in completed.Inputs)
        {
            WriteLine(json, line, ("file", Text(file.Path.Split('/')[^1])), ("sha256", Text(digest(file.Bytes.Span))));
        }

        json.WriteEndArray();
    }

    private static void WriteComponents(Utf8JsonWriter json, ClusterPlan plan)
    {
        json.WriteStartObject("components");
        foreach (var artifact in plan.Groups().SelectMany(g => g.Artifacts).DistinctBy(a => a.Name))
        {
            json.WriteString(artifact.Name, artifact.Version);
        }

        json.WriteEndObject();
        json.WriteStartObject("images");
        foreach (var (name, reference) in plan.Images)
        {
            json.WriteString(name, reference);
        }

        json.WriteEndObject();
    }

    private static void WriteNeeds(Utf8JsonWriter json, ClusterPlan plan)
    {
        json.WriteStartArray("capabilities");
        foreach (var need in Needs(plan))
        {
            json.WriteStringValue(need);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<string> Needs(ClusterPlan plan)
    {
        var groups = plan.Groups().ToList();
        if (groups.Any(g => g.BootVolume is not null || g.RuntimeVolume is not null || g.EtcdVolume is not null))
        {
            yield return "cinder";
        }

        if (plan.Api.Public || groups.Any(g => g.FloatingIps))
        {
            yield return "floating-ips";
        }

        if (plan.Api.LoadBalancer is { } balancer)
        {
            yield return $"octavia-{balancer.Provider}";
        }
    }

    private static void WriteSizes(Utf8JsonWriter json, ClusterPlan plan, BundleSize size)
    {
        json.WriteStartObject("sizes");
        json.WriteNumber("resources", size.Stack.Resources);
        json.WriteNumber("nesting", size.Stack.Depth);
        json.WriteNumber("requestBytes", size.Request.BodyBytes);
        json.WriteStartObject("userDataBytes");
        foreach (var group in plan.Groups())
        {
            json.WriteNumber(group.Name, group.Payload.MaxBytes);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFragments(Utf8JsonWriter json, ClusterPlan plan)
    {
        var line = new StringBuilder();
        json.WriteStartArray("fragments");
        foreach (var part in plan.Fragments)
        {
            foreach (var fragment in part.Fragments)
            {
                WriteLine(json, line, ("fragment", Text(fragment)), ("carriedBy", Text(part.File)));
            }
        }

        json.WriteEndArray();
    }

    private static void WriteFiles(Utf8JsonWriter json, Bundle bundle, Digest digest)
    {
        var line = new StringBuilder();
        json.WriteStartArray("files");
        foreach (var file in bundle.Files)
        {
            WriteLine(json, line, ("path", Text(file.Path)), ("bytes", file.Content.Length.ToString(CultureInfo.InvariantCulture)), ("sha256", Text(file.Digest(digest))));
        }

        json.WriteEndArray();
    }

    // One line an entry, so that a file that changed is one line of a difference; the writer would give each member a line.
    private static void WriteLine(Utf8JsonWriter json, StringBuilder line, params ReadOnlySpan<(string Name, string Value)> members)
    {
        line.Clear().Append("\n    {");
        var first = line.Length;
        foreach (var (name, value) in members)
        {
            line.Append(line.Length == first ? "\"" : ", \"").Append(name).Append("\": ").Append(value);
        }

        json.WriteRawValue(line.Append('}').ToString(), skipInputValidation: true);
    }

    private static string Text(string value) => $"\"{JavaScriptEncoder.Default.Encode(value)}\"";
}
