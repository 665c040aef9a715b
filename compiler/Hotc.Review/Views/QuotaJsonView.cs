using System.Text.Json;
using Hotc.Review.Quotas;

namespace Hotc.Review.Views;

/// <summary>What clusters need, for programs, as <c>schemas/review/quota.schema.json</c> describes it.</summary>
public static class QuotaJsonView
{
    /// <summary>The version of the format. A new member leaves it as it is; a changed or missing one raises it.</summary>
    public const int FormatVersion = 1;

    /// <summary>Writes the document.</summary>
    public static void Write(QuotaResult result, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteBoolean("flavorsKnown", result.KnowsFlavors);
        json.WriteBoolean("exceeded", result.IsExceeded);
        json.WriteStartArray("clusters");
        foreach (var need in result.Needs)
        {
            json.WriteStartObject();
            json.WriteString("name", need.Name);
            json.WriteStartObject("needed");
            foreach (var row in result.Rows.Where(r => need.Of(r.Item).Known != 0))
            {
                json.WriteNumber(row.Item.Name, need.Of(row.Item).Known);
            }

            json.WriteEndObject();
            json.WriteStartArray("groupsOfUnknownSize");
            foreach (var group in need.UnknownGroups)
            {
                json.WriteStringValue(group);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("total");
        foreach (var row in result.Rows)
        {
            Write(row, json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(QuotaRow row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Item.Name);
        json.WriteNumber("needed", row.Needed.Known);
        json.WriteNumber("ofUnknownSize", row.Needed.Unknown);
        if (row.Granted is { } granted)
        {
            json.WriteNumber("limit", granted.Limit ?? -1);
            if (granted.Taken is { } taken)
            {
                json.WriteNumber("taken", taken);
            }

            json.WriteBoolean("exceeded", row.IsExceeded);
        }

        json.WriteEndObject();
    }
}
