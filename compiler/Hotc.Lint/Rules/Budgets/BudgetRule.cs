using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Bundles;
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

    private static readonly DiagnosticDescriptor TemplateSize = new(
        "HE7002",
        DiagnosticLevel.Error,
        "A template is too large",
        "Heat refuses a template of more than 524,288 characters, as shipped. The client sends it as JSON, and so it is counted: without comments, "
        + "with quotes. Move parts into nested templates and files.",
        """
        heat_template_version: 2018-08-31
        outputs:
          text: {value: ‹a × 524,288›}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          text: {value: {get_file: text}}
        # file: text
        ‹a × 524,288›
        """);

    private static readonly DiagnosticDescriptor UserData = new(
        "HE7003",
        DiagnosticLevel.Error,
        "User data is too large",
        "Nova takes at most 65,535 characters of user data in base64, which are 49,149 bytes. Only the part that is known here is counted. Let the "
        + "server fetch the rest, or compress it.",
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW, user_data_update_policy: IGNORE, user_data: {get_file: run.sh}}
        # file: run.sh
        ‹a × 49,150›
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW, user_data_update_policy: IGNORE, user_data: {get_file: run.sh}}
        # file: run.sh
        curl --fail https://example.org/run.sh | sh
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Count = new(
        "HE7004",
        DiagnosticLevel.Error,
        "A stack has too many resources",
        "Heat takes at most 1,000 resources in the root stack and all stacks below it together, as shipped. A group counts, and each of its members.",
        """
        heat_template_version: 2018-08-31
        resources:
          group: {type: OS::Heat::ResourceGroup, properties: {count: 400, resource_def: {type: child.yaml}}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        resources:
          first: {type: OS::Heat::RandomString}
          second: {type: OS::Heat::RandomString}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          group: {type: OS::Heat::ResourceGroup, properties: {count: 300, resource_def: {type: child.yaml}}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        resources:
          first: {type: OS::Heat::RandomString}
          second: {type: OS::Heat::RandomString}
        """);

    private static readonly DiagnosticDescriptor Request = new(
        "HE7005",
        DiagnosticLevel.Error,
        "The request is too large",
        "Heat refuses a request body of more than 1,048,576 bytes, as shipped. The client puts into it the template, every file and nested "
        + "template that it names, once each and quoted as JSON text, and every environment twice. Let servers fetch large files themselves.",
        """
        heat_template_version: 2018-08-31
        outputs:
          text: {value: {get_file: text}}
        # file: text
        ‹a × 1,048,576›
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          text: {value: {get_file: text}}
        # file: text
        ‹a × 1,000,000›
        """);

    // The address of a folder, which the client puts before every path; where the folder will be is not known here.
    private const string ShortestAddress = "file:///";

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Nesting, TemplateSize, UserData, Count, Request];

    public override void CheckStack(StackContext context)
    {
        var limit = context.Workspace.Limits.UserDataBytes;
        foreach (var use in context.Uses)
        {
            if (use.Is("user_data") && use is { Type: "OS::Nova::Server", Value: ExactValue { Text: { } text } } && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > limit)
            {
                context.Report(UserData, use.KeySpan, string.Create(CultureInfo.InvariantCulture, $"the user data has {bytes:N0} bytes; Nova takes {limit:N0}"));
            }
        }
    }

    public override void CheckBundle(BundleContext context)
    {
        var limits = context.Workspace.Limits;
        foreach (var stack in context.Stacks)
        {
            foreach (var (resource, target, depth) in Children(stack))
            {
                if (target.Template == stack.Template || stack.Ancestors.Contains(target.Template.Path))
                {
                    context.Report(Nesting, resource.TypeSpan ?? resource.NameSpan, $"{context.Workspace.Show(target.Template.Path)} uses itself, so that its stacks never end");
                }
                else if (depth > limits.NestingDepth)
                {
                    context.Report(Nesting, resource.TypeSpan ?? resource.NameSpan, $"this stack is nested {depth} levels deep; Heat takes {limits.NestingDepth}");
                }
            }
        }

        CheckCount(context);
        CheckRequest(context);
    }

    // Heat counts what the root template declares before it looks at conditions.
    private static void CheckCount(BundleContext context)
    {
        var limit = context.Workspace.Limits.Resources;
        if (context.Stacks is [var root, ..] && Math.Max(new ResourceCount().Of(root), root.Template.Resources.Length) is var total && total > limit)
        {
            context.Report(Count, PlaceOf(root.Template), string.Create(CultureInfo.InvariantCulture, $"the stack and those below it have {total:N0} resources; Heat takes {limit:N0}"));
        }
    }

    // The client writes everything as JSON, without the comments, and puts addresses in the places of paths.
    private static void CheckRequest(BundleContext context)
    {
        var limits = context.Workspace.Limits;
        if (context.Workspace.IsWithinLimits())
        {
            return;
        }

        var size = RequestSize.Measure(
            context.Workspace.ToBundle(),
            context.Root.Path,
            context.Environments.Files.Select(f => new BundleFile(f.Path, ReadOnlyMemory<byte>.Empty, f.Root)),
            ShortestAddress.Length);
        foreach (var (path, bytes) in size.Templates)
        {
            if (bytes > limits.TemplateBytes && context.Workspace.Template(path) is { } template)
            {
                context.Report(TemplateSize, template.Start, string.Create(CultureInfo.InvariantCulture, $"as JSON the template has {bytes:N0} characters; Heat takes {limits.TemplateBytes:N0}"));
            }
        }

        if (size.BodyBytes > limits.BodyBytes)
        {
            context.Report(Request, context.Root.Start, string.Create(CultureInfo.InvariantCulture, $"the templates, files and environments make a request of at least {size.BodyBytes:N0} bytes; Heat takes {limits.BodyBytes:N0}"));
        }
    }

    private static SourceSpan? PlaceOf(Template template) => template.Section("resources")?.KeyOrigin ?? template.Start;

    private static IEnumerable<(Resource Resource, NestedTarget Target, int Depth)> Children(Stack stack)
    {
        foreach (var resource in stack.Template.Resources)
        {
            if (stack.Target(resource) is NestedTarget target)
            {
                yield return (resource, target, stack.Depth + 1);
            }
        }

        foreach (var member in stack.Members)
        {
            if (member.Target is NestedTarget target)
            {
                yield return (member.Group, target, stack.Depth + 2);
            }
        }
    }
}
