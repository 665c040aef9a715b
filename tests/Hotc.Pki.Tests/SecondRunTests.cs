using System.Security.Cryptography;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki.Tests;

public sealed class SecondRunTests : IDisposable
{
    private readonly Workplace place = new();

    public static TheoryData<string> Files =>
    [
        ".gitignore", "secrets.yaml", "ca.key", "ca.crt", "etcd-ca.key", "etcd-ca.crt", "front-proxy-ca.key", "front-proxy-ca.crt",
        "sa.key", "sa.pub", "bootstrap-token", "encryption-key",
    ];

    public void Dispose() => place.Dispose();

    [Fact]
    public void Changes_nothing_and_says_so()
    {
        place.InitWell();
        var before = place.Snapshot();
        var times = place.Sh("cd pki; stat -c '%n %Y %i %a' . $(ls -A)");
        var result = place.InitWell(new PkiInitOptions { Days = 7 });
        Assert.Equal(before, place.Snapshot());
        Assert.Equal(times, place.Sh("cd pki; stat -c '%n %Y %i %a' . $(ls -A)"));
        Assert.All(result.Files, file => Assert.Equal(PkiFileState.Kept, file.State));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_lost_file_comes_back_byte_for_byte(string lost)
    {
        place.InitWell();
        var before = place.Snapshot();
        var mode = place.Sh($"stat -c %a pki/{lost}; rm pki/{lost}").TrimEnd();
        var result = place.InitWell();
        Assert.Equal(before, place.Snapshot());
        Assert.Equal(mode + "\n", place.Sh($"stat -c %a pki/{lost}"));
        Assert.All(result.Files, file => Assert.Equal(
            file.Name != lost ? PkiFileState.Kept : lost == ".gitignore" ? PkiFileState.Created : PkiFileState.Restored, file.State));
    }

    [Fact]
    public void All_files_come_back_from_the_secrets_alone()
    {
        place.InitWell();
        var before = place.Snapshot();
        place.Sh("mv pki/secrets.yaml . && rm -r pki && mkdir -m 700 pki && mv secrets.yaml pki");
        place.InitWell();
        Assert.Equal(before, place.Snapshot());
    }

    [Fact]
    public void A_run_killed_anywhere_is_completed_by_the_next_one()
    {
        place.InitWell();
        var whole = place.Snapshot();
        string[] order = [.. Files.Select(row => row.Data)];
        for (var written = 2; written < order.Length; written++)
        {
            place.Sh("cd pki && rm " + string.Join(' ', order.Skip(written)));
            place.InitWell();
            Assert.Equal(whole, place.Snapshot());
        }
    }

    [Fact]
    public void Without_secrets_missing_pairs_are_made_and_others_kept()
    {
        place.InitWell();
        var before = place.Snapshot();
        place.Sh("cd pki && rm secrets.yaml etcd-ca.* bootstrap-token sa.*");
        var result = place.InitWell();
        var changed = result.Files.Where(file => file.State != PkiFileState.Kept).ToArray();
        Assert.Equal(["bootstrap-token", "etcd-ca.crt", "etcd-ca.key", "sa.key", "sa.pub", "secrets.yaml"], changed.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.All(changed, file => Assert.Equal(PkiFileState.Created, file.State));
        Assert.All(changed, file => Assert.NotEqual(before[file.Name], place.Read("pki/" + file.Name)));
        place.InitWell();
    }

    [Fact]
    public void Parameters_of_the_users_own_in_the_secrets_are_left_alone()
    {
        place.InitWell();
        place.Sh("printf '  my_password: x\\nparameter_defaults: {a: b}\\n' >> pki/secrets.yaml");
        var before = place.Snapshot();
        place.InitWell();
        Assert.Equal(before, place.Snapshot());
    }

    [Fact]
    public void Other_files_of_the_directory_are_left_alone()
    {
        place.InitWell();
        place.Sh("echo note > pki/notes.txt && rm pki/ca.crt");
        place.InitWell();
        Assert.Equal("note\n", place.Read("pki/notes.txt"));
    }

    [Fact]
    public void Files_may_be_links_to_a_safer_place()
    {
        place.InitWell();
        place.Sh("mkdir -m 700 vault && mv pki/ca.key vault && ln -s ../vault/ca.key pki/ca.key");
        Assert.All(place.InitWell().Files, file => Assert.Equal(PkiFileState.Kept, file.State));
    }

    [Fact]
    public void A_failure_while_files_appear_takes_back_those_that_did()
    {
        // As if another program made sa.key after this one had looked.
        place.Sh("mkdir -m 700 pki && echo other > pki/sa.key");
        var bag = new DiagnosticBag();
        Assert.False(FilePublisher.Publish(new PkiFolder(place.Pki), [new NewFile("secrets.yaml", [1], Secret: true), new NewFile("sa.key", [2], Secret: true), new NewFile("sa.pub", [3], Secret: false)], bag));
        Assert.StartsWith("writing failed and nothing was left behind: ", Assert.Single(bag.ToSorted()).Message, StringComparison.Ordinal);
        Assert.Equal("sa.key\n", place.Sh("ls -A pki"));
        Assert.Equal("other\n", place.Read("pki/sa.key"));
    }

    [Fact]
    public void A_link_to_nothing_is_not_followed_and_not_replaced()
    {
        place.Sh("mkdir -m 700 pki && ln -s ../elsewhere pki/encryption-key");
        Assert.Null(place.Init());
        Assert.Equal("pki/encryption-key: HE0303 the file does not exist", place.Show());
        Assert.Equal("pki\n", place.Sh("ls -A"));
    }

    [Fact]
    public void A_failure_leaves_the_ignore_file_to_the_run_that_was_faster()
    {
        place.Sh("mkdir -m 700 pki && echo other > pki/secrets.yaml");
        Assert.False(FilePublisher.Publish(
            new PkiFolder(place.Pki), [new NewFile(".gitignore", [1], Secret: false), new NewFile("secrets.yaml", [2], Secret: true)], new DiagnosticBag()));
        Assert.Equal(".gitignore\nsecrets.yaml\n", place.Sh("ls -A pki | LC_ALL=C sort"));
    }

    [Fact]
    public void A_failure_takes_back_the_directories_made_for_it()
    {
        var name = new string('n', 300);
        Assert.Null(place.Init(directory: $"a/b/{name}"));
        Assert.Equal("HE0304", place.Findings.Single().Code);
        Assert.Equal("", place.Sh("ls -A"));
    }

    [Fact]
    public void After_an_error_found_by_checking_no_directory_exists()
    {
        Assert.Null(place.Init(new PkiInitOptions { ClusterCa = new("absent.crt", "absent.key"), Days = 0 }));
        Assert.Equal(["HE0303", "HE0303", "HE0308"], place.Findings.Select(d => d.Code).Order(StringComparer.Ordinal));
        Assert.Equal("", place.Sh("ls -A"));
    }

    [Fact]
    public async Task Runs_at_the_same_moment_make_one_set()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var random = RandomNumberGenerator.Create();
            PkiInit.Run(place.Pki, new PkiInitOptions(), TimeProvider.System, random, new DiagnosticBag());
        })));
        Assert.All(place.InitWell().Files, file => Assert.Equal(PkiFileState.Kept, file.State));
        Assert.Empty(Directory.EnumerateDirectories(place.Pki));
    }
}
