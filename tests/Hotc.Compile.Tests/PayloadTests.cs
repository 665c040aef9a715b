using System.Diagnostics;
using System.Text;
using CsCheck;
using Hotc.Compile.Payload;
using Hotc.Compile.Payload.CloudInit;
using Hotc.Foundation.Text;
using Hotc.Snapshots;

namespace Hotc.Compile.Tests;

public sealed class PayloadTests
{
    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String[Gen.Char["'\"\\`$(){}@;&|!*?~# \n\tA1_é☃"], 0, 40],
        Gen.OneOf(new[] { "@@CA_KEY@@", "'@@X@@'", "@@@@", "@@@", "'", "''", "\\'", "$(id)", "`id`", "!!", "-n", "a\nb\n", "\n", "" }.Select(Gen.Const).ToArray()));

    [Fact]
    public void Bash_reads_back_every_quoted_text() => Hostile.List[1, 200].Sample(
        texts => Assert.Equal(texts.Select(t => t + "\0"), Bash(string.Concat(texts.Select(t => $"V={ShellQuote.Quote(t)}\nprintf '%s\\0' \"$V\"\n")))),
        iter: 20,
        threads: 1);

    [Fact]
    public void No_text_looks_like_a_token_once_it_is_quoted() =>
        Hostile.Sample(text => Assert.DoesNotMatch("@@[A-Z0-9_]+@@", ShellQuote.Quote(text)));

    [Theory]
    [InlineData("#!/bin/bash\n# why\necho x # kept\n", "#!/bin/bash\n\necho x # kept\n")]
    [InlineData("a\n\t  # b\n#!c\n#", "a\n\n#!c\n")]
    [InlineData("", "")]
    public void Packed_files_have_empty_lines_where_comments_stood(string content, string packed) =>
        Assert.Equal(packed, Encoding.UTF8.GetString(CommentFilter.Strip(Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void Basenc_reads_back_every_text_but_for_zeros_at_the_end() => Gen.Byte.Array[1, 300].Sample(
        bytes =>
        {
            var read = Run("/bin/bash", ["-c", "basenc --z85 -d | od -An -v -tx1 | tr -d ' \\n'"], Z85.Encode(bytes));
            Assert.Equal(Convert.ToHexStringLower(bytes).PadRight((bytes.Length + 3) / 4 * 8, '0'), read);
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void A_shell_lays_every_file_of_a_script_as_it_was() => Gen.Select(Gen.OneOf(Gen.Byte.Array[0, 200], Gen.String[Gen.Char[".\n\r\0$`'\\ä"], 0, 30].Select(Encoding.UTF8.GetBytes)), Gen.OneOf(Gen.Const("/a"), Gen.Const("/b c/d'e"), Gen.Const("/f/$(g)/@@h@@"))).Sample(
        LaysAsItWas,
        iter: 50,
        threads: 1);

    [Theory]
    [InlineData(".ä\n")]
    [InlineData("a\n.\n...ä\n")]
    public void A_shell_lays_lines_of_dots_and_letters_as_they_were(string content) => LaysAsItWas(Encoding.UTF8.GetBytes(content), "/a");

    private static void LaysAsItWas(byte[] content, string path)
    {
        var folder = Directory.CreateTempSubdirectory("hotc-laid-").FullName;
        try
        {
            Run("/bin/sh", ["-c", "cd $0 && base64 -d | sh", folder], Convert.ToBase64String(ShellArchive.Pack([new PackedFile(path, UnixFileMode.UserRead, content)])));
            Assert.Equal(content, File.ReadAllBytes(folder + path));
            Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(folder + path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("kubernetes-ubuntu/1.1.0", false)]
    [InlineData("kubernetes-ubuntu/1.2.0", true)]
    [InlineData("kubernetes-ubuntu/1.3.0", true)]
    public void The_commands_of_a_packed_part_lay_its_files_with_their_modes(string driver, bool hasSettings)
    {
        var bundle = Repository.PathOf($"snapshots/{driver}/ha");
        using var part = new StreamReader(Path.Combine(bundle, "user-data", "control-plane-fragments.yaml"));
        var folder = Directory.CreateTempSubdirectory("hotc-unpacked-").FullName;
        try
        {
            // as cloud-init does, but below a folder
            var laid = Run(
                "/bin/bash",
                ["-c", """
                umask 022
                /usr/bin/python3 -c "
                import subprocess, sys, yaml
                part = yaml.safe_load(sys.stdin)
                (file,), (command,) = part['write_files'], part['runcmd']
                open('$0/packed', 'w').write(file['content'])
                command = command.replace(file['path'], '$0/packed')
                (root,) = [r for r in ('tar -xzC /', 'cd / ') if command.count(r) == 1]
                command = command.replace(root, root.replace('/', '$0'))
                subprocess.run(['sh', '-ec', command], check=True)"
                cd $0 && rm packed && find . -type f -printf '%m %p\n' | sort -k 2
                """, folder],
                part.ReadToEnd());
            Assert.Contains("755 ./opt/hotc/pki/run.sh\n", laid, StringComparison.Ordinal);
            Assert.Contains("644 ./etc/systemd/system/etcd.service\n", laid, StringComparison.Ordinal);
            Assert.Equal(hasSettings, laid.Contains("600 ./etc/hotc/settings.env\n", StringComparison.Ordinal));
            var unpacked = Directory.GetFiles(folder, "*.sh", SearchOption.AllDirectories).Select(f => File.ReadAllText(f));
            var readable = Directory.GetFiles(Path.Combine(bundle, "fragments"), "*.sh", SearchOption.AllDirectories).ToLookup(f => Encoding.UTF8.GetString(CommentFilter.Strip(File.ReadAllBytes(f))));
            Assert.All(unpacked, content => Assert.True(readable.Contains(content)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(1, 100, false)]
    [InlineData(5, 3000, false)]
    [InlineData(12, 4000, false)]
    [InlineData(3, 2000, true)]
    public void The_size_of_user_data_is_bounded_by_what_Pythons_email_package_makes(int parts, int length, bool isForeign)
    {
        var texts = Enumerable.Range(0, parts).Select(i => ($"part-{i}.yaml", "#cloud-config\n" + string.Concat(Enumerable.Repeat(isForeign ? "gr\u00fc\u00dfe: 1\n" : "key: value\n", length / 11)))).ToList();
        var bound = UserDataSize.Of(texts.Select(t => UserDataSize.OfPart(t.Item2, t.Item1, 0)));
        var made = Multipart(texts);
        Assert.InRange(bound, made, (made * 1.05) + 500);
    }

    // heat/engine/resources/openstack/heat/multi_part.py: each part an own MIMEText, the role's parts a multipart inside.
    private static int Multipart(List<(string Name, string Text)> parts)
    {
        const string Script =
            """
            import json, sys
            from email.mime import multipart, text
            whole = multipart.MIMEMultipart()
            for name, content in json.load(sys.stdin):
                part = text.MIMEText(content, 'plain')
                part.add_header('Content-Disposition', 'attachment', filename=name)
                whole.attach(part)
            print(len(whole.as_string().encode()))
            """;
        var input = System.Text.Json.JsonSerializer.Serialize(parts.Select(p => new[] { p.Name, p.Text }));
        return int.Parse(Run("/usr/bin/python3", ["-c", Script], input), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Bash(string script) => Run("/bin/bash", ["-s"], script).Split('\0')[..^1].Select(t => t + "\0");

    private static string Run(string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
