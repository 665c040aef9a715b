using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Reads the certificates that nodes trust for the cloud's own API.</summary>
internal static class CloudCa
{
    /// <summary>The certificates of `cloud.caFile` and nothing else of that file; empty when none is named.</summary>
    public static string Read(ClusterSpec spec, IFileTree files, DiagnosticBag bag)
    {
        if (spec.Cloud.CaFile is not { } name)
        {
            return "";
        }

        var node = (YamlScalar)spec.Cloud.Node[CloudSpec.Keys.CaFile]!;
        var path = SpecPath.Beside(node.Span.Source.Path, name);
        if (!files.TryRead(path, out var bytes))
        {
            bag.Add(SpecCodes.Unreadable, node.Span, $"\"{path}\" does not exist or cannot be read.", "The path counts from the folder of the file that names it.");
            return "";
        }

        var certificates = Certificates(Encoding.Latin1.GetString(bytes.Span));
        if (certificates.Length == 0)
        {
            bag.Add(SpecCodes.NotACertificate, node.Span, $"\"{path}\" holds no PEM certificate.", "A PEM certificate begins with -----BEGIN CERTIFICATE-----.");
        }

        return certificates;
    }

    // Only the certificates are taken over: a key or a comment that stands in the same file must not reach the bundle.
    private static string Certificates(string text)
    {
        var found = new StringBuilder();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            if (rest[fields.Label] is "CERTIFICATE" && Convert.FromBase64String(rest[fields.Base64Data].ToString()) is var der && IsCertificate(der))
            {
                found.Append(PemEncoding.WriteString("CERTIFICATE", der)).Append('\n');
            }

            rest = rest[fields.Location.End..];
        }

        return found.ToString();
    }

    // The outer form of RFC 5280, 4.1: what is signed, the algorithm, the signature. Whether nodes trust it, they find out.
    private static bool IsCertificate(byte[] der)
    {
        try
        {
            var whole = new AsnReader(der, AsnEncodingRules.DER);
            var certificate = whole.ReadSequence();
            certificate.ReadSequence();
            certificate.ReadSequence();
            certificate.ReadBitString(out _);
            return !certificate.HasData && !whole.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
