using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hotc.Generators.Tests.Harness;

/// <summary>A driver with the generator, and what its last run gave.</summary>
internal sealed class Run
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);
    private static readonly ImmutableArray<MetadataReference> References = FindReferences();

    private GeneratorDriver _driver;
    private CSharpCompilation _compilation;
    private ImmutableArray<AdditionalText> _texts;

    private Run(IReadOnlyList<Schema> schemas)
    {
        _texts = [.. schemas.Select(schema => schema.ToAdditionalText())];
        _compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText("namespace Sample;", Parsing)],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                generalDiagnosticOption: ReportDiagnostic.Error,
                warningLevel: 9999));
        _driver = CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()],
            _texts,
            Parsing,
            new SchemaOptions(schemas),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)).RunGenerators(_compilation);
    }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>The problems as `HG0001 (line,column)`, counted from 1.</summary>
    public IEnumerable<string> Problems => Result.Diagnostics
        .Select(problem => (problem.Id, problem.Location.GetLineSpan().StartLinePosition))
        .Select(problem => $"{problem.Id} ({problem.StartLinePosition.Line + 1},{problem.StartLinePosition.Character + 1})");

    public static Run Of(params Schema[] schemas) => new(schemas);

    /// <summary>The text of a generated file, by the name of its type.</summary>
    public string SourceOf(string type) => Result.GeneratedSources.Single(source => source.HintName.EndsWith($".{type}.g.cs", StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>The declaration of a property in a generated record, as `type name` without what stands before a type's own name.</summary>
    public string PropertyOf(string record, string property)
    {
        var line = SourceOf(record).Split('\n').Single(line => line.Contains($" {property} {{ get; init; }}", StringComparison.Ordinal));
        return line.Trim()
            .Replace("public ", "", StringComparison.Ordinal)
            .Replace(" { get; init; }", "", StringComparison.Ordinal)
            .Replace("global::System.Collections.Immutable.", "", StringComparison.Ordinal)
            .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
            .Replace("global::Hotc.Foundation.Yaml.", "", StringComparison.Ordinal)
            .Replace("global::Sample.", "", StringComparison.Ordinal);
    }

    /// <summary>What the compiler says of the generated code, warnings being errors.</summary>
    public IEnumerable<Diagnostic> Compile() => _compilation
        .AddSyntaxTrees(Result.GeneratedSources.Select(source => source.SyntaxTree))
        .GetDiagnostics()
        .Where(problem => problem.Severity >= DiagnosticSeverity.Warning);

    /// <summary>Runs again after an edit of C#.</summary>
    public Run AfterEditOfCode(string code)
    {
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText(code, Parsing));
        _driver = _driver.RunGenerators(_compilation);
        return this;
    }

    /// <summary>Runs again after an edit of a schema.</summary>
    public Run AfterEditOfSchema(int index, Schema schema)
    {
        var text = schema.ToAdditionalText();
        _driver = _driver.ReplaceAdditionalText(_texts[index], text).RunGenerators(_compilation);
        _texts = _texts.SetItem(index, text);
        return this;
    }

    /// <summary>Why each result of a step is there, in order.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) =>
        Result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    /// <summary>Why each file is there: file name and reason.</summary>
    public IEnumerable<IncrementalStepRunReason> ReasonsOfOutputs() =>
        Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. platform
                .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Hotc.Foundation.dll" or "Scriban.Signed.dll"))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
