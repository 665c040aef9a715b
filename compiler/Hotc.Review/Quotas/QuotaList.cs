using System.Text.Json;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Review.Quotas;

/// <summary>
/// Quotas as clients of OpenStack print them (<c>openstackclient/common/quota.py</c>): releases up to 6.0 as a map from name to
/// limit, later ones as a list of Resource and Limit, with In Use and Reserved when <c>--usage</c> is given. A limit of -1 is none.
/// </summary>
public static class QuotaList
{
    /// <summary>Reads one file and adds what it says; what it does not name stays. A finding when it names nothing that is known.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="limits">Takes the limits, by the names of <see cref="QuotaItem"/>.</param>
    /// <param name="bag">Takes the finding.</param>
    public static void Read(string path, ReadOnlyMemory<byte> bytes, IDictionary<string, QuotaLimit> limits, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(bag);
        var isList = ClientJson.Read(bytes, root =>
        {
            var read = 0;
            foreach (var entry in root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToList() : [])
            {
                read += Add(limits, ClientJson.Text(entry, "Resource"), ClientJson.Number(entry, "Limit"), Taken(entry)) ? 1 : 0;
            }

            foreach (var entry in root.ValueKind == JsonValueKind.Object ? root.EnumerateObject().ToList() : [])
            {
                read += Add(limits, entry.Name, ClientJson.Number(entry.Value), null) ? 1 : 0;
            }

            return read > 0;
        });
        if (!isList)
        {
            bag.Add(new Diagnostic(QuotaCodes.UnreadableList, "this names no quota with its limit", null) { Path = path, Help = "openstack quota show -f json prints them" });
        }
    }

    private static bool Add(IDictionary<string, QuotaLimit> limits, string? name, long? limit, long? taken)
    {
        if (name is null || limit is not { } number || QuotaItem.Find(name) is not { } item)
        {
            return false;
        }

        limits[item.Name] = new QuotaLimit(number < 0 ? null : number, taken);
        return true;
    }

    private static long? Taken(JsonElement entry) => ClientJson.Number(entry, "In Use") is { } used ? used + (ClientJson.Number(entry, "Reserved") ?? 0) : null;
}
