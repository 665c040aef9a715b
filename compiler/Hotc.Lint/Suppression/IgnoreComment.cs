using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Lint.Suppression;

/// <summary>A comment that silences findings of one code in a stretch of a file.</summary>
/// <param name="Code">The code.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Start">Offset where the stretch begins.</param>
/// <param name="Stop">Offset just behind it.</param>
/// <param name="IsWholeFile">Whether findings without a place in the file are silenced too.</param>
internal sealed record IgnoreComment(string Code, SourceSpan Comment, int Start, int Stop, bool IsWholeFile)
{
    private const string Address = "hotc:";
    private const string OfPlace = "ignore";
    private const string OfFile = "ignore-file";

    /// <summary>Whether it silences a finding in its file.</summary>
    public bool Covers(Diagnostic finding) =>
        finding.Code == Code && (finding.Span is { } span ? span.Start >= Start && span.Start < Stop : IsWholeFile);

    /// <summary>The suppressions that stand in a file.</summary>
    public static ImmutableArray<IgnoreComment> Find(YamlDocument document, DiagnosticCatalogue known, DiagnosticBag bag)
    {
        var found = ImmutableArray.CreateBuilder<IgnoreComment>();
        foreach (var comment in document.Comments.Where(c => c.Text.StartsWith(Address, StringComparison.Ordinal)))
        {
            var words = comment.Text[Address.Length..].Split([' ', '\t', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words is not [OfPlace or OfFile, ..])
            {
                var near = words.Length > 0 ? Nearest.Of(words[0], [OfPlace, OfFile]) : null;
                bag.Add(SuppressionCodes.NotUnderstood, comment.Span, "the comment does not say what hotc is to do", near is null ? null : $"did you mean \"{near}\"?");
                continue;
            }

            var codes = words.Skip(1).TakeWhile(IsCode).Select(c => c.ToUpperInvariant()).ToList();
            if (codes.Count == 0)
            {
                bag.Add(SuppressionCodes.NotUnderstood, comment.Span, "the comment names no code", "name the codes that are to be ignored, as in # hotc: ignore HE1002");
            }

            var (start, stop) = words[0] == OfFile ? (0, int.MaxValue) : IgnoredStretch.Of(document, comment);
            foreach (var code in codes)
            {
                if (known.Find(code) is null)
                {
                    var near = known.NearestCode(code) is { } nearest ? $"did you mean {nearest}?" : null;
                    bag.Add(SuppressionCodes.NotUnderstood, comment.Span, $"there is no code {code}", near);
                    continue;
                }

                found.Add(new IgnoreComment(code, comment.Span, start, stop, words[0] == OfFile));
            }
        }

        return found.DrainToImmutable();
    }

    // What follows the codes is the reason.
    private static bool IsCode(string word) =>
        word.Length == 6 && word[0] is 'H' or 'h' && word[1] is 'E' or 'W' or 'I' or 'e' or 'w' or 'i' && !word.AsSpan(2).ContainsAnyExceptInRange('0', '9');
}
