using Hotc.Generators.Json;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>Reads the members of an enum from <c>enum</c>, or from <c>oneOf</c> with a <c>const</c> and a description each.</summary>
internal static class EnumReader
{
    /// <summary>The members in order; null when there is none, or a value is neither string nor null.</summary>
    public static List<EnumMemberModel>? Read(JsonValue values, Problems problems, out bool nullable)
    {
        nullable = false;
        var members = new List<EnumMemberModel>();
        var isText = false;
        foreach (var item in values.Items)
        {
            var value = item.Kind == JsonKind.Object ? item["const"] : item;
            switch (value?.Kind)
            {
                case JsonKind.Null:
                    nullable = true;
                    continue;
                case JsonKind.Text:
                    isText = true;
                    break;
                default:
                    return null;
            }

            var name = item.TextOf("x-name") ?? (value.Text.Length == 0 ? "Empty" : Names.Pascal(value.Text));
            if (name.Length == 0 || (item["x-name"] is not null && !Names.IsPascal(name)) || members.Exists(other => other.Name == name))
            {
                problems.Add(Descriptors.Name, value.Position, $"'{value.Text}' has no C# name of its own; write {{\"const\": …, \"x-name\": …}} under 'oneOf'");
                continue;
            }

            members.Add(new EnumMemberModel(value.Text, name, item.TextOf("description") ?? ""));
        }

        return isText ? members : null;
    }
}
