using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Payload.Ignition;

/// <summary>
/// User-data as one Ignition configuration a group. The fragments of a role are a configuration of their own, packed as a
/// whole, which the group's merges: Heat puts it in its place, so that the bundle holds it once.
/// </summary>
internal sealed class IgnitionDelivery(Gzip gzip) : IDelivery
{
    // Names of inputs have no small letters, so that none can make a token like this one.
    private const string FragmentsToken = "@@fragments@@";

    // Text stands in data URLs and not in HTML, so that + and ' need no escape.
    private static readonly IgnitionJson Readable = new(new JsonSerializerOptions(IgnitionJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n",
    });

    private readonly ConcurrentDictionary<string, string> packed = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public OwnPart Own(DriverPackage driver, PlanGroup group, EnvFile env, ImmutableArray<string> sshKeys)
    {
        var delivery = driver.Definition.UserData;
        var settings = EnvFile.SettingsBeside(delivery.EnvFile);
        var config = new IgnitionConfig
        {
            Ignition = new IgnitionHeader { Config = new IgnitionMerge([new IgnitionResource(FragmentsToken, "gzip")]) },
            Passwd = sshKeys.IsEmpty ? null : new IgnitionPasswd([new IgnitionUser(delivery.User, sshKeys)]),
            Storage = new IgnitionStorage(
            [
                new IgnitionFile(settings, SecretMode, new IgnitionResource(Base64(gzip.Compress(Encoding.UTF8.GetBytes(env.Known))), "gzip")),
                new IgnitionFile(delivery.EnvFile, SecretMode, new IgnitionResource(Escaped(env.TokensAfter(settings)))),
            ]),
            Systemd = delivery.Units.IsEmpty ? null : new IgnitionSystemd([.. delivery.Units.Select(Unit)]),
        };
        var name = $"{group.Name}.ign";
        var parameters = env.Params.Entries.Insert(0, FragmentsFrom(FileOf(group.Role), env.Params));
        return new OwnPart(
            new PlanEnv { File = $"user-data/{name}", Filename = name, Params = new YamlMapping(env.Params.Span, parameters) },
            JsonSerializer.Serialize(config, Readable.IgnitionConfig) + "\n",
            env.Growth);
    }

    /// <inheritdoc />
    public ImmutableArray<StaticPart> Parts(DriverPackage driver, string role, ImmutableArray<Fragment> fragments, IReadOnlyList<OwnPart> own)
    {
        var text = packed.GetOrAdd($"{driver.Shown} {string.Join(' ', fragments.Select(f => f.Id))}", _ => Pack(fragments, driver.Definition.UserData.InstallRoot));
        var plan = new PlanPart
        {
            Fragments = [.. fragments.Select(f => f.Id)],
            Resource = $"{Names.Resource(role)}_fragments",
            Description = $"All that {role} nodes run",
            File = FileOf(role),
            Filename = FileOf(role).Split('/')[^1],
        };
        return [new StaticPart(plan, text)];
    }

    /// <inheritdoc />
    public int Size(IEnumerable<StaticPart> parts, OwnPart own) =>
        Encoding.UTF8.GetByteCount(own.Text) + own.Growth + parts.Sum(p => p.Text.Length - FragmentsToken.Length);

    private const int SecretMode = 0x180; // 0600

    private static string FileOf(string role) => $"user-data/{role}.fragments";

    private string Pack(IEnumerable<Fragment> fragments, string installRoot)
    {
        var files = fragments.SelectMany(f => f.Definition.Files.Select((file, i) => new IgnitionFile(
            f.PathOnNode(file.Path, installRoot),
            Convert.ToInt32(file.Mode, 8),
            new IgnitionResource(Escaped(Encoding.UTF8.GetString(f.Contents[i].Span))))));
        var config = new IgnitionConfig { Storage = new IgnitionStorage([.. files]) };
        return Base64(gzip.Compress(JsonSerializer.SerializeToUtf8Bytes(config, IgnitionJson.Default.IgnitionConfig)));
    }

    private static YamlEntry FragmentsFrom(string file, YamlMapping place)
    {
        YamlScalar Text(string value) => new(place.Span, value, ScalarStyle.Plain, ScalarKind.String);
        return new YamlEntry(Text(FragmentsToken), new YamlMapping(place.Span, [new YamlEntry(Text("get_file"), Text(file))]));
    }

    private static IgnitionUnit Unit(NodeUnit unit) => unit.State == NodeUnitState.Masked
        ? new IgnitionUnit(unit.Name, null, true)
        : new IgnitionUnit(unit.Name, true, null);

    private static string Base64(byte[] content) => "data:;base64," + Convert.ToBase64String(content);

    // RFC 2397 with everything escaped but letters, digits and -._~, and the @ of tokens, which Heat must find.
    private static string Escaped(string content) => "data:," + Uri.EscapeDataString(content).Replace("%40%40", ShellQuote.TokenMark, StringComparison.Ordinal);
}
