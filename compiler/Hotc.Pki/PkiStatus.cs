using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>One authority and how long it lives.</summary>
/// <param name="Name">For people: cluster CA, etcd CA, front-proxy CA.</param>
/// <param name="File">Its certificate in the directory.</param>
/// <param name="Subject">Whom the certificate names.</param>
/// <param name="Key">Kind of its key.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="DaysLeft">Whole days until then.</param>
public sealed record PkiAuthorityState(string Name, string File, string Subject, string Key, DateTimeOffset Ends, int DaysLeft);

/// <summary><c>hotc pki status</c>: what a PKI directory holds and when it ends.</summary>
public static class PkiStatus
{
    /// <summary>Where a rotation stands; null after findings. The directory is only read.</summary>
    public static PkiRotation? Rotation(string directory, TimeProvider clock, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return ReadAuthority.WithRotation(AuthorityKind.Cluster, directory, clock.GetUtcNow(), diagnostics) is var (_, rotation)
            ? PkiRotation.Of(directory, rotation, wasInterrupted: false)
            : null;
    }

    /// <summary>The three authorities, and the second ones of a rotation; fewer after findings. The directory is only read.</summary>
    public static ImmutableArray<PkiAuthorityState> Read(string directory, TimeProvider clock, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var now = clock.GetUtcNow();
        var states = ImmutableArray.CreateBuilder<PkiAuthorityState>();
        foreach (var kind in AuthorityKind.All)
        {
            if (ReadAuthority.WithRotation(kind, directory, now, diagnostics) is not var (found, rotation))
            {
                break;
            }

            states.Add(StateOf(found, kind.CertificateFile, now));
            foreach (var second in rotation.Seconds.Where(s => s.Part.Authority == kind))
            {
                states.Add(StateOf(second.Authority!, second.Part.Files[^1].Name(RotationState.Mark(rotation.Stage)), now));
            }
        }

        return states.ToImmutable();
    }

    private static PkiAuthorityState StateOf(Authority found, string file, DateTimeOffset now)
    {
        var end = new DateTimeOffset(found.Certificate.NotAfter.ToUniversalTime());
        return new PkiAuthorityState(found.Kind.Name, file, found.Certificate.Subject, found.PrivateKey.Kind, end, (int)(end - now).TotalDays);
    }
}
