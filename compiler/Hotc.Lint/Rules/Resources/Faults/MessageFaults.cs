using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of where Zaqar and Monasca send messages to.</summary>
internal static class MessageFaults
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "trust+http", "trust+https"];

    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Monasca::Notification", (_, subject) => Notification(subject)),
        ("OS::Zaqar::Subscription", (_, subject) => Subscriber(subject)),
    ];

    private static (string, string)? Notification(Subject subject)
    {
        var (type, address) = (subject.Text("type"), subject.Text("address"));
        if (subject.Has("period") == true && type is not (null or "webhook"))
        {
            return ("period", "only a notification of type webhook has a period");
        }

        return type switch
        {
            _ when string.IsNullOrEmpty(address) => null,
            "webhook" when !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") => ("address", $"\"{address}\" is no address of a web server, such as https://example.org/hook"),
            "email" when address.Any(char.IsWhiteSpace) || address.IndexOf('@', StringComparison.Ordinal) is var at && (at <= 0 || at == address.Length - 1) => ("address", $"\"{address}\" is no e-mail address"),
            _ => null,
        };
    }

    private static (string, string)? Subscriber(Subject subject) =>
        subject.Text("subscriber") is { } address && !Schemes.Contains(address.Split(':')[0])
            ? ("subscriber", $"the address of a subscriber begins with one of {string.Join(", ", Schemes)}, and a colon")
            : null;
}
