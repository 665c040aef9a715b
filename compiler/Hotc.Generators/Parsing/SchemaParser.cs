using Hotc.Generators.Json;
using Hotc.Generators.Model;

namespace Hotc.Generators.Parsing;

/// <summary>Turns the text of a schema into the model of its declarations.</summary>
internal static class SchemaParser
{
    public static ParseResult Parse(SchemaFile file, CancellationToken cancellation)
    {
        var problems = new Problems(file.Path);
        CheckMetadata(file, problems);
        var root = JsonReader.Read(file.Text, out var message, out var position);
        if (root is null)
        {
            problems.Add(Descriptors.Malformed, position, message);
        }

        if (problems.Any || root is null)
        {
            return new ParseResult(null, problems.ToModel());
        }

        var shape = file.Shape == "view" ? SchemaShape.View : SchemaShape.Input;
        var declarations = new Declarations(file.Namespace!, shape, problems);
        new TypeResolver(root, file.Root!, declarations, problems, cancellation).ResolveRoot();
        return problems.Any
            ? new ParseResult(null, problems.ToModel())
            : new ParseResult(new SchemaModel(file.Path, shape, declarations.ToModel()), EquatableArray<ProblemModel>.Empty);
    }

    private static void CheckMetadata(SchemaFile file, Problems problems)
    {
        if (file.Namespace is null || !Names.IsNamespace(file.Namespace))
        {
            problems.Add(Descriptors.Metadata, default, $"HotcNamespace must be a namespace in Pascal case, not '{file.Namespace}'");
        }

        if (file.Root is null || !Names.IsTypeName(file.Root))
        {
            problems.Add(Descriptors.Metadata, default, $"HotcRoot must name the root's type in Pascal case, not '{file.Root}'");
        }

        if (file.Shape is not ("input" or "view"))
        {
            problems.Add(Descriptors.Metadata, default, $"HotcShape must be 'input' or 'view', not '{file.Shape}'");
        }
    }
}
