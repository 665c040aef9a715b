using Hotc.Generators.Emission;
using Hotc.Generators.Json;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>Turns the default of a schema into C#.</summary>
internal static class Defaults
{
    /// <summary>
    /// The expression of a default that is a constant or an empty list. Null for those that only the run-time walk over the schema
    /// fills in (objects and lists with content); a problem when the default is of another type.
    /// </summary>
    public static string? ToExpression(JsonValue value, TypeModel type, Declarations declarations, Problems problems)
    {
        if (value.Kind == JsonKind.Null && type.Nullable)
        {
            return null;
        }

        var fits = type.Kind switch
        {
            ValueKind.Text or ValueKind.Enum => value.Kind == JsonKind.Text,
            ValueKind.Int32 or ValueKind.Int64 => SchemaChecks.IsWhole(value),
            ValueKind.Number => value.Kind == JsonKind.Number,
            ValueKind.Boolean => value.Kind == JsonKind.Boolean,
            ValueKind.Array => value.Kind == JsonKind.Array,
            ValueKind.Record or ValueKind.Map => value.Kind == JsonKind.Object,
            _ => true,
        };
        var member = type.Kind == ValueKind.Enum
            ? declarations.MembersOf(type.Name).FirstOrDefault(candidate => candidate.Text == value.Text)
            : null;
        if (!fits || (type.Kind == ValueKind.Enum && member is null))
        {
            problems.Add(Descriptors.Default, value.Position, "the default does not fit the type");
            return null;
        }

        return type.Kind switch
        {
            ValueKind.Text => CodeWriter.Literal(value.Text),
            ValueKind.Enum => $"{TypeNames.Qualified(declarations.Namespace, type)}.{member!.Name}",
            ValueKind.Int32 or ValueKind.Boolean => value.Text,
            ValueKind.Int64 => value.Text + "L",
            ValueKind.Number => value.Text + "D",
            ValueKind.Array when value.Items.Count == 0 => "[]",
            ValueKind.Map when value.Members.Count == 0 => "[]",
            _ => null,
        };
    }
}
