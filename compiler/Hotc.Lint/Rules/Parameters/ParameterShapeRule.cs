using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Parameters;

/// <summary>The keys and types of parameters.</summary>
internal sealed class ParameterShapeRule : Rule, IPartRule<Parameter>
{
    private static readonly DiagnosticDescriptor Form = new(
        "HE5101",
        DiagnosticLevel.Error,
        "A parameter does not have its form",
        "A parameter is a map with a type, and perhaps with label, description, default, constraints, hidden, immutable and, since "
        + "2018-03-02, tags. Heat refuses other keys.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, defualt: 8, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, default: 8, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        """);

    private static readonly DiagnosticDescriptor Type = new(
        "HE5102",
        DiagnosticLevel.Error,
        "A parameter has no type that Heat knows",
        "The type of a parameter is string, number, boolean, json or comma_delimited_list.",
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: integer, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          size: {type: number, description: How large.}
        outputs:
          size: {value: {get_param: size}}
        """);

    private static readonly string[] HotTypes = ["string", "number", "boolean", "json", "comma_delimited_list"];

    private static readonly string[] CfnTypes = ["String", "Number", "Boolean", "Json", "CommaDelimitedList"];

    // What authors of other languages write.
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["integer"] = "number",
        ["int"] = "number",
        ["float"] = "number",
        ["str"] = "string",
        ["bool"] = "boolean",
        ["list"] = "comma_delimited_list",
        ["map"] = "json",
        ["object"] = "json",
        ["dict"] = "json",
    };

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Form, Type];

    public void CheckPart(TemplateContext context, Parameter parameter)
    {
        var dialect = context.Dialect;
        var typeKey = dialect.Word("type");
        if (context.Catalogue.PseudoParameters.AsSpan().Contains(parameter.Name))
        {
            context.Report(Form, parameter.NameSpan, $"\"{parameter.Name}\" is a parameter that every stack has already");
        }

        if (parameter.Node is not HotMap map)
        {
            context.Report(Form, parameter.Node.Origin ?? parameter.NameSpan, $"the parameter \"{parameter.Name}\" must be a map with a type");
            return;
        }

        foreach (var (key, _, span) in map.Entries)
        {
            if (dialect.ParameterKeys.AsSpan().Contains(key))
            {
                continue;
            }

            var near = Nearest.Of(key, dialect.ParameterKeys.Where(k => map[k] is null));
            context.Report(new Diagnostic(Form, $"a parameter has no key \"{key}\"", span)
            {
                Help = near is null ? null : $"did you mean \"{near}\"?",
                Fix = near is not null && span is { } place ? Fixes.ReplaceScalar(place, key, near) : null,
            });
        }

        if (map["tags"] is { } tags and not HotList && dialect.IsHot)
        {
            context.Report(Form, tags.Origin ?? parameter.NameSpan, "the tags of a parameter must be a list");
        }

        CheckType(context, parameter, map[typeKey], dialect.IsHot ? HotTypes : CfnTypes);
    }

    private static void CheckType(TemplateContext context, Parameter parameter, HotValue? type, string[] known)
    {
        if (parameter.Type is not null)
        {
            return;
        }

        if (type is null)
        {
            context.Report(Type, parameter.NameSpan, $"the parameter \"{parameter.Name}\" has no type");
            return;
        }

        var word = (type as HotText)?.Value ?? "";
        var near = OtherWords.GetValueOrDefault(word) is { } other && context.Dialect.IsHot ? other : Nearest.Of(word, known);
        context.Report(new Diagnostic(Type, $"\"{Python.Str(type)}\" is no type of a parameter", type.Origin ?? parameter.NameSpan)
        {
            Help = near is null ? $"types are {string.Join(", ", known)}" : $"did you mean \"{near}\"?",
            Fix = near is not null && type.Origin is { } span ? Fixes.ReplaceScalar(span, word, near) : null,
        });
    }
}
