using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// The rotation that a PKI directory is in the middle of. The files say it: <c>ca.next.crt</c> is trusted and does not sign yet,
/// <c>ca.previous.crt</c> signed before and is still trusted.
/// </summary>
internal sealed record RotationState(RotationStage Stage, ImmutableArray<RotationSecond> Seconds)
{
    public const string Next = "next";
    public const string Previous = "previous";

    public static RotationState None { get; } = new(RotationStage.None, []);

    /// <summary>The mark of a stage's files.</summary>
    public static string Mark(RotationStage stage) => stage == RotationStage.Trust ? Next : Previous;

    /// <summary>What <c>secrets.yaml</c> carries besides.</summary>
    public ImmutableSortedDictionary<string, string> Values => Seconds.ToImmutableSortedDictionary(s => s.Part.Other.Name, s => s.Value, StringComparer.Ordinal);

    /// <summary>Reads it; null after a finding.</summary>
    public static RotationState? Read(PkiFolder folder, StoredSecrets? stored, AuthorityFinder finder, DiagnosticBag bag)
    {
        if (folder.Has(RotationJournal.Name))
        {
            bag.Add(Finding.Of(
                PkiRotationCodes.Interrupted, folder.Show(RotationJournal.Name), "a step of the rotation was interrupted, and its files are half in place",
                $"complete it: hotc pki rotate {Shell.Quote(folder.Path)}"));
            return null;
        }

        var marked = (from part in RotationPart.All
                      from mark in new[] { Next, Previous }
                      where part.Files.Any(f => folder.Has(f.Name(mark)))
                      select (Part: part, Mark: mark)).ToImmutableArray();
        if (marked.Select(m => m.Mark).Distinct().Count() > 1)
        {
            string Shown((RotationPart Part, string Mark) found) => found.Part.Files.Select(f => f.Name(found.Mark)).Last(folder.Has);
            var (first, last) = (Shown(marked[0]), Shown(marked.First(m => m.Mark != marked[0].Mark)));
            bag.Add(Finding.Of(
                PkiRotationCodes.Incomplete, folder.Path, $"'{first}' is of a rotation before its second step, '{last}' of one after it",
                "the files were mixed from two copies of the directory: bring one of them back whole"));
            return null;
        }

        var before = bag.Count;
        var seconds = marked.Select(m => RotationSecond.Read(m.Part, m.Mark, folder, finder, bag)).OfType<RotationSecond>().ToImmutableArray();
        var stage = marked.IsEmpty ? RotationStage.None : marked[0].Mark == Next ? RotationStage.Trust : RotationStage.Sign;
        var state = new RotationState(stage, seconds);
        if (bag.Count == before && stored is not null)
        {
            state.Compare(stored, folder, bag);
        }

        return bag.HasErrors ? null : state;
    }

    private void Compare(StoredSecrets stored, PkiFolder folder, DiagnosticBag bag)
    {
        foreach (var part in RotationPart.All)
        {
            var inFiles = Seconds.FirstOrDefault(s => s.Part == part)?.Value;
            var inSecrets = stored.Values.GetValueOrDefault(part.Other.Name);
            if (inFiles == inSecrets)
            {
                continue;
            }

            var place = SecretsFile.Show(stored.File, part.Other);
            var file = folder.Show(part.Files[^1].Name(Mark(Stage == RotationStage.None ? RotationStage.Trust : Stage)));
            bag.Add(Finding.Of(
                PkiRotationCodes.Incomplete, place,
                inFiles is null ? $"the second {part.Title} stands here, and no file beside has it"
                    : inSecrets is null ? $"the second {part.Title} of '{file}' is missing here"
                    : $"the second {part.Title} here is another one than in '{file}'",
                "the files were mixed from two copies of the directory: bring one of them back whole"));
        }
    }
}
