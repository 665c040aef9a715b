using System.Collections.Immutable;
using System.Security.Cryptography;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// <c>hotc pki init</c>: makes the secrets of a cluster in a directory. The files, named as kubeadm names its own where it
/// has them:
/// <list type="bullet">
/// <item><c>ca.crt</c>, <c>ca.key</c> (cluster CA), <c>etcd-ca.*</c>, <c>front-proxy-ca.*</c>: EC P-256, self-signed, path length 0;</item>
/// <item><c>sa.key</c>, <c>sa.pub</c>: EC P-256, service-account tokens (ES256);</item>
/// <item><c>bootstrap-token</c>, <c>encryption-key</c>: one line each;</item>
/// <item><c>secrets.yaml</c>: all of it as Heat parameters (<see cref="SecretParameters"/>);</item>
/// <item><c>.gitignore</c>: keeps everything but certificates and <c>sa.pub</c> out of git.</item>
/// </list>
/// The directory has mode 0700, secret files 0600, certificates, <c>sa.pub</c> and <c>.gitignore</c> 0644.
/// </summary>
public static class PkiInit
{
    /// <summary>
    /// Makes what is missing and leaves what is there: a first run makes the whole set, a second changes nothing, and files
    /// that were lost come back from <c>secrets.yaml</c> (or it from them). Nothing is ever overwritten, and when places
    /// disagree, the run is refused. All findings are reported at once; after an error, nothing of the run remains on disk.
    /// The files are written in an order in which a killed run can be completed by running again; it may leave a folder
    /// <c>.new-…</c> behind, which can be deleted.
    /// </summary>
    /// <param name="directory">The directory. Made if missing, with its parents; an existing one must be empty or closed to others.</param>
    /// <param name="options">What the user chose.</param>
    /// <param name="clock">Tells now: certificates begin an hour earlier, and those brought are checked against it.</param>
    /// <param name="random">Source of serial numbers, token and encryption key; private keys come from the framework's own.</param>
    /// <param name="diagnostics">Receives the findings (<see cref="PkiCodes"/>). None shows a secret.</param>
    /// <returns>What was done; null after an error.</returns>
    public static PkiInitResult? Run(
        string directory, PkiInitOptions options, TimeProvider clock, RandomNumberGenerator random, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(diagnostics);

        // The caller's bag may hold errors of something else.
        var bag = new DiagnosticBag();
        var folder = new PkiFolder(directory);
        var result = Find(folder, options, clock.GetUtcNow(), random, bag) is { } set ? Write(folder, set, bag) : null;
        diagnostics.AddRange(bag.ToSorted());
        return bag.HasErrors ? null : result;
    }

    /// <summary>What a directory holds, with what is missing made anew but not written; null after a finding.</summary>
    internal static PkiSet? Find(PkiFolder folder, PkiInitOptions options, DateTimeOffset now, RandomNumberGenerator random, DiagnosticBag bag)
    {
        if (options.Days is < 1 or > PkiInitOptions.MaxDays)
        {
            bag.Add(Finding.Of(PkiCodes.DaysOutOfRange, null, $"{options.Days} days is not between 1 and {PkiInitOptions.MaxDays}"));
        }

        if (!folder.Check(bag))
        {
            return null;
        }

        var secrets = folder.Read(SecretsFile.Name, secret: true, bag);
        var values = secrets is null ? null : SecretsFile.Read(secrets, bag);
        var stored = values is null ? null : new StoredSecrets(secrets!, values);
        IgnoreFile.Check(folder, bag);
        var finder = new AuthorityFinder(folder, stored, now, bag);
        var authorities = AuthorityKind.All
            .Select(kind => (Kind: kind, Found: finder.Find(kind, OwnOf(options, kind))))
            .ToImmutableArray();
        var account = ServiceAccountKey.Find(folder, stored, bag);
        var token = SecretText.BootstrapToken.Find(folder, stored, random, bag);
        var encryption = SecretText.EncryptionKey.Find(folder, stored, random, bag);
        var rotation = RotationState.Read(folder, stored, finder, bag);
        ReportSameKeys([.. authorities.Select(a => a.Found).OfType<Authority>()], bag);
        if (bag.HasErrors || account is null || token is null || encryption is null || rotation is null)
        {
            return null;
        }

        return new PkiSet(
            [.. authorities.Select(a => a.Found ?? Authority.Create(a.Kind, folder, options.Days, now, random))], account, token.Value, encryption.Value, rotation);
    }

    internal static OwnAuthority? OwnOf(PkiInitOptions options, AuthorityKind kind) =>
        kind == AuthorityKind.Cluster ? options.ClusterCa : kind == AuthorityKind.Etcd ? options.EtcdCa : options.FrontProxyCa;

    private static void ReportSameKeys(ImmutableArray<Authority> found, DiagnosticBag bag)
    {
        for (var later = 1; later < found.Length; later++)
        {
            var twin = found.Take(later).FirstOrDefault(earlier => found[later].PrivateKey.Matches(earlier.Certificate));
            if (twin is not null)
            {
                bag.Add(Finding.Of(
                    PkiAuthorityCodes.SameKey, found[later].KeyPath, $"the {found[later].Kind.Name} has the same key as the {twin.Kind.Name} in "
                        + $"'{twin.KeyPath}'",
                    "give each CA a key of its own, or let hotc make it"));
            }
        }
    }

    private static PkiInitResult? Write(PkiFolder folder, PkiSet set, DiagnosticBag bag)
    {
        var files = set.Files()
            .Select(file => folder.Has(file.File.Name) ? file with { State = PkiFileState.Kept } : file)
            .ToImmutableArray();
        var missing = files.Where(file => file.State != PkiFileState.Kept).Select(file => file.File).ToImmutableArray();
        return missing.IsEmpty || FilePublisher.Publish(folder, missing, bag)
            ? new PkiInitResult(folder.Path, [.. files.Select(file => new PkiFile(file.File.Name, file.State, file.File.Secret))])
            : null;
    }
}
