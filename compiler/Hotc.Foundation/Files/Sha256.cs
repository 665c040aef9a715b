using Org.BouncyCastle.Crypto.Digests;

namespace Hotc.Foundation.Files;

/// <summary>
/// SHA-256 of files. Managed, because the framework's own loads OpenSSL, whose start costs more time and memory than a bundle's
/// files cost to be digested.
/// </summary>
public sealed class Sha256
{
    private readonly Sha256Digest digest = new();

    /// <summary>The digest of bytes, in lower-case hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var sha = new Sha256();
        sha.Append(bytes);
        return sha.End();
    }

    /// <summary>Adds bytes behind those that were added before.</summary>
    public void Append(ReadOnlySpan<byte> bytes) => digest.BlockUpdate(bytes);

    /// <summary>The digest of all that was added, in lower-case hexadecimal; begins anew.</summary>
    public string End()
    {
        Span<byte> hash = stackalloc byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return Convert.ToHexStringLower(hash);
    }
}
