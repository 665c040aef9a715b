using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hotc.Compile.Payload.Ignition;

/// <summary>
/// An Ignition configuration, as far as drivers use it. Names, types and meaning are those of specification 3.3.0:
/// https://coreos.github.io/ignition/configuration-v3_3/.
/// </summary>
internal sealed record IgnitionConfig
{
    public IgnitionHeader Ignition { get; init; } = new();

    public IgnitionPasswd? Passwd { get; init; }

    public IgnitionStorage? Storage { get; init; }

    public IgnitionSystemd? Systemd { get; init; }
}

internal sealed record IgnitionHeader
{
    // What every supported Fedora CoreOS and Flatcar accepts.
    public string Version { get; init; } = "3.3.0";

    public IgnitionMerge? Config { get; init; }
}

internal sealed record IgnitionMerge(ImmutableArray<IgnitionResource> Merge);

/// <param name="Source">A data URL; hotc lets Ignition fetch nothing, since it would try for ever.</param>
/// <param name="Compression">gzip or nothing.</param>
internal sealed record IgnitionResource(string Source, string? Compression = null);

internal sealed record IgnitionPasswd(ImmutableArray<IgnitionUser> Users);

internal sealed record IgnitionUser(string Name, ImmutableArray<string> SshAuthorizedKeys);

internal sealed record IgnitionStorage(ImmutableArray<IgnitionFile> Files);

/// <param name="Path">Absolute path.</param>
/// <param name="Mode">Permission bits; JSON has no octal numbers, so 0644 is 420 there.</param>
/// <param name="Contents">What it holds.</param>
/// <param name="Overwrite">Whether a file of the image gives way.</param>
internal sealed record IgnitionFile(string Path, int Mode, IgnitionResource Contents, bool Overwrite = true);

internal sealed record IgnitionSystemd(ImmutableArray<IgnitionUnit> Units);

internal sealed record IgnitionUnit(string Name, bool? Enabled, bool? Mask);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IgnitionConfig))]
internal sealed partial class IgnitionJson : JsonSerializerContext;
