using System.Text;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>The <c>.gitignore</c> that keeps secrets out of git, also those that a later version or another tool adds.</summary>
internal static class IgnoreFile
{
    public const string Name = ".gitignore";

    private const string Text =
        """
        # Made by hotc pki init: only certificates and public keys may be committed.
        *
        !.gitignore
        !*.crt
        !*.pub

        """;

    /// <summary>The content.</summary>
    public static byte[] Bytes => Encoding.ASCII.GetBytes(Text.ReplaceLineEndings("\n"));

    /// <summary>Warns of one that somebody else wrote.</summary>
    public static void Check(PkiFolder folder, DiagnosticBag bag)
    {
        if (folder.Read(Name, secret: false, bag) is { } file && !file.Bytes.AsSpan().SequenceEqual(Bytes))
        {
            bag.Add(Finding.Of(
                PkiCodes.IgnoreFileKept, file.Path, "this file is not hotc's and was left alone", "see that git ignores the keys, the token and secrets.yaml"));
        }
    }
}
