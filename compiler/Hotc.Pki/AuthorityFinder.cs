using System.Security.Cryptography.X509Certificates;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>
/// Finds a CA in the three places where it may already be: the user's option, <c>secrets.yaml</c>, the files of the directory.
/// Places that hold different CAs are a finding, never a choice.
/// </summary>
internal sealed class AuthorityFinder(PkiFolder folder, StoredSecrets? stored, DateTimeOffset now, DiagnosticBag bag)
{
    /// <summary>The CA; null when it is nowhere, or after a finding.</summary>
    public Authority? Find(AuthorityKind kind, OwnAuthority? own)
    {
        var given = own is null ? null : Given(kind, own);
        var certificate = folder.Read(kind.CertificateFile, secret: false, bag);
        var key = folder.Read(kind.KeyFile, secret: true, bag);
        var inFiles = certificate is null || key is null ? null : Load(kind, certificate, key, PkiFileState.Kept, given);
        var inSecrets = stored is null ? null : Load(
            kind, stored.AsPem(kind.Certificate, "CERTIFICATE"), stored.AsPem(kind.Key, "PRIVATE KEY"), PkiFileState.Restored, given ?? inFiles);

        var found = given ?? inSecrets ?? inFiles;
        Compare(given, inSecrets);
        Compare(given, inFiles);
        Compare(inSecrets, inFiles);
        if (inFiles is null && (certificate ?? key) is { } half && (certificate is null || key is null))
        {
            Complete(kind, found, half, isCertificate: certificate is not null);
        }

        return found;
    }

    /// <summary>The CA of two files that belong to a rotation; null after a finding. An old one may have ended meanwhile.</summary>
    public Authority? LoadSecond(AuthorityKind kind, FileText certificate, FileText key, bool isNew)
    {
        var own = new DiagnosticBag();
        var loaded = new AuthorityFinder(folder, stored, now, own).Load(kind, certificate, key, PkiFileState.Kept);
        bag.AddRange(own.ToSorted().Where(d => isNew || (d.Code != PkiAuthorityCodes.Expired.Code && d.Code != PkiAuthorityCodes.EndsSoon.Code)));
        return loaded;
    }

    /// <summary>The CA that the user brings; null after a finding.</summary>
    public Authority? Given(AuthorityKind kind, OwnAuthority own)
    {
        if (own.CertificateFile is null || own.KeyFile is null)
        {
            var (there, absent) = own.CertificateFile is null ? (kind.KeyOption, kind.CertificateOption) : (kind.CertificateOption, kind.KeyOption);
            bag.Add(Finding.Of(PkiCodes.PairIncomplete, own.CertificateFile ?? own.KeyFile, $"{there} is given without {absent}", $"give both, or "
                + $"neither to let hotc make the {kind.Name}"));
            return null;
        }

        var certificate = PkiFolder.ReadOutside(own.CertificateFile, bag);
        var key = PkiFolder.ReadOutside(own.KeyFile, bag);
        return certificate is null || key is null ? null : Load(kind, certificate, key, PkiFileState.Copied);
    }

    private Authority? Load(AuthorityKind kind, FileText certificateFile, FileText keyFile, PkiFileState state, Authority? known = null)
    {
        var findings = new DiagnosticBag();
        var certificate = CertificateFile.Read(certificateFile, findings);
        var key = PrivateKeyFile.Read(keyFile, findings);
        if (certificate is not null)
        {
            AuthorityCheck.Certificate(kind, certificate, certificateFile.Path, now, findings);
        }

        if (key is not null)
        {
            AuthorityCheck.Key(kind, key, keyFile.Path, findings);
        }

        if (certificate is not null && key is not null)
        {
            AuthorityCheck.Pair(certificate, certificateFile.Path, key, keyFile.Path, findings);
        }

        var loaded = certificate is null || key is null ? null : new Authority(kind, certificateFile.Path, keyFile.Path, certificate, key, state);
        if (loaded is null || known is null || !loaded.IsSameAs(known))
        {
            bag.AddRange(findings.ToSorted());
        }

        return loaded;
    }

    private void Compare(Authority? left, Authority? right)
    {
        if (left is not null && right is not null && !left.IsSameAs(right))
        {
            Differ(left.Kind, left.CertificatePath, right.CertificatePath);
        }
    }

    // A half is no pair, but a pair known from elsewhere can complete it, when it is that pair's half.
    private void Complete(AuthorityKind kind, Authority? known, FileText half, bool isCertificate)
    {
        if (known is null)
        {
            var missing = folder.Show(isCertificate ? kind.KeyFile : kind.CertificateFile);
            bag.Add(Finding.Of(
                PkiCodes.PairIncomplete, half.Path, $"'{missing}' is missing beside it", "bring it back, or move this file away to let hotc make a new pair"));
            return;
        }

        using X509Certificate2? certificate = isCertificate ? CertificateFile.Read(half, bag) : null;
        using var key = isCertificate ? null : PrivateKeyFile.Read(half, bag);
        if (certificate is not null && !certificate.RawDataMemory.Span.SequenceEqual(known.Certificate.RawDataMemory.Span))
        {
            Differ(kind, known.CertificatePath, half.Path);
        }

        if (key is not null && !key.Matches(known.Certificate))
        {
            Differ(kind, known.KeyPath, half.Path);
        }
    }

    private void Differ(AuthorityKind kind, string left, string right) => bag.Add(Finding.Of(
        PkiCodes.Conflict, right, $"the {kind.Name} here is another one than in '{left}'", "decide which is right and move the other away; hotc "
            + "overwrites nothing"));
}
