using System.Text;
using Hotc.Compile.Drivers;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Compile.Payload.CloudInit;

/// <summary>Writes files as cloud-config parts (https://cloudinit.readthedocs.io, module write_files).</summary>
internal sealed class CloudConfig(Gzip gzip)
{
    // The first line tells cloud-init what the part is.
    private const string Header = "#cloud-config\n";

    // Without it the list of files of a later part would replace that of an earlier one.
    private static readonly HotEntry Merge = new("merge_how", "list(append)+dict(no_replace,recurse_list)+str()");

    /// <summary>The part that lays a fragment's files on the node.</summary>
    public string OfFragment(Fragment fragment, UserDataDelivery delivery)
    {
        var files = fragment.Definition.Files.Select((file, i) => (HotValue)File(
            fragment.PathOnNode(file.Path, delivery.InstallRoot),
            file.Mode,
            delivery.Packing == UserDataDeliveryPacking.Plain ? Plain(fragment.Contents[i]) : Packed(CommentFilter.Strip(fragment.Contents[i].Span))));
        return Write([Merge, new HotEntry("write_files", new HotList([.. files]))]);
    }

    /// <summary>The part that lays the files of several fragments on the node, packed together as a tar archive.</summary>
    /// <param name="fragments">The fragments.</param>
    /// <param name="delivery">How the driver wants it.</param>
    public string OfArchive(IEnumerable<Fragment> fragments, UserDataDelivery delivery) =>
        Together(Z85.Encode(gzip.Compress(Archive.Pack(PackedFile.Of(fragments, delivery.InstallRoot))).Span), "tar -xzC /", delivery);

    /// <summary>What <see cref="OfScript"/> takes of fragments, made once for all groups and clusters that have them.</summary>
    public static ScriptStart ScriptOf(IEnumerable<Fragment> fragments, UserDataDelivery delivery)
    {
        var start = Gzip.Begin(ShellArchive.Pack(PackedFile.Of(fragments, delivery.InstallRoot)));
        var whole = start.Packed.Length / Z85.Block * Z85.Block;
        return new ScriptStart(start, Z85.Encode(start.Packed.AsSpan(0, whole)), whole);
    }

    /// <summary>The part that lays the files of several fragments on the node, packed together as a shell script.</summary>
    /// <param name="fragments">The fragments.</param>
    /// <param name="delivery">How the driver wants it.</param>
    /// <param name="env">The inputs whose known lines go with them; null when they go apart.</param>
    public static string OfScript(ScriptStart fragments, UserDataDelivery delivery, EnvFile? env)
    {
        var rest = env is null ? [] : ShellArchive.Entry(PackedFile.Secret(EnvFile.SettingsBeside(delivery.EnvFile), env.Known));
        var packed = fragments.Gzip.Compress(rest);
        return Together(Z85.Encode(fragments.Text, packed.Span[fragments.Encoded..]), "gzip -d | (cd / && sh)", delivery);
    }

    /// <summary>
    /// The part that lays the env file on the node, lets people in and starts the bring-up. What is known when compiling can be packed, so it
    /// stands in a file of its own, which the env file reads first.
    /// </summary>
    /// <param name="env">The inputs.</param>
    /// <param name="sshKeys">Public keys that may log in.</param>
    /// <param name="delivery">How the driver wants it.</param>
    /// <param name="isInArchive">Whether the known lines go with the fragments.</param>
    public string OfEnv(EnvFile env, IReadOnlyList<string> sshKeys, UserDataDelivery delivery, bool isInArchive)
    {
        var settings = EnvFile.SettingsBeside(delivery.EnvFile);
        var tokens = File(delivery.EnvFile, "0600", [new HotEntry("content", env.TokensAfter(settings))]);
        var files = delivery.Packing == UserDataDeliveryPacking.Plain
            ? HotList.Of(File(delivery.EnvFile, "0600", [new HotEntry("content", env.Known + env.Tokens)]))
            : isInArchive ? HotList.Of(tokens)
            : HotList.Of(File(settings, "0600", Packed(Encoding.UTF8.GetBytes(env.Known))), tokens);
        var entries = new List<HotEntry> { Merge, new("write_files", files) };
        if (sshKeys.Count > 0)
        {
            entries.Add(new HotEntry("ssh_authorized_keys", new HotList([.. sshKeys.Select(k => (HotValue)k)])));
        }

        if (delivery.Start.Length > 0)
        {
            entries.Add(new HotEntry("runcmd", HotList.Of(new HotList([.. delivery.Start.Select(w => (HotValue)w)]))));
        }

        return Write(entries);
    }

    private static string Together(string packed, string unpack, UserDataDelivery delivery)
    {
        var path = delivery.InstallRoot + "/fragments.z85";
        return Write(
        [
            Merge,
            new HotEntry("write_files", HotList.Of(File(path, "0600", [new HotEntry("content", packed)]))),
            new HotEntry("runcmd", HotList.Of($"basenc --z85 -d {ShellQuote.Quote(path)} | {unpack}")),
        ]);
    }

    private static HotMap File(string path, string mode, IEnumerable<HotEntry> content) =>
        new([new HotEntry("path", path), new HotEntry("permissions", mode), .. content]);

    private HotEntry[] Packed(ReadOnlyMemory<byte> content) =>
        [new HotEntry("encoding", "gz+b64"), new HotEntry("content", Convert.ToBase64String(gzip.Compress(content).Span))];

    private static HotEntry[] Plain(ReadOnlyMemory<byte> content) => [new HotEntry("content", Encoding.UTF8.GetString(content.Span))];

    private static string Write(IEnumerable<HotEntry> entries) => HotWriter.WriteAfter(Header, new HotMap([.. entries]));
}

/// <summary>Fragments as the beginning of a packed shell script.</summary>
/// <param name="Gzip">Compressed.</param>
/// <param name="Text">The text of its first bytes.</param>
/// <param name="Encoded">How many of its bytes that is.</param>
internal sealed record ScriptStart(GzipStart Gzip, string Text, int Encoded);
