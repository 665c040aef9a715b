using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hotc.Compile.Drivers;
using Hotc.Compile.Planning;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Payload.Ignition;

/// <summary>
/// User-data as one Ignition configuration a group. Fragments are configurations of their own, packed as a whole, which the
/// group's merges: those that every role runs, and those of the role. Heat puts them in their places, so that the bundle
/// holds each fragment packed once.
/// </summary>
internal sealed class IgnitionDelivery(Gzip gzip) : IDelivery
{
    // The bytes that stand for themselves in a data URL (RFC 2397): the reserved and the unreserved ones of RFC 2396.
    private static readonly SearchValues<byte> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789;/?:@&=+$,-_.!~*'()"u8);

    // Text stands in data URLs and not in HTML, so that + and ' need no escape.
    private static readonly IgnitionJson Packed = new(new JsonSerializerOptions(IgnitionJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly IgnitionJson Readable = new(new JsonSerializerOptions(IgnitionJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n",
    });

    private readonly ConcurrentDictionary<string, Lazy<string>> packed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FragmentSet, ImmutableArray<(string Carrier, StaticPart Part)>> carriers = [];

    /// <inheritdoc />
    public void Prepare(FragmentSet set) => Carriers(set);

    /// <inheritdoc />
    public RoleParts Pack(FragmentSet set, IReadOnlyList<DeliveredGroup> groups, ImmutableArray<string> sshKeys)
    {
        var found = Carriers(set);
        return new([.. found.Select(c => c.Part)], [.. groups.Select(g => Own(set.Driver.Definition.UserData, g, [.. found.Select(c => c.Carrier)], sshKeys))]);
    }

    /// <inheritdoc />
    public int Size(IEnumerable<StaticPart> parts, OwnPart own) =>
        Encoding.UTF8.GetByteCount(own.Text) + own.Growth + parts.Sum(p => p.Text.Length - Token(Path.GetFileNameWithoutExtension(p.Plan.File)).Length);

    private OwnPart Own(UserDataDelivery delivery, DeliveredGroup delivered, ImmutableArray<string> carriedBy, ImmutableArray<string> sshKeys)
    {
        var (group, env) = delivered;
        var settings = EnvFile.SettingsBeside(delivery.EnvFile);
        var config = new IgnitionConfig
        {
            Ignition = new IgnitionHeader { Config = new IgnitionMerge([.. carriedBy.Select(c => new IgnitionResource(Token(c), "gzip"))]) },
            Passwd = sshKeys.IsEmpty ? null : new IgnitionPasswd([new IgnitionUser(delivery.User, sshKeys)]),
            Storage = new IgnitionStorage(
            [
                new IgnitionFile(settings, SecretMode, new IgnitionResource(Base64(gzip.Compress(Encoding.UTF8.GetBytes(env.Known))), "gzip")),
                new IgnitionFile(delivery.EnvFile, SecretMode, new IgnitionResource(Escaped(env.TokensAfter(settings)))),
            ]),
            Systemd = delivery.Units.IsEmpty ? null : new IgnitionSystemd([.. delivery.Units.Select(Unit)]),
        };
        var name = $"{group.Name}.ign";
        var parameters = env.Params.Entries.InsertRange(0, carriedBy.Select(c => FragmentsFrom(c, env.Params)));
        return new OwnPart(
            new PlanEnv { File = $"user-data/{name}", Filename = name, Params = new YamlMapping(env.Params.Span, parameters) },
            JsonSerializer.Serialize(config, Readable.IgnitionConfig) + "\n",
            env.Growth);
    }

    private ImmutableArray<(string Carrier, StaticPart Part)> Carriers(FragmentSet set) => carriers.GetOrAdd(set, s =>
    [
        .. Parted(s).Select(c => (c.Name, new StaticPart(
            new PlanPart
            {
                Fragments = [.. c.Fragments.Select(f => f.Id)],
                Resource = $"{Names.Resource(c.Name)}_fragments",
                Description = c.Name == Everywhere ? "What all nodes run" : $"What {s.Role} nodes run besides",
                File = FileOf(c.Name),
                Filename = FileOf(c.Name).Split('/')[^1],
            },
            packed.GetOrAdd($"{s.Driver.Shown} {string.Join(' ', c.Fragments.Select(f => f.Id))}", _ => new Lazy<string>(() => Pack(c.Fragments, s.Driver.Definition.UserData.InstallRoot))).Value))),
    ]);

    private const int SecretMode = 0x180; // 0600

    private const string Everywhere = "every-node";

    private static string FileOf(string carrier) => $"user-data/{carrier}.fragments";

    // Names of inputs have no small letters, so that none can make a token like this one.
    private static string Token(string carrier) => $"{ShellQuote.TokenMark}{carrier}{ShellQuote.TokenMark}";

    // What a cluster adds to a role is not what every role of the driver runs.
    private static IEnumerable<(string Name, ImmutableArray<Fragment> Fragments)> Parted(FragmentSet set)
    {
        var roles = set.Driver.Definition.Roles.Select(r => r.Value.Libraries.Concat(r.Value.Phases.Select(p => p.Fragment)).ToHashSet(StringComparer.Ordinal)).ToList();
        var parted = set.Fragments.ToLookup(f => roles.Count > 1 && roles.TrueForAll(r => r.Contains(f.Id)));
        return new[] { (Everywhere, parted[true].ToImmutableArray()), (set.Role, parted[false].ToImmutableArray()) }.Where(c => c.Item2.Length > 0);
    }

    private string Pack(IEnumerable<Fragment> fragments, string installRoot)
    {
        var files = fragments.SelectMany(f => f.Definition.Files.Select((file, i) => new IgnitionFile(
            f.PathOnNode(file.Path, installRoot),
            Convert.ToInt32(file.Mode, 8),
            new IgnitionResource(Escaped(Encoding.UTF8.GetString(f.Contents[i].Span))))));
        var config = new IgnitionConfig { Storage = new IgnitionStorage([.. files]) };
        return Base64(gzip.Compress(JsonSerializer.SerializeToUtf8Bytes(config, Packed.IgnitionConfig)));
    }

    private static YamlEntry FragmentsFrom(string carrier, YamlMapping place)
    {
        YamlScalar Text(string value) => new(place.Span, value, ScalarStyle.Plain, ScalarKind.String);
        return new YamlEntry(Text(Token(carrier)), new YamlMapping(place.Span, [new YamlEntry(Text("get_file"), Text(FileOf(carrier)))]));
    }

    private static IgnitionUnit Unit(NodeUnit unit) => unit.State == NodeUnitState.Masked
        ? new IgnitionUnit(unit.Name, null, true)
        : new IgnitionUnit(unit.Name, true, null);

    private static string Base64(ReadOnlyMemory<byte> content) => "data:;base64," + Convert.ToBase64String(content.Span);

    private static string Escaped(string content)
    {
        var url = new StringBuilder("data:,", content.Length * 2);
        foreach (var sign in Encoding.UTF8.GetBytes(content))
        {
            _ = Plain.Contains(sign) ? url.Append((char)sign) : url.Append(CultureInfo.InvariantCulture, $"%{sign:X2}");
        }

        return url.ToString();
    }
}
