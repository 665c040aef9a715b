using System.Globalization;
using System.Text.Json;
using Hotc.Foundation.Text;

namespace Hotc.Review.Quotas;

/// <summary>Reads what clients of OpenStack print: numbers that may be texts, ids that may be numbers.</summary>
internal static class ClientJson
{
    /// <summary>Hands the root to a reader; false when the bytes are no JSON, or the reader says so.</summary>
    public static bool Read(ReadOnlyMemory<byte> bytes, Func<JsonElement, bool> read) =>
        // Some editors write a mark of the byte order, which JSON does not have.
        ForeignJson.Read(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes, read, otherwise: false);

    public static long? Number(JsonElement map, string key) => map.ValueKind == JsonValueKind.Object && map.TryGetProperty(key, out var value) ? Number(value) : null;

    public static long? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.String when long.TryParse(value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static string? Text(JsonElement map, string key) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(key, out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null
            : null;
}
