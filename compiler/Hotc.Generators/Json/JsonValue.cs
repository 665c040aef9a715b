namespace Hotc.Generators.Json;

internal enum JsonKind
{
    Null,
    Boolean,
    Number,
    Text,
    Array,
    Object,
}

/// <summary>A position in a file; line and column count from 0, as Roslyn's do.</summary>
internal readonly record struct JsonPosition(int Offset, int Line, int Column);

internal sealed record JsonMember(string Name, JsonPosition Position, JsonValue Value);

/// <summary>A JSON value that knows where it stands. <c>Text</c> is the decoded string, or a number or literal as written.</summary>
internal sealed class JsonValue(JsonKind kind, JsonPosition position, string text, IReadOnlyList<JsonValue> items, IReadOnlyList<JsonMember> members)
{
    public JsonKind Kind => kind;

    public JsonPosition Position => position;

    public string Text => text;

    public IReadOnlyList<JsonValue> Items => items;

    public IReadOnlyList<JsonMember> Members => members;

    public bool IsTrue => kind == JsonKind.Boolean && text == "true";

    public bool IsFalse => kind == JsonKind.Boolean && text == "false";

    /// <summary>The member of that name, or null.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The decoded string of that member, or null when it is absent or no string.</summary>
    public string? TextOf(string name) => this[name] is { Kind: JsonKind.Text } value ? value.Text : null;
}
