using System.Text;
using System.Text.Json;
using Hotc.Foundation.Text;

namespace Hotc.Heat.Values;

/// <summary>Values of templates that were written as JSON.</summary>
public static class HotJson
{
    /// <summary>What a JSON text says; null when it is none.</summary>
    public static HotValue? Read(string text) => ForeignJson.Read<HotValue?>(Encoding.UTF8.GetBytes(text), Of, null);

    /// <summary>The value of an element. Of a key that is there twice the last one counts, as in Python.</summary>
    public static HotValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new HotText(value.GetString()!),
        JsonValueKind.True => HotBool.Of(true),
        JsonValueKind.False => HotBool.Of(false),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => HotNumber.Of(whole),
        JsonValueKind.Number => HotNumber.Of(value.GetDouble()),
        JsonValueKind.Array => new HotList([.. value.EnumerateArray().Select(Of)]),
        JsonValueKind.Object => new HotMap(
            [.. value.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => new HotEntry(g.Key, Of(g.Last().Value)))]),
        _ => HotNull.Instance,
    };
}
