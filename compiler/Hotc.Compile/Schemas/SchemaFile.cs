using System.Text.Json;
using Hotc.Foundation.Files;
using Json.Schema;

namespace Hotc.Compile.Schemas;

/// <summary>One JSON Schema that travels inside the program: its text, its tree and the validator made from it.</summary>
public sealed class SchemaFile
{
    private readonly Lazy<JsonSchema> validator;
    private readonly Lazy<JsonElement> tree;
    private readonly Lazy<(SchemaRules Rules, bool AreWhole)> rules;

    private SchemaFile(string text)
    {
        Text = text;
        tree = new Lazy<JsonElement>(() =>
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        });
        validator = new Lazy<JsonSchema>(() => Parse(text));
        rules = new Lazy<(SchemaRules, bool)>(() =>
        {
            var reader = new SchemaReader(Tree);
            return (reader.Read(), reader.IsWhole);
        });
    }

    /// <summary>The schema as text, as `hotc schema` prints it.</summary>
    public string Text { get; }

    /// <summary>The schema as a JSON tree.</summary>
    public JsonElement Tree => tree.Value;

    /// <summary>The schema as rules, with references followed.</summary>
    internal SchemaRules Rules => rules.Value.Rules;

    /// <summary>Whether <see cref="Rules"/> is everything that the schema asks.</summary>
    internal bool AreRulesWhole => rules.Value.AreWhole;

    internal JsonSchema Validator => validator.Value;

    /// <summary>Makes the rules, which are then there when they are asked for.</summary>
    internal void Prepare() => _ = rules.Value;

    /// <summary>Reads a schema of the program's own files; absent is a fault of the build, not of any input.</summary>
    /// <exception cref="InvalidOperationException">The program carries no such schema.</exception>
    public static SchemaFile Load(IFileTree files, string path) =>
        files.TryRead(path, out var bytes)
            ? new SchemaFile(System.Text.Encoding.UTF8.GetString(bytes.Span))
            : throw new InvalidOperationException($"the program carries no {path}");

    // The library's own registries are for the whole process: that of schemas refuses one that it has already, and that of dialects
    // is filled when the program starts, which the native program leaves out.
    internal static JsonSchema Parse(string text)
    {
        var dialects = new DialectRegistry();
        dialects.Register(Dialect.Draft202012);
        return JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry(), DialectRegistry = dialects, Dialect = Dialect.Draft202012 });
    }

    /// <summary>Follows a `$ref` into the schema's own `$defs`; keys beside it win.</summary>
    internal JsonElement Resolve(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference))
        {
            var found = Tree;
            foreach (var part in reference.GetString()!.Split('/').Skip(1))
            {
                found = found.GetProperty(part);
            }

            schema = found;
        }

        return schema;
    }
}
