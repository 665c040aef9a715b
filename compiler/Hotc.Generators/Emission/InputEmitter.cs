using Hotc.Generators.Model;
using Hotc.Generators.Parsing;

namespace Hotc.Generators.Emission;

/// <summary>Writes a record that reads itself from a validated YAML tree.</summary>
internal static class InputEmitter
{
    public static void Emit(CodeWriter writer, RecordModel model)
    {
        writer.Summary(model.Doc, $"The fields of <c>{model.Name}</c>.").Open($"public sealed record {model.Name}")
            .Line("/// <summary>The node that it was read from.</summary>")
            .Line($"public required {TypeNames.Mapping} Node {{ get; init; }}")
            .Line();
        Emitter.Properties(writer, model);
        writer.Line();
        Keys(writer, model);
        writer.Line();
        Read(writer, model);
        writer.Close();
    }

    private static void Keys(CodeWriter writer, RecordModel model)
    {
        writer.Line("/// <summary>The names of the fields in YAML.</summary>").Open("public static class Keys");
        for (var i = 0; i < model.Properties.Count; i++)
        {
            var property = model.Properties[i];
            (i == 0 ? writer : writer.Line())
                .Line($"/// <summary>The key of <see cref=\"{model.Name}.{property.Name}\"/>.</summary>")
                .Line($"public const string {property.Name} = {CodeWriter.Literal(property.JsonName)};");
        }

        writer.Close();
    }

    private static void Read(CodeWriter writer, RecordModel model)
    {
        writer.Line("/// <summary>Reads the fields of a node that the schema's validator has accepted and whose defaults are filled in.</summary>")
            .Open($"public static {model.Name} Read({TypeNames.Mapping} node)");
        foreach (var property in model.Properties)
        {
            writer.Line(HasFallback(property)
                ? $"{TypeNames.Bare(property.Type)} {Local(property)} = {property.Default};"
                : $"{TypeNames.Bare(property.Type)}? {Local(property)} = null;");
        }

        if (model.Properties.Count > 0)
        {
            Loop(writer, model);
        }

        writer.Open($"return new {model.Name}").Line("Node = node,");
        foreach (var property in model.Properties)
        {
            var missing = !HasFallback(property) && !property.Type.Nullable ? $" ?? throw {TypeNames.Values}.Missing(node, Keys.{property.Name})" : "";
            writer.Line($"{property.Name} = {Local(property)}{missing},");
        }

        writer.Close(";").Close();
    }

    private static void Loop(CodeWriter writer, RecordModel model)
    {
        // A null means "not given", except where any value is welcome.
        var free = string.Join(" or ", model.Properties.Where(property => property.Type.Kind == ValueKind.Free).Select(property => "Keys." + property.Name));
        var except = free.Length == 0 ? "" : $" && entry.Key.Value is not ({free})";
        writer.Open("foreach (var entry in node.Entries)")
            .Open($"if ({TypeNames.Values}.IsNull(entry.Value){except})").Line("continue;").Close().Line()
            .Open("switch (entry.Key.Value)");
        foreach (var property in model.Properties)
        {
            writer.Line($"case Keys.{property.Name}:").Indent()
                .Line($"{Local(property)} = {Expression(model.Namespace, property.Type, "entry.Value")};")
                .Line("break;").Outdent();
        }

        writer.Close().Close().Line();
    }

    // Where null is a value of its own, an absent key must not look like it: such a field has the default only from the walk.
    private static bool HasFallback(PropertyModel property) => property.Default is not null && !property.Type.Nullable;

    private static string Local(PropertyModel property) => Names.Local(property.Name);

    private static string Expression(string @namespace, TypeModel type, string node) => type.Kind switch
    {
        ValueKind.Record => $"{TypeNames.Qualified(@namespace, type)}.Read({TypeNames.Values}.Mapping({node}))",
        ValueKind.Enum => $"{TypeNames.Qualified(@namespace, type)}Text.Parse({TypeNames.Values}.Text({node}))",
        ValueKind.Array => $"{TypeNames.Values}.Sequence<{TypeNames.Of(type.Item!)}>({node}, static item => {Item(@namespace, type.Item!)})",
        ValueKind.Map => $"{TypeNames.Values}.Map<{TypeNames.Of(type.Item!)}>({node}, static item => {Item(@namespace, type.Item!)})",
        ValueKind.Free => node,
        _ => $"{TypeNames.Values}.{type.Kind}({node})",
    };

    private static string Item(string @namespace, TypeModel item)
    {
        var expression = Expression(@namespace, item, "item");
        return item.Nullable && item.Kind != ValueKind.Free
            ? $"{TypeNames.Values}.IsNull(item) ? null : {expression}"
            : expression;
    }
}
