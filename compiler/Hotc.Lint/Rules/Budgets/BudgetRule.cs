using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Budgets;

/// <summary>What Heat and Nova take at most.</summary>
internal sealed class BudgetRule : Rule
{
    private static readonly DiagnosticDescriptor Nesting = new(
        "HE7001",
        DiagnosticLevel.Error,
        "Stacks are nested too deep",
        "Heat takes five levels of nested stacks below the root; a group is a level, and its members are the next one. A template that uses "
        + "itself never ends.",
        """
        heat_template_version: 2018-08-31
        resources:
          again: {type: root.yaml}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          child: {type: child.yaml}
        # file: child.yaml
        heat_template_version: 2018-08-31
        """);

    private static readonly DiagnosticDescriptor Template = new(
        "HE7002",
        DiagnosticLevel.Error,
        "A template is too large",
        "Heat refuses a template of more than 524,288 characters, as shipped. Move parts into nested templates and files.",
        "",
        "heat_template_version: 2018-08-31\n");

    private static readonly DiagnosticDescriptor UserData = new(
        "HE7003",
        DiagnosticLevel.Error,
        "User data is too large",
        "Nova takes at most 65,535 characters of user data in base64, which are 49,149 bytes. Only the part that is known here is counted. Let the "
        + "server fetch the rest, or compress it.",
        "",
        "heat_template_version: 2018-08-31\n") { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Count = new(
        "HE7004",
        DiagnosticLevel.Error,
        "A stack has too many resources",
        "Heat takes at most 1,000 resources in the root stack and all stacks below it together, as shipped.",
        "",
        "heat_template_version: 2018-08-31\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Nesting, Template, UserData, Count];

    public override void CheckTemplate(TemplateContext context)
    {
        if (context.Template.Document is { } document && document.Source.Text.Length > context.Catalogue.Release.Limits.TemplateBytes)
        {
            var span = document.Source.Span(0, 0);
            context.Report(Template, span, string.Create(CultureInfo.InvariantCulture, $"the template has {document.Source.Text.Length:N0} characters; Heat takes {context.Catalogue.Release.Limits.TemplateBytes:N0}"));
        }
    }

    public override void CheckStack(StackContext context)
    {
        var limit = context.Catalogue.Release.Limits.UserDataBytes;
        foreach (var use in context.Uses)
        {
            if (use is { Path: "user_data", Type: "OS::Nova::Server", Value: ExactValue { Text: { } text } } && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > limit)
            {
                context.Report(UserData, use.KeySpan, string.Create(CultureInfo.InvariantCulture, $"the user data has {bytes:N0} bytes; Nova takes {limit:N0}"));
            }
        }
    }

    public override void CheckBundle(BundleContext context)
    {
        var limits = context.Catalogue.Release.Limits;
        foreach (var stack in context.Stacks)
        {
            foreach (var (resource, target, depth) in Children(stack))
            {
                if (target.Template == stack.Template || stack.Ancestors.Contains(target.Template.Path))
                {
                    context.Report(Nesting, resource.TypeSpan ?? resource.NameSpan, $"{target.Template.Path} uses itself, so that its stacks never end");
                }
                else if (depth > limits.NestingDepth)
                {
                    context.Report(Nesting, resource.TypeSpan ?? resource.NameSpan, $"this stack is nested {depth} levels deep; Heat takes {limits.NestingDepth}");
                }
            }
        }

        if (context.Stacks is [var root, ..])
        {
            var total = context.Stacks.Where(s => s.Depth == 0).Sum(Counted);
            if (total > limits.Resources)
            {
                context.Report(Count, root.Template.Section("resources")?.KeyOrigin ?? root.Template.Start, $"the stack has {total} resources; Heat takes {limits.Resources}");
            }
        }
    }

    private static IEnumerable<(Resource Resource, NestedTarget Target, int Depth)> Children(Stack stack)
    {
        foreach (var resource in stack.Template.Resources)
        {
            if (stack.Target(resource) is NestedTarget target)
            {
                yield return (resource, target, stack.Depth + 1);
            }
        }

        foreach (var member in MemberFinder.Find(stack))
        {
            if (member.Target is NestedTarget target)
            {
                yield return (member.Group, target, stack.Depth + 2);
            }
        }
    }

    // Resources of the root stack and the members of its groups of built-in types.
    private static int Counted(Stack stack)
    {
        var sum = 0;
        foreach (var resource in stack.Template.Resources.Where(r => stack.IsEnabled(r) != false))
        {
            sum++;
            if (stack.Properties(resource) is MapValue map && stack.Target(resource) is BuiltInTarget { Type.Name: "OS::Heat::ResourceGroup" }
                && map["count"] is ExactValue count && Python.ToDouble(count.Node) is { } members && members is > 0 and < 1_000_000)
            {
                sum += (int)members;
            }
        }

        return sum;
    }
}
