using System.Collections.Immutable;
using System.Text;

namespace Hotc.Pki;

/// <summary>A file of the set and what happens to it when it is not there yet.</summary>
internal sealed record SetFile(NewFile File, PkiFileState State);

/// <summary>All secrets of one cluster.</summary>
/// <param name="Authorities">The CAs, in the order of <see cref="AuthorityKind.All"/>.</param>
/// <param name="Account">The key of service-account tokens.</param>
/// <param name="Token">The bootstrap token.</param>
/// <param name="Encryption">The encryption key.</param>
/// <param name="Rotation">The rotation that the cluster is in the middle of.</param>
internal sealed record PkiSet(
    ImmutableArray<Authority> Authorities,
    ServiceAccountKey Account,
    (string Value, PkiFileState State) Token,
    (string Value, PkiFileState State) Encryption,
    RotationState Rotation)
{
    /// <summary>
    /// The files in the order of writing. The file that keeps git away comes before every secret. Next comes
    /// <c>secrets.yaml</c>, because it holds everything: a run that is killed after it is completed by the next one.
    /// </summary>
    public ImmutableArray<SetFile> Files()
    {
        var files = ImmutableArray.CreateBuilder<SetFile>();
        void Add(string name, byte[] bytes, bool secret, PkiFileState state) => files.Add(new SetFile(new NewFile(name, bytes, secret), state));

        Add(IgnoreFile.Name, IgnoreFile.Bytes, secret: false, PkiFileState.Created);
        Add(SecretsFile.Name, Secrets, secret: true, IsAllKnown() ? PkiFileState.Restored : PkiFileState.Created);
        foreach (var authority in Authorities)
        {
            Add(authority.Kind.KeyFile, PemText.Write("PRIVATE KEY", authority.PrivateKey.Pkcs8), secret: true, authority.State);
            Add(authority.Kind.CertificateFile, PemText.Write("CERTIFICATE", authority.Certificate.RawData), secret: false, authority.State);
        }

        Add(ServiceAccountKey.KeyFile, PemText.Write("PRIVATE KEY", Account.Key.Pkcs8), secret: true, Account.State);
        Add(ServiceAccountKey.PublicFile, Account.PublicPem, secret: false, Account.PublicState);
        Add(SecretText.BootstrapToken.FileName, Line(Token.Value), secret: true, Token.State);
        Add(SecretText.EncryptionKey.FileName, Line(Encryption.Value), secret: true, Encryption.State);
        return files.ToImmutable();
    }

    /// <summary>The content of <c>secrets.yaml</c>.</summary>
    public byte[] Secrets => SecretsFile.Write(Values());

    /// <summary>One of the parts, in the form of a second one.</summary>
    public RotationSecond Signing(RotationPart part) => part.Authority is { } kind ? RotationSecond.Of(part, Authorities.Single(a => a.Kind == kind))
        : part == RotationPart.ServiceAccount ? RotationSecond.OfServiceAccount(Account.Key)
        : RotationSecond.OfEncryptionKey(Encryption.Value);

    /// <summary>The set in which another one signs or encrypts.</summary>
    public PkiSet With(RotationSecond signing) => signing switch
    {
        { Authority: { } authority } => this with { Authorities = [.. Authorities.Select(a => a.Kind == authority.Kind ? authority : a)] },
        { Key: { } key } => this with { Account = Account with { Key = key } },
        _ => this with { Encryption = (signing.Value, Encryption.State) },
    };

    /// <summary>The content of a file that holds one line.</summary>
    internal static byte[] Line(string value) => Encoding.ASCII.GetBytes(value + "\n");

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [SecretParameters.ServiceAccountKey.Name] = Account.Value,
            [SecretParameters.BootstrapToken.Name] = Token.Value,
            [SecretParameters.EncryptionKey.Name] = Encryption.Value,
        };
        foreach (var authority in Authorities)
        {
            values.Add(authority.Kind.Certificate.Name, authority.CertificateValue);
            values.Add(authority.Kind.Key.Name, authority.KeyValue);
        }

        foreach (var (name, value) in Rotation.Values)
        {
            values.Add(name, value);
        }

        return values;
    }

    private bool IsAllKnown() => Authorities.Select(a => a.State).Append(Account.State).Append(Token.State).Append(Encryption.State)
        .All(state => state is PkiFileState.Kept or PkiFileState.Restored);
}
