using System.Text.Json;

namespace Hotc.Foundation.Text;

/// <summary>JSON that somebody else wrote, of which nothing is certain.</summary>
public static class ForeignJson
{
    /// <summary>What a reader makes of the root; another value when the bytes are no JSON.</summary>
    /// <param name="bytes">UTF-8.</param>
    /// <param name="read">The reader. Nothing that it returns may hold on to the element.</param>
    /// <param name="otherwise">The other value.</param>
    public static T Read<T>(ReadOnlyMemory<byte> bytes, Func<JsonElement, T> read, T otherwise)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair, "\ud800", is only refused where the text is taken out.
            return otherwise;
        }
    }
}
