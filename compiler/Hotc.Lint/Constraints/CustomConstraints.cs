using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using Hotc.Heat.Values;
using Hotc.Lint.Values;

namespace Hotc.Lint.Constraints;

/// <summary>
/// The checks of Heat's <c>custom_constraint</c> that look at the value alone. Those that ask a cloud whether something exists
/// say nothing here.
/// </summary>
internal static class CustomConstraints
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    // Nothing here reads a clock. A time before the oldest release of Heat that is known here (Zed) is past for certain.
    private static readonly DateTimeOffset OldestRelease = new(2022, 10, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<FrozenSet<string>> TimeZones = new(ReadTimeZones);

    /// <summary>How a value breaks a check; null when it does not, or when only a cloud can tell.</summary>
    public static string? Check(string name, HotValue node)
    {
        var text = (node as HotText)?.Value;
        switch (name)
        {
            case "ip_addr":
                return text is not null && IsAddress(text) ? null : $"{ValuePaths.Show(node)} is not an IP address";
            case "net_cidr":
                return text is not null && IsNetwork(text) ? null : $"{ValuePaths.Show(node)} is not a network such as 10.0.0.0/24";
            case "ip_or_cidr":
                return text is not null && (text.Contains('/', StringComparison.Ordinal) ? IsNetwork(text) : IsAddress(text))
                    ? null
                    : $"{ValuePaths.Show(node)} is neither an IP address nor a network";
            case "mac_addr":
                return text is not null && IsMac(text) ? null : $"{ValuePaths.Show(node)} is not a MAC address";
        }

        if (text is not { Length: > 0 })
        {
            return null;
        }

        return name switch
        {
            "dns_name" => DnsFault(text),
            "rel_dns_name" when text.EndsWith('.') => $"{ValuePaths.Show(node)} ends with a dot and so is a full name; here belongs a name relative to a domain",
            "rel_dns_name" => text.Length > 252 ? "the name is too long to be put before a domain" : DnsFault(text),
            "dns_domain" => DnsFault(text) ?? (text.EndsWith('.') ? null : $"the domain {ValuePaths.Show(node)} must end with a dot"),
            "timezone" => TimeZones.Value.Contains(text) ? null : $"{ValuePaths.Show(node)} is not a time zone of the IANA list",
            "cron_expression" => CronExpression.Fault(text),
            "expiration" => ExpirationFault(text.Trim()),
            "iso_8601" => IsTime(text) ? null : $"{ValuePaths.Show(node)} is not a time in ISO 8601 form",
            "json_string" => HotJson.Read(text) is null ? $"{ValuePaths.Show(node)} is not valid JSON" : null,
            _ => null,
        };
    }

    /// <summary>An IP address as Neutron takes it: IPv4 in four decimal parts without leading zeros, or IPv6.</summary>
    public static bool IsAddress(string text) => ParseAddress(text) is not null;

    /// <summary>The address that a text is; null when Neutron would not take it.</summary>
    public static IPAddress? ParseAddress(string text)
    {
        if (text.Length is 0 or > 64 || text.AsSpan().IndexOfAnyExcept(AddressCharacters) >= 0 || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return !IsVersion4(address) || address.ToString() == text ? address : null;
    }

    /// <summary>A network as Neutron takes it: an address and a prefix length; bits after the prefix may be set.</summary>
    public static bool IsNetwork(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && ParseAddress(text[..slash]) is { } address
            && text.AsSpan(slash + 1) is { Length: > 0 and < 4 } digits
            && (digits.Length == 1 || digits[0] != '0')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= (IsVersion4(address) ? 32 : 128);
    }

    /// <summary>Whether an address is one of IPv4.</summary>
    public static bool IsVersion4(IPAddress address) => address.GetAddressBytes().Length == 4;

    // The forms that netaddr reads: six parts of up to two digits, three of up to four, two of six, or twelve digits.
    private static bool IsMac(string text)
    {
        foreach (var separator in (ReadOnlySpan<char>)[':', '-', '.'])
        {
            if (!text.Contains(separator, StringComparison.Ordinal))
            {
                continue;
            }

            var parts = text.Split(separator);
            return parts.Length switch
            {
                6 => separator != '.' && parts.All(p => p.Length is 1 or 2 && IsHex(p)),
                3 => separator is '.' or ':' or '-' && parts.All(p => p.Length is >= 1 and <= 4 && IsHex(p)),
                2 => separator != '.' && parts.All(p => p.Length is 5 or 6 && IsHex(p)),
                _ => false,
            };
        }

        return text.Length is 11 or 12 && IsHex(text);
    }

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigit);

    private static string? DnsFault(string text)
    {
        var trimmed = text.EndsWith('.') ? text[..^1] : text;
        if (trimmed.Length > 255)
        {
            return "a DNS name has at most 255 characters";
        }

        var labels = trimmed.Split('.');
        foreach (var label in labels)
        {
            if (label.Length is 0 or > 63)
            {
                return label.Length == 0 ? "a part of the DNS name is empty" : "a part of the DNS name has more than 63 characters";
            }

            if (label.StartsWith('-') || label.EndsWith('-'))
            {
                return $"the part \"{label}\" of the DNS name begins or ends with a hyphen";
            }

            if (!label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                return $"the part \"{label}\" of the DNS name may hold only lower-case letters, digits and hyphens";
            }
        }

        return text.EndsWith('.') && labels.Length > 1 && labels[^1].All(char.IsAsciiDigit) ? "the last part of the DNS name is a number" : null;
    }

    private static string? ExpirationFault(string text) =>
        !IsTime(text, out var time) ? $"\"{text}\" is not a time in ISO 8601 form"
        : time < OldestRelease ? $"the time {text} is past: Heat takes only times to come"
        : null;

    private static bool IsTime(string text) => IsTime(text, out _);

    private static bool IsTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time) && text.Length >= 4 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[3]);

    private static FrozenSet<string> ReadTimeZones()
    {
        using var stream = typeof(CustomConstraints).Assembly.GetManifestResourceStream("timezones.txt")
            ?? throw new InvalidOperationException("The program was built without the list of time zones.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
