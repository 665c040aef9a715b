using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// The key pair of service-account tokens: <c>sa.key</c> signs (ES256), <c>sa.pub</c> verifies. The same on all control-plane nodes.
/// </summary>
internal sealed record ServiceAccountKey(PrivateKey Key, PkiFileState State, PkiFileState PublicState)
{
    public const string KeyFile = "sa.key";
    public const string PublicFile = "sa.pub";
    public const string PublicLabel = "PUBLIC KEY";

    /// <summary>The key's value in <c>secrets.yaml</c>.</summary>
    public string Value => Convert.ToBase64String(Key.Pkcs8);

    /// <summary>The content of <c>sa.pub</c>.</summary>
    public byte[] PublicPem => PemText.Write(PublicLabel, Key.PublicKey);

    /// <summary>The pair from secrets.yaml or its files, else a new one; null after a finding.</summary>
    public static ServiceAccountKey? Find(PkiFolder folder, StoredSecrets? stored, DiagnosticBag bag)
    {
        var inSecrets = stored is null ? null : Load(stored.AsPem(SecretParameters.ServiceAccountKey, "PRIVATE KEY"), bag);
        var file = folder.Read(KeyFile, secret: true, bag);
        var inFile = file is null ? null : Load(file, bag);
        if (inSecrets is not null && inFile is not null && !inSecrets.PublicKey.AsSpan().SequenceEqual(inFile.PublicKey))
        {
            bag.Add(Finding.Of(
                PkiCodes.Conflict, file!.Path, $"the service-account key here is another one than in "
                    + $"'{SecretsFile.Show(stored!.File, SecretParameters.ServiceAccountKey)}'",
                "decide which is right and move the other away; hotc overwrites nothing"));
        }

        var known = inSecrets ?? inFile;
        var publicFile = folder.Read(PublicFile, secret: false, bag);
        if (publicFile is not null && known is null && file is null && stored is null)
        {
            bag.Add(Finding.Of(
                PkiCodes.PairIncomplete, publicFile.Path, $"'{folder.Show(KeyFile)}' is missing beside it",
                "bring it back, or move this file away to let hotc make a new pair"));
            return null;
        }

        if (known is null && (file is not null || stored is not null))
        {
            return null;
        }

        if (publicFile is not null && !IsPublicOf(publicFile, known!))
        {
            bag.Add(Finding.Of(
                PkiAuthorityCodes.KeyMismatch, publicFile.Path, $"the public key does not belong to the service-account key in '{folder.Show(KeyFile)}'",
                "move this file away and run again: it is made from the key"));
        }

        return inSecrets is not null ? new(inSecrets, PkiFileState.Restored, PkiFileState.Restored)
            : inFile is not null ? new(inFile, PkiFileState.Kept, PkiFileState.Restored)
            : new(PrivateKey.Create(), PkiFileState.Created, PkiFileState.Created);
    }

    /// <summary>The key of two files that belong to a rotation; null after a finding.</summary>
    public static PrivateKey? LoadPair(FileText keyFile, FileText publicFile, DiagnosticBag bag)
    {
        var key = Load(keyFile, bag);
        if (key is null || IsPublicOf(publicFile, key))
        {
            return key;
        }

        bag.Add(Finding.Of(
            PkiAuthorityCodes.KeyMismatch, publicFile.Path, $"the public key does not belong to the service-account key in '{keyFile.Path}'",
            $"make it from the key: openssl pkey -in {keyFile.ShellPath} -pubout -out {publicFile.ShellPath}"));
        return null;
    }

    private static PrivateKey? Load(FileText file, DiagnosticBag bag)
    {
        var key = PrivateKeyFile.Read(file, bag);
        if (key is null || key.IsAcceptedCurve)
        {
            return key;
        }

        bag.Add(Finding.Of(
            PkiAuthorityCodes.KeyRefused, file.Path, $"the service-account key is {key.Kind}, which is not accepted", "use an EC key on P-256 or P-384"));
        return null;
    }

    private static bool IsPublicOf(FileText file, PrivateKey key) =>
        PemText.Blocks(file.Text) is [{ Label: PublicLabel } only] && only.Der.AsSpan().SequenceEqual(key.PublicKey);
}
