using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

/// <summary>A folder for one test, with a shell in it and the verb to be tested. Paths in it are relative, as a user's are.</summary>
public sealed class Workplace : IDisposable
{
    /// <summary>A CA on P-256 as OpenSSL makes it by itself: CA:TRUE and no keyUsage.</summary>
    public const string MakeCa = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=own -keyout ca.key -out ca.crt\n";

    public string Folder { get; } = Directory.CreateTempSubdirectory("hotc-pki-").FullName;

    /// <summary>The directory that the tests make.</summary>
    public string Pki => At("pki");

    public ImmutableArray<Diagnostic> Findings { get; private set; } = [];

    public string At(string name) => Path.Combine(Folder, name);

    public string Read(string name) => File.ReadAllText(At(name));

    /// <summary>Runs the verb, with names of files relative to the folder.</summary>
    public PkiInitResult? Init(PkiInitOptions? options = null, TimeProvider? clock = null, RandomNumberGenerator? random = null, string directory = "pki")
    {
        options ??= new PkiInitOptions();
        using var system = RandomNumberGenerator.Create();
        var bag = new DiagnosticBag();
        var result = PkiInit.Run(
            At(directory),
            options with { ClusterCa = Absolute(options.ClusterCa), EtcdCa = Absolute(options.EtcdCa), FrontProxyCa = Absolute(options.FrontProxyCa) },
            clock ?? TimeProvider.System, random ?? system, bag);
        Findings = bag.ToSorted();
        return result;
    }

    /// <summary>Runs the verb and fails the test on any finding.</summary>
    public PkiInitResult InitWell(PkiInitOptions? options = null, TimeProvider? clock = null, RandomNumberGenerator? random = null)
    {
        var result = Init(options, clock, random);
        Assert.Equal("", Show());
        return Assert.IsType<PkiInitResult>(result);
    }

    /// <summary>Runs a step of a rotation, with names of files relative to the folder.</summary>
    public PkiRotation? Rotate(RotationStep? step, PkiRotateOptions? options = null, TimeProvider? clock = null, string directory = "pki")
    {
        options ??= new PkiRotateOptions();
        using var random = RandomNumberGenerator.Create();
        var bag = new DiagnosticBag();
        var mine = options.New;
        var result = PkiRotate.Run(
            At(directory), step,
            options with { New = mine with { ClusterCa = Absolute(mine.ClusterCa), EtcdCa = Absolute(mine.EtcdCa), FrontProxyCa = Absolute(mine.FrontProxyCa) } },
            clock ?? TimeProvider.System, random, bag);
        Findings = bag.ToSorted();
        return result;
    }

    /// <summary>Runs steps of a rotation and fails the test on any finding.</summary>
    public PkiRotation RotateWell(params RotationStep[] steps)
    {
        PkiRotation? result = null;
        foreach (var step in steps)
        {
            result = Rotate(step);
            Assert.Equal("", Show());
        }

        return Assert.IsType<PkiRotation>(result);
    }

    /// <summary>The parameters of secrets.yaml, as PyYAML reads them.</summary>
    public Dictionary<string, string> Secrets() => JsonSerializer.Deserialize<Dictionary<string, string>>(
        Sh("/usr/bin/python3 -c 'import yaml, json; print(json.dumps(yaml.safe_load(open(\"pki/secrets.yaml\"))[\"parameters\"]))'"))!;

    /// <summary>The findings as lines without the folder's own name.</summary>
    public string Show() => string.Join('\n', Findings.Select(
        d => $"{d.Path}: {d.Code} {d.Message}{(d.Help is null ? "" : "; " + d.Help)}".Replace(Folder + "/", "", StringComparison.Ordinal)));

    /// <summary>Runs commands; the test fails when one of them does. Returns what they printed.</summary>
    public string Sh(string commands)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-ec", commands]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"exit {process.ExitCode} of: {commands}\n{output}{errors.Result}");
        return output;
    }

    /// <summary>All files of the made directory with their bytes.</summary>
    public SortedDictionary<string, string> Snapshot() => new(
        Directory.EnumerateFiles(Pki, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(Pki, f), File.ReadAllText), StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private OwnAuthority? Absolute(OwnAuthority? own) => own is null
        ? null
        : new OwnAuthority(own.CertificateFile is null ? null : At(own.CertificateFile), own.KeyFile is null ? null : At(own.KeyFile));
}

/// <summary>A clock that stands still.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
