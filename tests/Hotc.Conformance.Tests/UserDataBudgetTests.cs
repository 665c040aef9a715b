using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;
using Hotc.Pki;

namespace Hotc.Conformance.Tests;

/// <summary>
/// The user-data of the servers of three control-plane nodes and two pools, as Heat fills it in with keys of <c>hotc pki init</c> and with an
/// address and a token as long as clouds have them.
/// </summary>
public sealed class UserDataBudgetTests : IDisposable
{
    /// <summary>What a control-plane node may take; growth beyond it needs a reason.</summary>
    private const int Budget = 24_000;

    // Two certificates more for the authorities and what else is trusted besides, while all is rotated at once.
    private const int RotationBudget = Budget + 2_000;

    // A Fernet token of a trust: https://docs.openstack.org/keystone/latest/admin/fernet-token-faq.html bounds them at 255 bytes.
    private const int TokenLength = 255;

    private const string Endpoint =
        "https://heat.cloud.example.org:8004/v1/0123456789abcdef0123456789abcdef/stacks/{stack}-control_plane-abcdefghijkl-0-mnopqrstuvwx/01234567-89ab-cdef-0123-456789abcdef/resources/signal/signal?of={handle}";

    private const string Bundle = "kubernetes-ubuntu/1.3.0/ha";

    private readonly string pki = Path.Combine(Directory.CreateTempSubdirectory("hotc-budget-").FullName, "pki");

    public UserDataBudgetTests()
    {
        using var random = RandomNumberGenerator.Create();
        Assert.NotNull(PkiInit.Run(pki, new PkiInitOptions(), TimeProvider.System, random, new DiagnosticBag()));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(pki)!, recursive: true);

    [Fact]
    public void A_control_plane_node_stays_within_its_budget() => Assert.All(ControlPlane(), bytes => Assert.InRange(bytes, 20_000, Budget));

    [Fact]
    public void It_does_so_in_the_middle_of_a_rotation_of_everything()
    {
        using var random = RandomNumberGenerator.Create();
        Assert.NotNull(PkiRotate.Run(pki, RotationStep.Trust, new PkiRotateOptions(), TimeProvider.System, random, new DiagnosticBag()));
        Assert.All(ControlPlane(), bytes => Assert.InRange(bytes, 20_000, RotationBudget));
    }

    [Fact]
    public void No_server_takes_more_than_the_manifest_says()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "snapshots", Bundle, "manifest.json")));
        var most = manifest.RootElement.GetProperty("sizes").GetProperty("userDataBytes").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        Assert.All(Servers(), server => Assert.InRange(server.Bytes, 1, most.Single(m => server.Name.StartsWith($"ha-{m.Key}-", StringComparison.Ordinal)).Value));
    }

    private List<int> ControlPlane()
    {
        var found = Servers().Where(s => s.Name.StartsWith("ha-control-plane-", StringComparison.Ordinal)).Select(s => s.Bytes).ToList();
        Assert.Equal(3, found.Count);
        return found;
    }

    private List<(string Name, int Bytes)> Servers()
    {
        var folder = Path.Combine(Repository.Root, "snapshots", Bundle);
        var request = new
        {
            name = "ha",
            template = Path.Combine(folder, "cluster.yaml"),
            environments = new[] { Path.Combine(folder, "environment.yaml"), Path.Combine(pki, "secrets.yaml") },
            addresses = Enumerable.Range(0, 12).SelectMany(i => new[] { "general", "storage" }.Select(pool => (Name: $"ha-{pool}-{i}", i))).ToDictionary(n => n.Name, n => $"10.20.0.{100 + n.i}"),
            api_address = "10.20.0.250",
            floating_address = "198.51.100.107",
            signal_endpoint = Endpoint,
        };
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Repository.Root, "tests", "boot", "heat_servers.py")])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(JsonSerializer.Serialize(request));
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        using var servers = JsonDocument.Parse(said);
        return [.. servers.RootElement.GetProperty("servers").EnumerateArray().Select(s => (s.GetProperty("name").GetString()!, BytesOf(s.GetProperty("user_data").GetString()!)))];
    }

    // The token that stands in for Keystone's is shorter.
    private static int BytesOf(string userData)
    {
        const string Name = "SIGNAL_TOKEN='";
        var begin = userData.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        return Encoding.UTF8.GetByteCount(userData) - (userData.IndexOf('\'', begin) - begin) + TokenLength;
    }
}
