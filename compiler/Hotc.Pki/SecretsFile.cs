using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Pki;

/// <summary><c>secrets.yaml</c>: the Heat environment file with every hidden parameter of a cluster.</summary>
internal static class SecretsFile
{
    public const string Name = "secrets.yaml";

    private const string Head =
        """
        SECRET: whoever reads this file controls the cluster. Keep it out of git, mail and tickets.
        Made by "hotc pki init". Hand it to Heat beside the bundle's own environment:
          openstack stack create -t cluster.yaml -e environment.yaml -e secrets.yaml NAME
        Certificates and keys are the base64 of their DER form (keys in PKCS #8). The files beside this one hold the same
        values in PEM; "hotc pki init" restores them from here when they are missing.
        """;

    /// <summary>The text of the file.</summary>
    /// <param name="values">The value of every parameter, by name; of those of a rotation only as far as there is one.</param>
    public static byte[] Write(IReadOnlyDictionary<string, string> values)
    {
        var entries = SecretParameters.All.Concat(SecretParameters.Rotation.Where(p => values.ContainsKey(p.Name))).Select(parameter => new HotEntry(parameter.Name, new HotText(values[parameter.Name])));
        return HotWriter.WriteUtf8(HotMap.Of(("parameters", new HotMap([.. entries]))), Head);
    }

    /// <summary>The values of an existing file, by name; null after a finding. Other parameters in it are the user's business.</summary>
    public static IReadOnlyDictionary<string, string>? Read(FileText file, DiagnosticBag bag)
    {
        // Findings of the YAML reader show the line they are about, and every line here is secret: they end in this bag.
        var unshown = new DiagnosticBag();
        var root = YamlReader.Read(new SourceText(file.Path, file.Text, SourceKind.Author), unshown)?.Root as YamlMapping;
        if (root?["parameters"] is not YamlMapping parameters || unshown.HasErrors)
        {
            Report(file, "the file is no Heat environment file with parameters", bag);
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var wanted = SecretParameters.All.Concat(SecretParameters.Rotation.Where(p => parameters[p.Name] is not null)).ToList();
        foreach (var parameter in wanted)
        {
            if (parameters[parameter.Name] is YamlScalar value && parameter.Accepts(value.Value) && IsDecodable(parameter, value.Value))
            {
                values.Add(parameter.Name, value.Value);
            }
            else
            {
                Report(file, $"the parameter {parameter.Name} is missing or its value has the wrong form", bag);
            }
        }

        return values.Count == wanted.Count ? values : null;
    }

    /// <summary>The place of one value, for people.</summary>
    public static string Show(FileText file, SecretParameter parameter) => $"{file.Path} ({parameter.Name})";

    private static bool IsDecodable(SecretParameter parameter, string value) =>
        parameter == SecretParameters.BootstrapToken || Convert.TryFromBase64String(value, new byte[value.Length], out _);

    private static void Report(FileText file, string message, DiagnosticBag bag) => bag.Add(Finding.Of(
        PkiCodes.SecretsUnreadable, file.Path, message, "move the file away and run again: it is written anew from the files beside it"));
}
