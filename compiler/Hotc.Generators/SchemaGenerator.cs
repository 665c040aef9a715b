using System.Collections.Immutable;
using System.Text;
using Hotc.Generators.Emission;
using Hotc.Generators.Model;
using Hotc.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hotc.Generators;

/// <summary>
/// Makes records from JSON Schemas among the additional files. It looks at nothing else, so that an edit of C# leaves every step
/// as it was; and a step's result has no positions, so that a schema that was only laid out anew makes no file again.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    private const string Metadata = "build_metadata.AdditionalFiles.";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => FileOf(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .WithTrackingName(Steps.Files)
            .Select(static (file, cancellation) => SchemaParser.Parse(file!, cancellation))
            .WithTrackingName(Steps.Parse);

        var problems = parsed
            .SelectMany(static (result, _) => result.Problems)
            .WithTrackingName(Steps.Problems);
        context.RegisterSourceOutput(problems, static (output, problem) => output.ReportDiagnostic(DiagnosticOf(problem)));

        var models = parsed
            .Where(static result => result.Model is not null)
            .Select(static (result, _) => result.Model!)
            .WithTrackingName(Steps.Models);

        var clashes = models.Collect()
            .Select(static (all, _) => Clashes.Find(all))
            .WithTrackingName(Steps.Clashes);
        context.RegisterSourceOutput(clashes, static (output, found) =>
        {
            foreach (var clash in found)
            {
                output.ReportDiagnostic(DiagnosticOf(clash.Problem));
            }
        });

        var declarations = models
            .SelectMany(static (model, _) => model.Declarations.Select(declaration => new Declared(model.Path, declaration)))
            .Combine(clashes)
            .Where(static pair => !pair.Right.Any(clash => clash.Path == pair.Left.Path && clash.HintName == pair.Left.Declaration.HintName))
            .Select(static (pair, _) => pair.Left.Declaration)
            .WithTrackingName(Steps.Declarations);
        context.RegisterSourceOutput(declarations, static (output, declaration) =>
            output.AddSource(declaration.HintName, SourceText.From(Emitter.Emit(declaration), Encoding.UTF8)));

        var helpers = models.Collect().Select(static (all, _) => HelpersOf(all)).WithTrackingName(Steps.Helpers);
        context.RegisterSourceOutput(helpers, static (output, wanted) =>
        {
            if (wanted.Values)
            {
                output.AddSource(ValuesSource.Hint, SourceText.From(ValuesSource.Text, Encoding.UTF8));
            }

            if (wanted.Scripts)
            {
                output.AddSource(ScriptsSource.Hint, SourceText.From(ScriptsSource.Text, Encoding.UTF8));
            }
        });
    }

    private static SchemaFile? FileOf(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellation)
    {
        var options = provider.GetOptions(text);
        var (@namespace, root, shape) = (Option(options, "HotcNamespace"), Option(options, "HotcRoot"), Option(options, "HotcShape"));
        return @namespace is null && root is null && shape is null
            ? null
            : new SchemaFile(text.Path, text.GetText(cancellation)?.ToString() ?? "", @namespace, root, shape);
    }

    private static string? Option(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue(Metadata + name, out var value) && value.Length > 0 ? value : null;

    // The scripts read free values by the help of the values.
    private static HelpersModel HelpersOf(ImmutableArray<SchemaModel> models)
    {
        var scripts = models.Any(static model => model.Shape == SchemaShape.View);
        return new HelpersModel(scripts || models.Length > 0, scripts);
    }

    private static Diagnostic DiagnosticOf(ProblemModel problem)
    {
        var position = new LinePosition(problem.Line, problem.Column);
        return Diagnostic.Create(
            Descriptors.Of(problem.Id),
            Location.Create(problem.Path, new TextSpan(problem.Start, 0), new LinePositionSpan(position, position)),
            problem.Message);
    }

    private sealed record Declared(string Path, DeclarationModel Declaration);
}
