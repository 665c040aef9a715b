using Hotc.Generators.Model;
using Hotc.Generators.Parsing;

namespace Hotc.Generators.Emission;

/// <summary>Writes a record of plain data with its Scriban and its JSON side.</summary>
internal static class ViewEmitter
{
    public static void Emit(CodeWriter writer, RecordModel model)
    {
        writer.Summary(model.Doc, $"The fields of <c>{model.Name}</c>.").Open($"public sealed record {model.Name}");
        Emitter.Properties(writer, model);
        writer.Line();
        ToScript(writer, model);
        writer.Line();
        WriteJson(writer, model);
        writer.Close();
    }

    private static void ToScript(CodeWriter writer, RecordModel model)
    {
        writer.Line("/// <summary>The record as templates see it. A field without value is there, as null; the objects inside are read-only.</summary>")
            .Open($"public {TypeNames.ScriptObject} ToScript()")
            .Line($"var script = new {TypeNames.ScriptObject}({model.Properties.Count}, false);");
        foreach (var property in model.Properties)
        {
            writer.Line($"script.SetValue({CodeWriter.Literal(property.JsonName)}, {Script(property.Type, property.Name)}, false);");
        }

        writer.Line("return script;").Close();
    }

    private static string Script(TypeModel type, string value)
    {
        var step = type.Nullable ? "?." : ".";
        return type.Kind switch
        {
            ValueKind.Record => $"{TypeNames.Scripts}.Frozen({value}{step}ToScript())",
            ValueKind.Enum => $"{value}{step}ToText()",
            ValueKind.Array => $"{TypeNames.Scripts}.Array<{TypeNames.Of(type.Item!)}>({value}, static item => {Script(type.Item!, "item")})",
            ValueKind.Map => $"{TypeNames.Scripts}.Map<{TypeNames.Of(type.Item!)}>({value}, static item => {Script(type.Item!, "item")})",
            ValueKind.Free => $"{TypeNames.Scripts}.Free({value})",
            _ => value,
        };
    }

    private static void WriteJson(CodeWriter writer, RecordModel model)
    {
        writer.Line("/// <summary>Writes the record as a JSON object, its fields in the schema's order; one without value is written as null.</summary>")
            .Open($"public void WriteJson({TypeNames.JsonWriter} writer)")
            .Line("writer.WriteStartObject();");
        foreach (var property in model.Properties)
        {
            writer.Line($"writer.WritePropertyName({CodeWriter.Literal(property.JsonName)});");
            Json(writer, property.Type, property.Name, Names.Local(property.Name), 1);
        }

        writer.Line("writer.WriteEndObject();").Close();
    }

    private static void Json(CodeWriter writer, TypeModel type, string value, string local, int depth)
    {
        // Of a nullable value first whether it is there; the pattern gives it a name that cannot be null.
        if (type.Nullable && type.Kind is not (ValueKind.Text or ValueKind.Free))
        {
            var present = depth == 1 ? local : local + depth;
            writer.Open($"if ({value} is {{ }} {present})");
            Json(writer, type with { Nullable = false }, present, local, depth);
            writer.Close().Open("else").Line("writer.WriteNullValue();").Close();
            return;
        }

        switch (type.Kind)
        {
            case ValueKind.Text:
                writer.Line($"writer.WriteStringValue({value});");
                break;
            case ValueKind.Enum:
                writer.Line($"writer.WriteStringValue({value}.ToText());");
                break;
            case ValueKind.Boolean:
                writer.Line($"writer.WriteBooleanValue({value});");
                break;
            case ValueKind.Record:
                writer.Line($"{value}.WriteJson(writer);");
                break;
            case ValueKind.Free:
                writer.Line($"{TypeNames.Scripts}.WriteFree(writer, {value});");
                break;
            case ValueKind.Array:
            case ValueKind.Map:
                JsonItems(writer, type, value, local, depth);
                break;
            default:
                writer.Line($"writer.WriteNumberValue({value});");
                break;
        }
    }

    private static void JsonItems(CodeWriter writer, TypeModel type, string value, string local, int depth)
    {
        var item = $"{local}Item{depth}";
        var isMap = type.Kind == ValueKind.Map;
        writer.Line(isMap ? "writer.WriteStartObject();" : "writer.WriteStartArray();")
            .Open($"foreach (var {item} in {value})");
        if (isMap)
        {
            writer.Line($"writer.WritePropertyName({item}.Key);");
        }

        Json(writer, type.Item!, isMap ? item + ".Value" : item, local, depth + 1);
        writer.Close().Line(isMap ? "writer.WriteEndObject();" : "writer.WriteEndArray();");
    }
}
