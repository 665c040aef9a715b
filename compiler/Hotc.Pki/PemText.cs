using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Hotc.Pki;

/// <summary>One block of a PEM text (RFC 7468).</summary>
/// <param name="Label">What stands after BEGIN, such as <c>CERTIFICATE</c>.</param>
/// <param name="Der">The content.</param>
internal sealed record PemBlock(string Label, byte[] Der);

/// <summary>Reads and writes PEM.</summary>
internal static class PemText
{
    /// <summary>
    /// All well-formed blocks of a text, in order. Other text between them, such as what <c>openssl x509 -text</c> prints, is
    /// skipped, and so are damaged blocks and the encrypted keys of old form, whose headers RFC 7468 no longer knows.
    /// </summary>
    public static ImmutableArray<PemBlock> Blocks(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<PemBlock>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            blocks.Add(new PemBlock(rest[fields.Label].ToString(), Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            rest = rest[fields.Location.End..];
        }

        return blocks.ToImmutable();
    }

    /// <summary>Whether the text begins a block of any kind, well-formed or not.</summary>
    public static bool HasBegin(string text) => text.Contains("-----BEGIN ", StringComparison.Ordinal);

    /// <summary>Whether the text holds an encrypted key of the old form.</summary>
    public static bool HasOldEncryption(string text) => text.Contains("Proc-Type: 4,ENCRYPTED", StringComparison.Ordinal);

    /// <summary>Whether bytes look like DER: one SEQUENCE of definite length, as certificates and keys are.</summary>
    public static bool LooksLikeDer(ReadOnlySpan<byte> bytes) => bytes.Length > 2 && bytes[0] == 0x30 && bytes[1] is > 0x20 and < 0x85;

    /// <summary>One block, with a line feed at its end.</summary>
    public static byte[] Write(string label, byte[] der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString(label, der) + "\n");
}
