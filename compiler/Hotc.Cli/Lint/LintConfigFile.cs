using Hotc.Compile;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Lint.Suppression;

namespace Hotc.Cli.Lint;

/// <summary>The configuration of <c>hotc lint</c> on disk.</summary>
internal static class LintConfigFile
{
    /// <summary>The file that is looked for in the folder that hotc runs in.</summary>
    public const string Name = ".hotc.yaml";

    /// <summary>Its schema, among the program's files.</summary>
    public const string Schema = "schemas/lint/config.schema.json";

    /// <summary>Reads the file that was named, or else the one in the working folder if there is one; null after an error.</summary>
    public static LintConfig? Load(string? named, DiagnosticCatalogue known, DiagnosticBag bag)
    {
        if (named is null && !File.Exists(Name))
        {
            return LintConfig.None;
        }

        var source = DiskFile.ReadText(named ?? Name, SourceKind.Author, bag);
        if (source is null || YamlReader.Read(source, bag) is not { } document || bag.HasErrors)
        {
            return null;
        }

        if (document.Root is null or YamlScalar { IsNull: true })
        {
            return LintConfig.None;
        }

        if (document.Root is not YamlMapping root)
        {
            bag.Add(SchemaCodes.WrongType, document.Root.Span, "The configuration must be a mapping.");
            return null;
        }

        var isValid = new SchemaValidator(SchemaFile.Load(ProgramFiles.Open(), Schema)).Validate(root, bag);
        var config = isValid ? LintConfig.Read(root, known, bag) : null;
        return bag.HasErrors ? null : config;
    }
}
