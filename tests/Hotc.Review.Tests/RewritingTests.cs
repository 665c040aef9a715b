using System.Text;
using System.Text.Json;
using CsCheck;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Review.Stacks;

namespace Hotc.Review.Tests;

/// <summary>Whole bundles, written in another way.</summary>
public class RewritingTests
{
    public static TheoryData<string> Bundles => ["kubernetes-ubuntu/1.0.0/ha", "kubernetes-ubuntu/1.0.0/many-pools", "kubernetes-fedora-coreos/1.0.0/ovn-provider"];

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Another_order_of_keys_another_style_and_comments_are_no_difference(string name)
    {
        var tree = new DiskTree(Path.Combine(Repository.Root, "snapshots", name));
        List<string> paths = [.. tree.List("", recursive: true).Where(p => p != "README.md")];
        Gen.Int.Sample(
            seed =>
            {
                var bag = new DiagnosticBag();
                var random = new Random(seed);
                var rewritten = paths.Select(p => KeyValuePair.Create(p, p.EndsWith(".yaml", StringComparison.Ordinal) && !p.Contains('/') ? Rewrite(p, tree.Bytes(p), random) : tree.Bytes(p)));
                var result = Reviewer.Compare(ReviewSide.Open("old", tree, bag)!, ReviewSide.Open("new", new MemoryTree(rewritten), bag)!);
                Assert.Empty(bag.ToSorted().Select(d => d.Message));
                Assert.True(!result.HasDifferences, string.Join("; ", result.Resources.Select(r => $"{r.Address} {r.Action} {r.Cause}")));
                Assert.True(result.Unchanged > 10);
            },
            iter: 20);
    }

    // As JSON, which is YAML, with the keys of every map in another order and a comment in each line.
    private static ReadOnlyMemory<byte> Rewrite(string path, ReadOnlyMemory<byte> bytes, Random random)
    {
        var bag = new DiagnosticBag();
        var map = HotReader.ReadMap(YamlReader.Read(SourceText.FromBytes(path, bytes.Span, SourceKind.Heat, bag)!, bag, HotReader.Limits)!, bag)!;
        var text = new StringBuilder();
        Write(map, text, random);
        return Encoding.UTF8.GetBytes(text.Append(" # the end\n").ToString());
    }

    private static void Write(HotValue value, StringBuilder text, Random random)
    {
        switch (value)
        {
            case HotMap map:
                var entries = map.Entries.ToArray();
                random.Shuffle(entries);
                Join('{', '}', entries, e =>
                {
                    text.Append(JsonSerializer.Serialize(e.Key)).Append(": ");
                    Write(e.Value, text, random);
                });
                break;
            case HotList list:
                Join('[', ']', list.Items, i => Write(i, text, random));
                break;
            case HotText word:
                text.Append(JsonSerializer.Serialize(word.Value));
                break;
            default:
                text.Append(value);
                break;
        }

        void Join<T>(char open, char close, IEnumerable<T> items, Action<T> write)
        {
            text.Append(open);
            foreach (var (number, item) in items.Index())
            {
                text.Append(number == 0 ? "" : ", # more\n ");
                write(item);
            }

            text.Append(close);
        }
    }
}

/// <summary>Reading for tests.</summary>
internal static class TreeReading
{
    /// <summary>The bytes of a file that is there.</summary>
    public static ReadOnlyMemory<byte> Bytes(this IFileTree tree, string path) => tree.TryRead(path, out var bytes) ? bytes : throw new InvalidOperationException(path);
}
