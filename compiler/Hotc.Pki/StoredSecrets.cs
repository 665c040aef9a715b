using System.Text;

namespace Hotc.Pki;

/// <summary>What an existing <c>secrets.yaml</c> holds: the values of all parameters, well-formed.</summary>
internal sealed record StoredSecrets(FileText File, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>A certificate or key as if it were read from a PEM file.</summary>
    public FileText AsPem(SecretParameter parameter, string label) =>
        new(SecretsFile.Show(File, parameter), PemText.Write(label, Convert.FromBase64String(Values[parameter.Name])));

    /// <summary>A value as if it were read from a file of its own.</summary>
    public FileText AsText(SecretParameter parameter) =>
        new(SecretsFile.Show(File, parameter), Encoding.ASCII.GetBytes(Values[parameter.Name]));
}
