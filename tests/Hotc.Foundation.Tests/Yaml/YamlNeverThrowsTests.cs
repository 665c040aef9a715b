using CsCheck;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Foundation.Tests.Yaml;

public class YamlNeverThrowsTests
{
    private const int Cases = 20_000;

    // Pieces that YAML gives a meaning, and joints that break it.
    private static readonly string[] Pieces =
    [
        "a", "key", "b c", ": ", ":", "- ", "-", "? ", "?", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", " ", "{", "}", "[", "]", ",", "&a ", "*a ",
        "*b", "!", "!!str ", "!!int ", "!x ", "!<y> ", "|", ">", "|2-\n", ">+\n", "|\n  t\n", "'", "''", "\"", "\\", "\\x41", "\\u12", "\\U0010FFFF",
        "# c", " # d\n", "#", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "--- ", "...\n", "<<", "<<: *a", "=", "~", "null", "0x1F", "1:30", "2001-01-01",
        "@", "`", "\0", "\u0001", "\u007f", "\u0085", "\u2028", "\ufeff", "😀", "\ud800", "é", "{{ x }}", "{{~ if ~}}", "$( )", "%index%",
    ];

    private static readonly Gen<string> Soup = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 40].Select(string.Concat);

    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 200];

    private const string Spec = """
        # comment
        apiVersion: hotc/v1
        kind: Cluster
        metadata: {name: prod-eu}
        network:
          dns: [9.9.9.9, "1.1.1.1"]
          nodeCidr: 10.0.0.0/24   # why
        pools:
          - &p {name: general, count: 5, labels: {a: 'b'}}
          - name: other
            taints:
            - key: a
              effect: NoSchedule
            script: |
              set -e
                indented
            note: >-
              folded
              text
          - *p

        """;

    private static readonly Gen<string> Mutated = Gen.Select(
        Gen.Select(Gen.Int[0, Spec.Length - 1], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i])).Array[1, 4],
        edits => edits.Aggregate(Spec, (text, edit) =>
        {
            var at = Math.Min(edit.Item1, text.Length);
            return string.Concat(text.AsSpan(0, at), edit.Item3, text.AsSpan(Math.Min(text.Length, at + edit.Item2)));
        }));

    [Fact]
    public void Random_bytes_never_throw() => Bytes.Sample(
        bytes =>
        {
            var bag = new DiagnosticBag();
            if (SourceText.FromBytes("a", bytes, SourceKind.Author, bag) is { } source)
            {
                Check(source, bag);
            }
        },
        iter: Cases);

    [Fact]
    public void Random_pieces_of_yaml_never_throw() => Soup.Sample(text => Check(new SourceText("a", text, SourceKind.Author), new DiagnosticBag()), iter: Cases);

    [Fact]
    public void A_mutated_spec_never_throws() => Mutated.Sample(text => Check(new SourceText("a", text, SourceKind.Author), new DiagnosticBag()), iter: Cases);

    // Everything that a reader promises for any text.
    private static void Check(SourceText source, DiagnosticBag bag)
    {
        var document = YamlReader.Read(source, bag, new YamlLimits { KeepComments = true, AllowMergeKeys = true });
        if (document is null && !bag.HasErrors)
        {
            throw new InvalidOperationException("no document and no reason");
        }

        if (document?.Root is { } root)
        {
            CheckSpans(root, depth: 1);
        }

        var view = TextView.Format;
        foreach (var finding in bag.ToSorted())
        {
            CheckSpan(finding.Span!.Value);
            if (view(finding, false).Any(c => char.IsControl(c) && c != '\n'))
            {
                throw new InvalidOperationException("a control character reaches the terminal");
            }
        }

        foreach (var comment in document?.Comments ?? [])
        {
            if (comment.Span.Characters[0] != '#' || comment.Span.Begin.Line != comment.Span.End.Line)
            {
                throw new InvalidOperationException("a comment has a wrong place");
            }
        }
    }

    private static void CheckSpans(YamlNode node, int depth)
    {
        CheckSpan(node.Span);
        if (depth > YamlLimits.Default.MaxDepth)
        {
            throw new InvalidOperationException("too deep");
        }

        if (node is YamlScalar { Style: ScalarStyle.Plain } plain && plain.Span.Begin.Line == plain.Span.End.Line && plain.Span.Length > 0
            && !plain.Value.AsSpan().SequenceEqual(plain.Span.Characters) && plain.Span.Characters[0] != '*' && plain.Span.Characters.IndexOfAny("\u0085\u2028") < 0)
        {
            throw new InvalidOperationException($"the span of {plain.Value} holds {plain.Span.Characters}");
        }

        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    CheckSpan(entry.Key.Span);
                    CheckSpans(entry.Value, depth + 1);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    CheckSpans(item, depth + 1);
                }

                break;
        }
    }

    private static void CheckSpan(SourceSpan span)
    {
        if (span.Start < 0 || span.Length < 0 || span.Stop > span.Source.Text.Length)
        {
            throw new InvalidOperationException("a span leaves its text");
        }
    }
}
