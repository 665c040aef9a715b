using System.Text.Json;

namespace Hotc.Heat.Catalogue;

/// <summary>
/// The text of one catalogue file inside the program, with the place of every resource type. Finding the places costs one
/// fast pass over the text; reading a type costs only that type.
/// </summary>
internal sealed class CatalogueFile
{
    private const string TypesKey = "resource_types";

    private readonly byte[] text;
    private readonly Dictionary<string, (int Start, int Length)> places = new(StringComparer.Ordinal);
    private (int Start, int End) typesSpan;

    public CatalogueFile(string name)
    {
        using var stream = typeof(CatalogueFile).Assembly.GetManifestResourceStream("schemas/heat/" + name)
            ?? throw new InvalidOperationException($"The program was built without the catalogue {name}.");
        text = new byte[stream.Length];
        stream.ReadExactly(text);
        Index();
    }

    public IEnumerable<string> TypeNames => places.Keys;

    public bool HasType(string name) => places.ContainsKey(name);

    public JsonDocument ReadType(string name)
    {
        var (start, length) = places[name];
        return JsonDocument.Parse(text.AsMemory(start, length));
    }

    /// <summary>Everything but the resource types.</summary>
    public JsonDocument ReadFacts()
    {
        var (start, end) = typesSpan;
        byte[] rest = [.. text.AsSpan(0, start), .. "{}"u8, .. text.AsSpan(end)];
        return JsonDocument.Parse(rest);
    }

    private void Index()
    {
        var reader = new Utf8JsonReader(text);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTypes = reader.ValueTextEquals(TypesKey);
            reader.Read();
            if (!isTypes)
            {
                reader.Skip();
                continue;
            }

            var start = (int)reader.TokenStartIndex;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                var at = (int)reader.TokenStartIndex;
                reader.Skip();
                places.Add(name, (at, (int)reader.BytesConsumed - at));
            }

            typesSpan = (start, (int)reader.BytesConsumed);
        }
    }
}
