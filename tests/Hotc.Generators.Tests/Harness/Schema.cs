using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hotc.Generators.Tests.Harness;

/// <summary>A schema as an additional file with its metadata.</summary>
internal sealed record Schema(string Path, string Json, string? Namespace = "Sample", string? Root = "ThingSpec", string? Shape = "input")
{
    /// <summary>A schema of a root with the one property `p`.</summary>
    public static Schema OfProperty(string json, bool required = false, string definitions = "{}", string shape = "input") => new(
        "thing.schema.json",
        $$"""
        {
          "type": "object",
          "required": [{{(required ? "\"p\"" : "")}}],
          "properties": { "p": {{json}} },
          "$defs": {{definitions}}
        }
        """,
        Shape: shape);

    /// <summary>A schema of the repository.</summary>
    public static Schema OfFile(string path, string @namespace, string root, string shape) =>
        new(path, File.ReadAllText(Repository.PathOf(path)), @namespace, root, shape);

    public AdditionalText ToAdditionalText() => new MemoryText(Path, Json);

    private sealed class MemoryText(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
