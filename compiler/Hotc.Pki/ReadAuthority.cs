using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>Reads a CA from a directory that <c>hotc pki init</c> made.</summary>
internal static class ReadAuthority
{
    /// <summary>The CA, from its files or from <c>secrets.yaml</c>; null after a finding.</summary>
    public static Authority? Of(AuthorityKind kind, string directory, DateTimeOffset now, DiagnosticBag diagnostics) =>
        WithRotation(kind, directory, now, diagnostics)?.Authority;

    /// <summary>The CA and the rotation that the directory is in the middle of; null after a finding.</summary>
    public static (Authority Authority, RotationState Rotation)? WithRotation(AuthorityKind kind, string directory, DateTimeOffset now, DiagnosticBag diagnostics)
    {
        var bag = new DiagnosticBag();
        var folder = new PkiFolder(directory);
        Authority? found = null;
        RotationState? rotation = null;
        if (folder.Check(bag))
        {
            var secrets = folder.Read(SecretsFile.Name, secret: true, bag);
            var values = secrets is null ? null : SecretsFile.Read(secrets, bag);
            var stored = values is null ? null : new StoredSecrets(secrets!, values);
            var finder = new AuthorityFinder(folder, stored, now, bag);
            found = finder.Find(kind, own: null);
            rotation = bag.HasErrors ? null : RotationState.Read(folder, stored, finder, bag);
            if (found is null && !bag.HasErrors)
            {
                // says that it is not there
                PkiFolder.ReadOutside(folder.Show(kind.CertificateFile), bag);
            }
        }

        diagnostics.AddRange(bag.ToSorted());
        return bag.HasErrors || found is null || rotation is null ? null : (found, rotation);
    }
}
