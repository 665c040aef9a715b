using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class InjectionTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String[Gen.Char["'\"\\`$(){}[]@;&|!*?~#%<>=,: -aA1_é☃\u2028\u00a0\u202e\ufeff"], 1, 40],
        Gen.OneOf(new[] { "@@CA_KEY@@", "{{ cluster.name }}", "{% raw %}", "$(reboot)", "`reboot`", "'; reboot; '", "null", "true", "0o17", "1e3", "- a", "a: b", "# x", "!!str x", "&a", "*a", "|", ">", "get_param", "{get_param: ca_key}", "<<", "=", "~", "2001-01-01", "1:20", " x ", "%index", "index%" }.Select(Gen.Const).ToArray()));

    [Fact]
    public void A_hostile_text_is_refused_or_arrives_exactly_as_it_was_written() => Gen.Select(Hostile, Hostile, Hostile, Hostile).Sample(
        (resource, flag, config, description) =>
        {
            var result = Specs.Over(Spec(resource, flag, config, description), CompileStage.Bundle);
            if (result.Bundle is null)
            {
                Assert.Contains(result.Diagnostics, d => d.Level == DiagnosticLevel.Error);
                return;
            }

            Assert.All(result.Bundle.Files.Where(f => f.Document is not null), file => Assert.Equal(file.Document, ReadBack(file)));
            var parameters = (HotMap)ReadBack(result.Bundle.Find("environment.yaml")!)["parameters"]!;
            Assert.Contains(parameters.Entries, e => e.Value is HotText text && text.Value == resource);
            Assert.Contains(description, ((HotText)ReadBack(result.Bundle.Find("cluster.yaml")!)["description"]!).Value);
            var variables = Variables(result.Bundle);
            Assert.Contains($"--event-ttl={flag}", variables["APISERVER_FLAGS"].Split('\n'));
            using var kubelet = JsonDocument.Parse(variables["KUBELET_CONFIG"]);
            Assert.Equal(config, kubelet.RootElement.GetProperty("evictionHard").GetProperty("memory.available").GetString());
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void A_text_that_looks_like_a_token_is_taken_and_is_none()
    {
        var result = Specs.Over(Spec("@@CA_KEY@@", "@@CA_KEY@@", "@@CA_KEY@@", "@@CA_KEY@@"), CompileStage.Bundle).Sound();
        var settings = Settings(result.Bundle!);
        Assert.DoesNotContain("@@CA_KEY@@", settings);
        Assert.Contains("--event-ttl=@@CA_KEY@@", Variables(result.Bundle!)["APISERVER_FLAGS"].Split('\n'));
    }

    [Fact]
    public void Only_the_lines_of_tokens_hold_tokens()
    {
        var bundle = Specs.Over("", CompileStage.Bundle).Sound().Bundle!;
        Assert.DoesNotContain("@@", Settings(bundle));
        Assert.All(FileOf(bundle, "/etc/hotc/node.env").Split('\n')[1..^1], line => Assert.Matches("^([A-Z_]+)='@@\\1@@'$", line));
    }

    private static string Spec(string resource, string flag, string config, string description) =>
        $"metadata: {{description: {Json(description)}}}\ncontrolPlane: {{flavor: {Json(resource)}}}\nkubernetes:\n  apiServer: {{flags: {{event-ttl: {Json(flag)}}}}}\n  kubelet: {{config: {{evictionHard: {{memory.available: {Json(config)}}}}}}}\n";

    private static string Json(string text) => JsonSerializer.Serialize(text);

    private static HotMap ReadBack(BundleFile file)
    {
        var bag = new DiagnosticBag();
        var document = YamlReader.Read(new SourceText(file.Path, Encoding.UTF8.GetString(file.Content.Span), SourceKind.Heat), bag, HotReader.Limits);
        Assert.False(bag.HasErrors, Diagnosed.Text(bag.ToSorted()));
        return HotReader.ReadMap(document!, bag)!;
    }

    private static string Settings(Bundle bundle) => FileOf(bundle, "/etc/hotc/settings.env");

    // The content of a file that the control plane's own part of the user-data lays on a node.
    private static string FileOf(Bundle bundle, string path)
    {
        var files = (HotList)ReadBack(bundle.Find("user-data/control-plane.env.yaml")!)["write_files"]!;
        var file = files.Items.OfType<HotMap>().Single(f => f["path"] is HotText text && text.Value == path);
        var content = ((HotText)file["content"]!).Value;
        if (file["encoding"] is null)
        {
            return content;
        }

        using var unpacked = new StreamReader(new GZipStream(new MemoryStream(Convert.FromBase64String(content)), CompressionMode.Decompress));
        return unpacked.ReadToEnd();
    }

    private static Dictionary<string, string> Variables(Bundle bundle)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/env", ["-i", "/bin/bash", "-c", "set -a; . /dev/stdin; exec /usr/bin/env -0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        })!;
        process.StandardInput.Write(Settings(bundle));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
    }
}
