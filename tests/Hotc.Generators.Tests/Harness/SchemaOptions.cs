using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hotc.Generators.Tests.Harness;

/// <summary>Gives each schema its metadata by its path, as MSBuild's generated editor config does.</summary>
internal sealed class SchemaOptions(IEnumerable<Schema> schemas) : AnalyzerConfigOptionsProvider
{
    private static readonly Options None = new([]);

    private readonly Dictionary<string, Options> _options = schemas.ToDictionary(schema => schema.Path, schema => new Options(Values(schema)));

    public override AnalyzerConfigOptions GlobalOptions => None;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options.GetValueOrDefault(textFile.Path, None);

    // MSBuild writes a metadata that an item does not have as an empty one.
    private static Dictionary<string, string> Values(Schema schema) => new()
    {
        ["build_metadata.AdditionalFiles.HotcNamespace"] = schema.Namespace ?? "",
        ["build_metadata.AdditionalFiles.HotcRoot"] = schema.Root ?? "",
        ["build_metadata.AdditionalFiles.HotcShape"] = schema.Shape ?? "",
    };

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
