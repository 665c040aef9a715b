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
    /// <summary>The three authorities, or fewer after findings. The directory is only read.</summary>
    public static ImmutableArray<PkiAuthorityState> Read(string directory, TimeProvider clock, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var now = clock.GetUtcNow();
        var states = ImmutableArray.CreateBuilder<PkiAuthorityState>();
        foreach (var kind in AuthorityKind.All)
        {
            if (ReadAuthority.Of(kind, directory, now, diagnostics) is { } found)
            {
                var end = new DateTimeOffset(found.Certificate.NotAfter.ToUniversalTime());
                states.Add(new PkiAuthorityState(kind.Name, kind.CertificateFile, found.Certificate.Subject, found.PrivateKey.Kind, end, (int)(end - now).TotalDays));
            }
            else
            {
                break;
            }
        }

        return states.ToImmutable();
    }
}
