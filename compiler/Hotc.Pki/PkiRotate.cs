using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// <c>hotc pki rotate</c>: replaces authorities and keys of a running cluster without a moment in which somebody meets what he does
/// not trust. Each step changes the directory and <c>secrets.yaml</c>; between two steps every node must get what has changed:
/// <list type="number">
/// <item>trust: the new one is made and trusted; the old one goes on signing.</item>
/// <item>sign: the new one signs; the old one is still trusted.</item>
/// <item>finish: the old one is dropped.</item>
/// </list>
/// That is the order of https://kubernetes.io/docs/tasks/tls/manual-rotation-of-ca-certificates/, and for the encryption key that of
/// https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/#rotating-a-decryption-key.
/// </summary>
public static class PkiRotate
{
    /// <summary>What can be rotated, by its name on the command line.</summary>
    public static ImmutableArray<string> Parts { get; } = [.. RotationPart.All.Select(p => p.Name)];

    /// <summary>
    /// Does a step, whole or not at all; null after an error. A step that an earlier run has begun is completed first, and then
    /// nothing else is done.
    /// </summary>
    /// <param name="directory">What <c>hotc pki init</c> made.</param>
    /// <param name="step">The step; null only completes what an earlier run has begun, and tells where the rotation stands.</param>
    /// <param name="options">What the user chose; only the first step asks.</param>
    /// <param name="clock">Tells now: certificates begin an hour earlier.</param>
    /// <param name="random">Source of serial numbers and the encryption key; private keys come from the framework's own.</param>
    /// <param name="diagnostics">Receives the findings. None shows a secret.</param>
    public static PkiRotation? Run(
        string directory, RotationStep? step, PkiRotateOptions options, TimeProvider clock, RandomNumberGenerator random, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var bag = new DiagnosticBag();
        var result = Run(new PkiFolder(directory), step, options, clock.GetUtcNow(), random, bag);
        diagnostics.AddRange(bag.ToSorted());
        return bag.HasErrors ? null : result;
    }

    private static PkiRotation? Run(
        PkiFolder folder, RotationStep? step, PkiRotateOptions options, DateTimeOffset now, RandomNumberGenerator random, DiagnosticBag bag)
    {
        if (!folder.Check(bag))
        {
            return null;
        }

        if (!Directory.Exists(folder.Path))
        {
            bag.Add(Finding.Of(PkiRotationCodes.NotWhole, folder.Path, "the directory does not exist", $"make it: hotc pki init {Shell.Quote(folder.Path)}"));
            return null;
        }

        using var guard = RotationLock.Take(folder, bag);
        if (guard is null)
        {
            return null;
        }

        var wasInterrupted = folder.Has(RotationJournal.Name);
        if (wasInterrupted && !RotationJournal.Complete(folder, bag))
        {
            return null;
        }

        if (PkiInit.Find(folder, new PkiInitOptions(), now, random, bag) is not { } set || !IsWhole(folder, set, bag))
        {
            return null;
        }

        if (wasInterrupted || step is null)
        {
            return PkiRotation.Of(folder.Path, set.Rotation, wasInterrupted);
        }

        var seconds = Seconds(folder, set, step.Value, options, now, random, bag);
        return seconds is null || bag.HasErrors ? null : Do(folder, set, step.Value, seconds.Value, bag);
    }

    private static bool IsWhole(PkiFolder folder, PkiSet set, DiagnosticBag bag)
    {
        var missing = set.Files().Where(f => !folder.Has(f.File.Name)).Select(f => f.File.Name).ToList();
        if (missing.Count > 0)
        {
            bag.Add(Finding.Of(
                PkiRotationCodes.NotWhole, folder.Path, $"the directory lacks {string.Join(", ", missing)}", $"make what is missing: hotc pki init {Shell.Quote(folder.Path)}"));
        }

        return missing.Count == 0;
    }

    // The second ones that the step begins with; null after a finding.
    private static ImmutableArray<RotationSecond>? Seconds(
        PkiFolder folder, PkiSet set, RotationStep step, PkiRotateOptions options, DateTimeOffset now, RandomNumberGenerator random, DiagnosticBag bag)
    {
        var stage = set.Rotation.Stage;
        var fits = step switch
        {
            RotationStep.Trust => stage == RotationStage.None,
            RotationStep.Sign => stage == RotationStage.Trust,
            RotationStep.Finish => stage == RotationStage.Sign,
            _ => stage != RotationStage.None,
        };
        if (!fits)
        {
            bag.Add(Finding.Of(PkiRotationCodes.WrongStep, folder.Path, Stands(set.Rotation), Expected(stage, folder)));
            return null;
        }

        return step != RotationStep.Trust ? set.Rotation.Seconds : New(folder, set, options, now, random, bag);
    }

    private static string Stands(RotationState rotation)
    {
        var what = string.Join(", ", rotation.Seconds.Select(s => s.Part.Title));
        return rotation.Stage switch
        {
            RotationStage.None => "nothing is being rotated",
            RotationStage.Trust => $"the new ones are trusted and do not sign yet: {what}",
            _ => $"the new ones sign, the old ones are still trusted: {what}",
        };
    }

    private static string Expected(RotationStage stage, PkiFolder folder)
    {
        var command = $"hotc pki rotate {Shell.Quote(folder.Path)} ";
        return stage switch
        {
            RotationStage.None => $"begin one: {command}trust",
            RotationStage.Trust => $"go on when every node has got the new secrets: {command}sign, or take it back: {command}back",
            _ => $"end it when every node has got the new secrets: {command}finish, or take the step back: {command}back",
        };
    }

    private static ImmutableArray<RotationSecond>? New(
        PkiFolder folder, PkiSet set, PkiRotateOptions options, DateTimeOffset now, RandomNumberGenerator random, DiagnosticBag bag)
    {
        if (options.New.Days is < 1 or > PkiInitOptions.MaxDays)
        {
            bag.Add(Finding.Of(PkiCodes.DaysOutOfRange, null, $"{options.New.Days} days is not between 1 and {PkiInitOptions.MaxDays}"));
            return null;
        }

        var finder = new AuthorityFinder(folder, null, now, bag);
        var seconds = ImmutableArray.CreateBuilder<RotationSecond>();
        foreach (var part in RotationPart.All.Where(p => options.Parts.IsDefaultOrEmpty || options.Parts.Contains(p.Name)))
        {
            if (part.Authority is not { } kind)
            {
                seconds.Add(part == RotationPart.ServiceAccount
                    ? RotationSecond.OfServiceAccount(PrivateKey.Create())
                    : RotationSecond.OfEncryptionKey(SecretText.EncryptionKey.Create(random)));
                continue;
            }

            var old = set.Authorities.Single(a => a.Kind == kind);
            var own = PkiInit.OwnOf(options.New, kind);
            var made = own is null ? Authority.Create(kind, folder, options.New.Days, now, random, NextName(kind, old.Certificate)) : finder.Given(kind, own);
            if (made is not null && set.Authorities.FirstOrDefault(a => made.PrivateKey.Matches(a.Certificate)) is { } twin)
            {
                bag.Add(Finding.Of(
                    PkiAuthorityCodes.SameKey, made.KeyPath, $"the new {kind.Name} has the same key as the {twin.Kind.Name} in '{twin.KeyPath}'",
                    "give it a key of its own, or let hotc make it"));
            }

            if (made is not null)
            {
                seconds.Add(RotationSecond.Of(part, made));
            }
        }

        return seconds.DrainToImmutable();
    }

    // Another name, so that people see whose a certificate is, and programs that look for an issuer by its name find the right one.
    private static string NextName(AuthorityKind kind, X509Certificate2 old)
    {
        var name = old.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        var number = name.StartsWith(kind.CommonName + "-", StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(kind.CommonName.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var found) && found < int.MaxValue ? found : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{kind.CommonName}-{number + 1}");
    }

    private static PkiRotation? Do(PkiFolder folder, PkiSet set, RotationStep step, ImmutableArray<RotationSecond> seconds, DiagnosticBag bag)
    {
        var before = set.Rotation.Stage;
        var after = (step, before) switch
        {
            (RotationStep.Trust, _) => RotationStage.Trust,
            (RotationStep.Sign, _) => RotationStage.Sign,
            (RotationStep.Back, RotationStage.Sign) => RotationStage.Trust,
            _ => RotationStage.None,
        };

        // Between trust and sign, in either direction, the two change places.
        var changed = before != RotationStage.None && after != RotationStage.None
            ? seconds.Aggregate(set, (s, second) => s.With(second)) with { Rotation = new(after, [.. seconds.Select(s => set.Signing(s.Part))]) }
            : set with { Rotation = after == RotationStage.None ? RotationState.None : new(after, seconds) };

        var files = new List<NewFile>();
        var removed = new List<string>();
        foreach (var part in seconds.Select(s => s.Part))
        {
            if (before != RotationStage.None)
            {
                removed.AddRange(part.Files.Select(f => f.Name(RotationState.Mark(before))));
                files.AddRange(Files(changed.Signing(part), null));
            }
        }

        files.AddRange(changed.Rotation.Seconds.SelectMany(s => Files(s, RotationState.Mark(after))));
        files.Add(new NewFile(SecretsFile.Name, changed.Secrets, Secret: true));
        return RotationJournal.Do(folder, files, removed, bag) ? PkiRotation.Of(folder.Path, changed.Rotation, wasInterrupted: false) : null;
    }

    private static IEnumerable<NewFile> Files(RotationSecond second, string? mark) =>
        second.Part.Files.Select((file, i) => new NewFile(file.Name(mark), second.Files[i], file.Secret));
}
