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
        writer.Line("/// <summary>The record as templates see it, read-only. A field without value is there, as null. For one thread.</summary>")
            .Line($"public {TypeNames.ScriptNames} ToScript() => new View(this);")
            .Line()
            .Open($"private sealed class View({model.Name} of) : {TypeNames.RecordView}({model.Properties.Count})");
        Switch(writer, "string NameOf(int field) => field", model, (property, i) => $"{i} => {CodeWriter.Literal(property.JsonName)}", "_ => throw new global::System.ArgumentOutOfRangeException(nameof(field))");
        Switch(writer.Line(), "int Find(string name) => name", model, (property, i) => $"{CodeWriter.Literal(property.JsonName)} => {i}", "_ => -1");
        Switch(writer.Line(), "object? Make(int field) => field", model, (property, i) => $"{i} => {Script(property.Type, $"of.{property.Name}")}", "_ => null");
        writer.Close();
    }

    private static void Switch(CodeWriter writer, string method, RecordModel model, Func<PropertyModel, int, string> arm, string otherwise)
    {
        writer.Line($"protected override {method} switch").Open();
        foreach (var line in model.Properties.Select(arm).Append(otherwise))
        {
            writer.Line(line + ",");
        }

        writer.Close(";");
    }

    private static string Script(TypeModel type, string value)
    {
        var step = type.Nullable ? "?." : ".";
        return type.Kind switch
        {
            ValueKind.Record => $"{value}{step}ToScript()",
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
