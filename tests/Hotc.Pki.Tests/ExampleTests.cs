using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

/// <summary>The bad example of every code has the finding, the good one has no error and not this finding.</summary>
public sealed class ExampleTests : IDisposable
{
    private readonly Workplace place = new();

    public static TheoryData<string> Codes => [.. PkiCodes.All.Select(d => d.Code)];

    public void Dispose() => place.Dispose();

    [Fact]
    public void Codes_are_unique_and_well_formed() =>
        Assert.Equal(PkiCodes.All.Length, new DiagnosticCatalogue(PkiCodes.All).All.Length);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Bad_shows_the_finding(string code)
    {
        Run(PkiCodes.All.Single(d => d.Code == code).Bad);
        Assert.Contains(code, place.Findings.Select(d => d.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Good_does_not(string code)
    {
        Run(PkiCodes.All.Single(d => d.Code == code).Good);
        Assert.DoesNotContain(place.Findings, d => d.Code == code || d.Level == DiagnosticLevel.Error);
    }

    private void Run(string script)
    {
        foreach (var line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ');
            switch (words)
            {
                case ["hotc", "pki", "init", ..]:
                    break;
                case ["hotc", "pki", "rotate", var directory, var step]:
                    place.Rotate(Enum.Parse<RotationStep>(step, ignoreCase: true), directory: directory);
                    continue;
                case ["hotc", "pki", "status", var directory]:
                    var bag = new DiagnosticBag();
                    PkiStatus.Read(place.At(directory), TimeProvider.System, bag);
                    Assert.Empty(bag.ToSorted());
                    continue;
                default:
                    place.Sh(line + " 2> log");
                    continue;
            }

            var options = words[4..].Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
            place.Init(
                new PkiInitOptions
                {
                    Days = options.TryGetValue("--days", out var days) ? int.Parse(days, null) : PkiInitOptions.DefaultDays,
                    ClusterCa = Own(options, "--ca"),
                    EtcdCa = Own(options, "--etcd-ca"),
                    FrontProxyCa = Own(options, "--front-proxy-ca"),
                },
                directory: words[3]);
        }
    }

    private static OwnAuthority? Own(Dictionary<string, string> options, string prefix)
    {
        var own = new OwnAuthority(options.GetValueOrDefault(prefix + "-cert"), options.GetValueOrDefault(prefix + "-key"));
        return own == new OwnAuthority(null, null) ? null : own;
    }
}
