using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Pki;

/// <summary>The second one of a part, as its files hold it.</summary>
/// <param name="Part">Of what it is the second one.</param>
/// <param name="Files">Its files, in the order of the part's.</param>
/// <param name="Value">What nodes must know of it.</param>
/// <param name="Authority">The CA, of a part that is one.</param>
/// <param name="Key">The key of service-account tokens, of that part.</param>
internal sealed record RotationSecond(
    RotationPart Part, ImmutableArray<byte[]> Files, string Value, Authority? Authority = null, PrivateKey? Key = null)
{
    /// <summary>A second CA.</summary>
    public static RotationSecond Of(RotationPart part, Authority authority) => new(
        part, [PemText.Write("PRIVATE KEY", authority.PrivateKey.Pkcs8), PemText.Write("CERTIFICATE", authority.Certificate.RawData)],
        authority.CertificateValue, Authority: authority);

    /// <summary>A second key pair of service-account tokens.</summary>
    public static RotationSecond OfServiceAccount(PrivateKey key) => new(
        RotationPart.ServiceAccount, [PemText.Write("PRIVATE KEY", key.Pkcs8), PemText.Write(ServiceAccountKey.PublicLabel, key.PublicKey)],
        Convert.ToBase64String(key.PublicKey), Key: key);

    /// <summary>A second encryption key.</summary>
    public static RotationSecond OfEncryptionKey(string value) => new(RotationPart.EncryptionKey, [PkiSet.Line(value)], value);

    /// <summary>Reads the files that bear a mark; null after a finding.</summary>
    public static RotationSecond? Read(RotationPart part, string mark, PkiFolder folder, AuthorityFinder finder, DiagnosticBag bag)
    {
        var files = part.Files.Select(f => folder.Read(f.Name(mark), f.Secret, bag)).ToList();
        if (files.Exists(f => f is null))
        {
            var missing = part.Files.First(f => !folder.Has(f.Name(mark))).Name(mark);
            bag.Add(Finding.Of(
                PkiRotationCodes.Incomplete, folder.Show(missing), $"this file of the {part.Title} is missing, and the rest of the pair is there",
                "bring it back from where you keep copies; without it, remove the rest of the pair and its parameter "
                    + $"{part.Other.Name} in {SecretsFile.Name}"));
            return null;
        }

        if (part.Authority is { } kind)
        {
            return finder.LoadSecond(kind, files[1]!, files[0]!, isNew: mark == RotationState.Next) is { } authority ? Of(part, authority) : null;
        }

        if (part == RotationPart.ServiceAccount)
        {
            return ServiceAccountKey.LoadPair(files[0]!, files[1]!, bag) is { } key ? OfServiceAccount(key) : null;
        }

        return SecretText.EncryptionKey.IsSound(files[0]!, bag) ? OfEncryptionKey(files[0]!.Line) : null;
    }
}
