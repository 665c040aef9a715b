using System.Security.Cryptography;
using System.Text;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>The secrets that are one line of text: the bootstrap token and the encryption key.</summary>
internal sealed record SecretText(
    string What, string FileName, SecretParameter Parameter, Func<RandomNumberGenerator, string> Create, Func<string, bool> IsWellFormed)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 6;
    private const int SecretLength = 16;
    private const int KeyLength = 32;

    /// <summary>Token with which a worker asks for its first certificate: an id, a dot and a secret.</summary>
    public static SecretText BootstrapToken { get; } = new(
        "bootstrap token", "bootstrap-token", SecretParameters.BootstrapToken,
        random => Draw(random, IdLength) + "." + Draw(random, SecretLength),
        SecretParameters.BootstrapToken.Accepts);

    /// <summary>Key of encryption at rest, as the API server's configuration wants it: base64 of 32 bytes.</summary>
    public static SecretText EncryptionKey { get; } = new(
        "encryption key", "encryption-key", SecretParameters.EncryptionKey,
        random =>
        {
            var key = new byte[KeyLength];
            random.GetBytes(key);
            return Convert.ToBase64String(key);
        },
        value => SecretParameters.EncryptionKey.Accepts(value)
            && Convert.TryFromBase64String(value, new byte[KeyLength + 1], out var length) && length == KeyLength);

    /// <summary>The value from secrets.yaml or its own file, else a new one; null after a finding.</summary>
    public (string Value, PkiFileState State)? Find(PkiFolder folder, StoredSecrets? stored, RandomNumberGenerator random, DiagnosticBag bag)
    {
        var inSecrets = stored?.AsText(Parameter);
        var inFile = folder.Read(FileName, secret: true, bag);
        foreach (var text in new[] { inSecrets, inFile })
        {
            if (text is not null && !IsSound(text, bag))
            {
                return null;
            }
        }

        if (inSecrets is not null && inFile is not null && inSecrets.Line != inFile.Line)
        {
            bag.Add(Finding.Of(
                PkiCodes.Conflict, inFile.Path, $"the {What} here is another one than in '{inSecrets.Path}'", "decide which is right and move the "
                    + "other away; hotc overwrites nothing"));
            return null;
        }

        return inSecrets is not null ? (inSecrets.Line, PkiFileState.Restored)
            : inFile is not null ? (inFile.Line, PkiFileState.Kept)
            : (Create(random), PkiFileState.Created);
    }

    /// <summary>Whether a file holds a value of the right form; false after a finding.</summary>
    public bool IsSound(FileText text, DiagnosticBag bag)
    {
        var isSound = IsWellFormed(text.Line);
        if (!isSound)
        {
            bag.Add(Finding.Of(PkiCodes.ValueMalformed, text.Path, $"the {What} has the wrong form", "move the file away and run again to get a new one"));
        }

        return isSound;
    }

    // A byte modulo 36 would favour the first letters; bytes from the incomplete last round are drawn again.
    private static string Draw(RandomNumberGenerator random, int length)
    {
        var limit = byte.MaxValue + 1 - ((byte.MaxValue + 1) % Alphabet.Length);
        var text = new StringBuilder(length);
        var drawn = new byte[1];
        while (text.Length < length)
        {
            random.GetBytes(drawn);
            if (drawn[0] < limit)
            {
                text.Append(Alphabet[drawn[0] % Alphabet.Length]);
            }
        }

        return text.ToString();
    }
}
