using Hotc.Generators.Model;

namespace Hotc.Generators.Emission;

/// <summary>Writes an enum, and a class beside it that goes between members and the schema's texts.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter writer, EnumModel model)
    {
        writer.Summary(model.Doc, $"The values of <c>{model.Name}</c>.").Open($"public enum {model.Name}");
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            (i == 0 ? writer : writer.Line()).Summary(member.Doc, CodeWriter.Code(member.Text)).Line($"{member.Name},");
        }

        writer.Close().Line()
            .Line($"/// <summary>The texts of <see cref=\"{model.Name}\"/> in the schema.</summary>")
            .Open($"public static class {model.Name}Text")
            .Line("/// <summary>The schema's text for the value.</summary>")
            .Line($"public static string ToText(this {model.Name} value) => value switch")
            .Open();
        foreach (var member in model.Members)
        {
            writer.Line($"{model.Name}.{member.Name} => {CodeWriter.Literal(member.Text)},");
        }

        writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value)),").Close(";").Line()
            .Line("/// <summary>The value for a text of the schema. False when there is none.</summary>")
            .Line($"public static bool TryParse(string text, out {model.Name} value)").Open()
            .Line("switch (text)").Open();
        foreach (var member in model.Members)
        {
            writer.Line($"case {CodeWriter.Literal(member.Text)}:").Indent().Line($"value = {model.Name}.{member.Name};").Line("return true;").Outdent();
        }

        writer.Line("default:").Indent().Line("value = default;").Line("return false;").Outdent().Close().Close().Line()
            .Line("/// <summary>The value for a text of the schema. Throws when there is none.</summary>")
            .Line($"public static {model.Name} Parse(string text) =>").Indent()
            .Line("TryParse(text, out var value) ? value : throw new global::System.ArgumentOutOfRangeException(nameof(text), text, null);").Outdent()
            .Close();
    }
}
