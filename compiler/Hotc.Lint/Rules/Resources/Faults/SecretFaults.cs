using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the containers, orders and secrets of Barbican.</summary>
internal static class SecretFaults
{
    private static readonly string[] OrderOfKey = ["name", "algorithm", "bit_length", "mode", "payload_content_type", "expiration"];

    private static readonly string[] OrderOfCertificate = ["name", "request_type", "subject_dn", "source_container_ref", "ca_id", "profile", "request_data"];

    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Barbican::GenericContainer", (_, subject) => Twice("secrets", subject.Maps("secrets").Select(s => s["ref"]))),
        ("OS::Barbican::CertificateContainer", (_, subject) => TwiceAtAll(subject)),
        ("OS::Barbican::RSAContainer", (_, subject) => TwiceAtAll(subject)),
        ("OS::Barbican::Order", (_, subject) => Order(subject)),
        ("OS::Barbican::Secret", (_, subject) => Secret(subject)),
    ];

    private static (string, string)? TwiceAtAll(Subject subject) => Twice("", subject.Properties.Entries.Where(e => e.Key != "name").Select(e => e.Value));

    private static (string, string)? Twice(string property, IEnumerable<Value?> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return values.OfType<ExactValue>().Any(v => v.Text is { } text && !seen.Add(text)) ? (property, "the same secret stands here twice") : null;
    }

    private static (string, string)? Order(Subject subject)
    {
        if (subject.Text("type") is not { } type || !(type is "key" or "asymmetric" or "certificate"))
        {
            return null;
        }

        if (type != "certificate" && (subject.Has("algorithm") == false || subject.Has("bit_length") == false))
        {
            return ("type", $"an order of type {type} needs algorithm and bit_length");
        }

        if (type == "certificate" && subject.Has("profile") == true && subject.Has("ca_id") == false)
        {
            return ("profile", "\"profile\" needs \"ca_id\"");
        }

        var allowed = type == "certificate" ? OrderOfCertificate : OrderOfKey;
        var other = subject.Properties.Entries.FirstOrDefault(e => e.Key != "type" && !allowed.Contains(e.Key) && (type, e.Key) != ("asymmetric", "pass_phrase") && subject.Has(e.Key) == true).Key;
        return other is null ? null : (other, $"an order of type {type} has no \"{other}\"");
    }

    private static (string, string)? Secret(Subject subject)
    {
        var (content, encoding) = (subject.Text("payload_content_type"), subject.Has("payload_content_encoding"));
        if (subject.Has("payload_content_type") == true && subject.Has("payload") == false)
        {
            return ("payload_content_type", "\"payload_content_type\" needs \"payload\"");
        }

        if (content == "application/octet-stream" && encoding == false)
        {
            return ("payload_content_type", "a payload of application/octet-stream needs \"payload_content_encoding\"");
        }

        return encoding == true && (subject.Has("payload_content_type") == false || content == "text/plain")
            ? ("payload_content_encoding", "\"payload_content_encoding\" is for the payload_content_type application/octet-stream only")
            : null;
    }
}
