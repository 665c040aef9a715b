using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Parameters;

/// <summary>Uses of parameters: ones that do not exist, ones that nothing uses, paths that lead nowhere.</summary>
internal sealed class ParameterUseRule : Rule
{
    private static readonly DiagnosticDescriptor Unknown = new(
        "HE5108",
        DiagnosticLevel.Error,
        "There is no such parameter",
        "get_param takes the name of a parameter of the same template, or one of those that every stack has, such as OS::stack_name. Heat "
        + "refuses another name.",
        """
        heat_template_version: 2018-08-31
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: flavour}}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          flavor: {type: string, description: The flavor.}
        resources:
          value: {type: OS::Heat::Value, properties: {value: {get_param: flavor}}}
        """);

    private static readonly DiagnosticDescriptor UnknownInOutput = new(
        "HE5112",
        DiagnosticLevel.Error,
        "An output names a parameter that does not exist",
        "get_param takes the name of a parameter of the same template. Heat makes the stack all the same, and the output fails when somebody reads it.",
        """
        heat_template_version: 2018-08-31
        outputs:
          flavor: {value: {get_param: flavour}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          flavor: {type: string, description: The flavor.}
        outputs:
          flavor: {value: {get_param: flavor}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor UnknownInMetadata = new(
        "HE5113",
        DiagnosticLevel.Error,
        "Metadata name a parameter that does not exist",
        "get_param takes the name of a parameter of the same template. Heat reads metadata only when it stores the resource: it takes the "
        + "template, and the creation fails.",
        """
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString, metadata: {role: {get_param: roll}}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          role: {type: string, description: The role.}
        resources:
          secret: {type: OS::Heat::RandomString, metadata: {role: {get_param: role}}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Unused = new(
        "HW5109",
        DiagnosticLevel.Warning,
        "Nothing uses a parameter",
        "A value that is given for the parameter changes nothing. Remove it, or use it where it was meant to be used. A parameter with a "
        + "default may stay in the template of a group's members that is updated in steps: members whose turn comes later may still bring it.",
        """
        heat_template_version: 2018-08-31
        parameters:
          flavor: {type: string, description: The flavor.}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          flavor: {type: string, description: The flavor.}
        outputs:
          flavor: {value: {get_param: flavor}}
        """);

    private static readonly DiagnosticDescriptor NoPath = new(
        "HE5110",
        DiagnosticLevel.Error,
        "A path leads into a parameter that has no parts",
        "A path selects from a list or from JSON. Of a string, number or boolean it selects nothing: Heat silently uses an empty text.",
        """
        heat_template_version: 2018-08-31
        parameters:
          names: {type: string, default: "a,b", description: Names.}
        outputs:
          first: {value: {get_param: [names, 0]}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          names: {type: comma_delimited_list, default: "a,b", description: Names.}
        outputs:
          first: {value: {get_param: [names, 0]}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor LostPath = new(
        "HW5111",
        DiagnosticLevel.Warning,
        "A path leads to nothing in the value of a parameter",
        "The value that the parameter has now does not hold what the path selects. Heat does not complain: it silently uses an empty text.",
        """
        heat_template_version: 2018-08-31
        parameters:
          ports: {type: json, default: {http: 80}, description: Ports.}
        outputs:
          port: {value: {get_param: [ports, https]}}
        """,
        """
        heat_template_version: 2018-08-31
        parameters:
          ports: {type: json, default: {http: 80}, description: Ports.}
        outputs:
          port: {value: {get_param: [ports, http]}}
        """);

    // Of OS::Heat::ResourceGroup and of OS::Heat::AutoScalingGroup.
    private static readonly string[] RollingPolicies = ["rolling_update", "rolling_updates"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, UnknownInOutput, UnknownInMetadata, Unused, NoPath, LostPath];

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            if (References.ParameterOf(site.Call) is not var (name, span))
            {
                continue;
            }

            if (!context.Template.ParametersByName.TryGetValue(name, out var parameter))
            {
                CheckUnknown(context, site, name, span);
            }
            else if (site.Call.Arguments is [_, _, ..])
            {
                CheckPath(context, site, parameter, site.Call.Arguments.AsSpan()[1..]);
            }
        }
    }

    // After all stacks: only then it is known which templates are members of groups.
    public override void CheckBundle(BundleContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        HashSet<string>? rolling = null;
        foreach (var stack in context.Stacks)
        {
            var unused = seen.Add(stack.Template.Path) ? Uncalled(stack) : [];
            if (unused.Any(p => p.HasDefault) && (rolling ??= RolledTemplates(context.Stacks)).Contains(stack.Template.Path))
            {
                unused = unused.RemoveAll(p => p.HasDefault);
            }

            if (unused.IsEmpty)
            {
                continue;
            }

            foreach (var parameter in Unread(stack.Template, unused))
            {
                context.Report(Unused, parameter.NameSpan, $"nothing uses the parameter \"{parameter.Name}\"");
            }
        }
    }

    // In the first step of a rolling update Heat hands the new template to all members, also to those that still bring a
    // value for what it does not use any more. Such a template keeps its parameters on purpose.
    private static HashSet<string> RolledTemplates(ImmutableArray<Stack> stacks) =>
    [
        .. from stack in stacks
           from member in stack.Members
           where member.Target is NestedTarget && member.Group.UpdatePolicy is { } policy
               && stack.Evaluator.Evaluate(policy) is MapValue policies && RollingPolicies.Any(p => policies[p] is not (null or ExactValue { IsNull: true }))
           select ((NestedTarget)member.Target).Template.Path,
    ];

    private static ImmutableArray<Parameter> Uncalled(Stack stack)
    {
        var parameters = stack.Template.Parameters;
        var used = new HashSet<string>(parameters.Length, StringComparer.Ordinal);
        foreach (var site in stack.Calls)
        {
            if (site.Call.ParameterName is { Text: { } name })
            {
                used.Add(name);
            }
        }

        return Without(parameters, used);
    }

    // Also what Heat takes for data may be meant as a use.
    private static ImmutableArray<Parameter> Unread(Template template, ImmutableArray<Parameter> uncalled)
    {
        var parameters = template.Dialect.Word("parameters");
        var used = new HashSet<string>(StringComparer.Ordinal);
        var isPlain = true;
        foreach (var (key, value, _) in template.Root.Entries)
        {
            if (key != parameters && key != "parameter_groups")
            {
                isPlain &= CollectUses(value, used);
            }
        }

        if (!isPlain)
        {
            // Some name is worked out, and then its parts stand somewhere as text.
            foreach (var (_, value, _) in template.Root.Entries.Where(e => e.Key != parameters))
            {
                CollectTexts(value, used);
            }
        }

        return Without(uncalled, used);
    }

    private static ImmutableArray<Parameter> Without(ImmutableArray<Parameter> parameters, HashSet<string> used) =>
        parameters.RemoveAll(p => used.Contains(p.Name));

    private static void CheckUnknown(StackContext context, CallSite site, string name, Foundation.Text.SourceSpan? span)
    {
        if (context.Catalogue.PseudoParameters.Contains(name)
            || (site.Call.Function.Kind == FunctionKind.Ref && (context.Template.ResourcesByName.ContainsKey(name) || name.StartsWith("AWS::", StringComparison.Ordinal))))
        {
            return;
        }

        var near = Nearest.Of(name, context.Template.Parameters.Select(p => p.Name).Concat(context.Catalogue.PseudoParameters));
        var isResource = context.Template.ResourcesByName.ContainsKey(name);
        context.Report(
            new Diagnostic(site.Part switch { Part.Output => UnknownInOutput, Part.Metadata => UnknownInMetadata, _ => Unknown }, $"there is no parameter \"{name}\"", span)
            {
                Help = isResource ? $"\"{name}\" is a resource: use get_resource" : near is null ? null : $"did you mean \"{near}\"?",
                Fix = near is not null && !isResource && span is { } place ? Fixes.ReplaceScalar(place, name, near) : null,
            },
            site.IsLive);
    }

    private static void CheckPath(StackContext context, CallSite site, Parameter parameter, ReadOnlySpan<Expression> path)
    {
        if (parameter.Type is ParameterType.String or ParameterType.Number or ParameterType.Boolean)
        {
            context.Report(new Diagnostic(NoPath, $"\"{parameter.Name}\" is a {parameter.Type.ToString()!.ToLowerInvariant()}: a path into it selects nothing", site.Call.Span), site.IsLive);
            return;
        }

        if (!site.IsLive)
        {
            return;
        }

        var value = context.Stack.Parameter(parameter.Name, null);
        foreach (var step in path)
        {
            var key = context.Stack.Evaluator.Evaluate(step);

            // An empty default is a placeholder for what somebody gives.
            if (key is not ExactValue exact || value is not (MapValue { IsOpen: false, Entries.Length: > 0 } or ListValue { IsOpen: false, Items.Length: > 0 } or ExactValue { IsNull: false }))
            {
                return;
            }

            var next = ValuePaths.Step(value, key, null);
            if (next is ExactValue { Text.Length: 0 } && !Holds(value, exact.Node))
            {
                context.Report(LostPath, step.Span ?? site.Call.Span, $"the value of \"{parameter.Name}\" has no {ValuePaths.Show(exact.Node)} here");
                return;
            }

            value = next;
        }
    }

    private static bool Holds(Value value, HotValue key) => value switch
    {
        MapValue map => map[Python.Str(key)] is not null,
        ListValue list => Python.ToDouble(key) is { } index && index >= -list.Items.Length && index < list.Items.Length,
        _ => false,
    };

    // False when a name is not written out.
    private static bool CollectUses(HotValue value, HashSet<string> used)
    {
        var isPlain = true;
        switch (value)
        {
            case HotList list:
                foreach (var item in list.Items)
                {
                    isPlain &= CollectUses(item, used);
                }

                break;
            case HotMap map:
                foreach (var (key, child, _) in map.Entries)
                {
                    if (key is "get_param" or "Ref")
                    {
                        var name = child is HotList { Items: [var first, ..] } ? first : child;
                        isPlain &= name is HotText;
                        used.Add((name as HotText)?.Value ?? "");
                    }

                    isPlain &= CollectUses(child, used);
                }

                break;
        }

        return isPlain;
    }

    private static void CollectTexts(HotValue value, HashSet<string> used)
    {
        switch (value)
        {
            case HotText text:
                used.Add(text.Value);
                break;
            case HotList list:
                foreach (var item in list.Items)
                {
                    CollectTexts(item, used);
                }

                break;
            case HotMap map:
                foreach (var entry in map.Entries)
                {
                    CollectTexts(entry.Value, used);
                }

                break;
        }
    }
}
