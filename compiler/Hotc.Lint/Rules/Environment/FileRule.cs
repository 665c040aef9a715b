using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Environment;

/// <summary>Files that templates and environments name.</summary>
internal sealed class FileRule : Rule
{
    private static readonly DiagnosticDescriptor NotFound = new(
        "HI5301",
        DiagnosticLevel.Info,
        "A file is not here",
        "The client sends files along with the template and stops when one is missing. Paths count from the file that names them. What the "
        + "file would decide was not checked.",
        """
        heat_template_version: 2018-08-31
        outputs:
          script: {value: {get_file: start.sh}}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          script: {value: {get_file: start.sh}}
        # file: start.sh
        echo hello
        """);

    private static readonly DiagnosticDescriptor Misspelt = new(
        "HE5302",
        DiagnosticLevel.Error,
        "A file does not exist, and one with nearly the same name does",
        "The client sends files along with the template and stops when one is missing. Here the name is probably misspelt.",
        """
        heat_template_version: 2018-08-31
        outputs:
          script: {value: {get_file: strat.sh}}
        # file: start.sh
        echo hello
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          script: {value: {get_file: start.sh}}
        # file: start.sh
        echo hello
        """);

    private static readonly DiagnosticDescriptor Remote = new(
        "HI5303",
        DiagnosticLevel.Info,
        "A file elsewhere was not checked",
        "The file is named by a URL or lies outside of the folder that is checked. Nothing is fetched, so what it would decide was not checked. "
        + "A copy beside the template can be checked, and reviewed.",
        """
        heat_template_version: 2018-08-31
        outputs:
          script: {value: {get_file: "https://example.org/start.sh"}}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          script: {value: {get_file: start.sh}}
        # file: start.sh
        echo hello
        """);

    private static readonly DiagnosticDescriptor OfChain = new(
        "HE5309",
        DiagnosticLevel.Error,
        "A chain names a template file",
        "Heat's client sends the files that stand behind type and get_file, and those of an environment's resource_registry; of the list in a "
        + "ResourceChain it knows nothing, so that Heat has no such file. Give the template the name of a type in the registry.",
        """
        heat_template_version: 2018-08-31
        resources:
          chain: {type: OS::Heat::ResourceChain, properties: {resources: [child.yaml]}}
        # file: child.yaml
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          chain: {type: OS::Heat::ResourceChain, properties: {resources: ["My::Child"]}}
        # file: environment.yaml
        resource_registry: {"My::Child": child.yaml}
        # file: child.yaml
        heat_template_version: 2018-08-31
        resources:
          secret: {type: OS::Heat::RandomString}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [NotFound, Misspelt, Remote, OfChain];

    public override void CheckStack(StackContext context)
    {
        foreach (var site in context.Calls)
        {
            if (site.Call is { Function.Kind: FunctionKind.GetFile, Argument: LiteralExpression { Text: { Length: > 0 } target } })
            {
                Check(context, context.Workspace.Resolve(context.Stack.Folder, target), target, site.Call.Argument.Span);
            }
        }

        foreach (var resource in context.Template.Resources)
        {
            if (context.Stack.Target(resource) is UnreadableTarget { IsBroken: false } target)
            {
                Check(context, target.Reference, resource.Type!, resource.TypeSpan ?? resource.NameSpan);
            }
        }

        foreach (var member in context.Members)
        {
            if (TypeResolver.IsTemplateName(member.Type) && context.Stack.Target(member.Group) is BuiltInTarget { Type.Name: "OS::Heat::ResourceChain" })
            {
                context.Report(OfChain, member.TypeSpan, $"Heat's client does not send {member.Type}, since a chain names it", "map a type to it in the resource_registry of an environment, and name the type here");
            }
            else if (member.Target is UnreadableTarget { IsBroken: false } target)
            {
                Check(context, target.Reference, member.Type, member.TypeSpan);
            }
        }
    }

    private static void Check(StackContext context, Reference reference, string written, SourceSpan? span)
    {
        if (reference.Kind != ReferenceKind.Local)
        {
            context.Report(Remote, span, $"{written} was not checked: {(reference.Kind == ReferenceKind.Remote ? "nothing is fetched from the net" : "it lies outside of the folder that is checked")}");
            return;
        }

        if (context.Workspace.Exists(reference.Path))
        {
            return;
        }

        var folder = Reference.FolderOf(reference.Path);
        var near = NearestFile(reference.Path, context.Workspace.Tree.List(folder, recursive: false));
        if (near is null)
        {
            context.Report(NotFound, span, $"the file {context.Workspace.Show(reference.Path)} is not here");
            return;
        }

        var name = near[(folder.Length == 0 ? 0 : folder.Length + 1)..];
        var old = reference.Path[(folder.Length == 0 ? 0 : folder.Length + 1)..];
        context.Report(new Diagnostic(Misspelt, $"the file {context.Workspace.Show(reference.Path)} does not exist", span)
        {
            Help = $"did you mean {name}?",
            Fix = span is { } place && written == old ? Fixes.ReplaceScalar(place, old, name) : null,
        });
    }

    // Names that differ in a number or a part of their own are other files, not misspellings.
    private static string? NearestFile(string path, IEnumerable<string> files)
    {
        var near = Nearest.Of(path, files.Where(f => Math.Abs(f.Length - path.Length) <= 1));
        return near is not null && Differences(near, path) <= 2 && !near.AsSpan(near.LastIndexOf('/') + 1).ContainsAnyInRange('0', '9') ? near : null;
    }

    private static int Differences(string left, string right) =>
        left.Length == right.Length ? left.Zip(right).Count(p => p.First != p.Second) : left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal) ? 1 : 3;
}
