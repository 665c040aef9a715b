using Hotc.Compile.Payload;
using Hotc.Compile.Planning;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>Holds a package to everything that can be said without a spec: whatever it names is there and can be read.</summary>
internal sealed class PackageCheck(ComponentSets sets, PayloadPlanner payloads)
{
    /// <summary>Reports everything that is wrong with a package.</summary>
    public void Check(DriverPackage package, DiagnosticBag bag)
    {
        CheckMinors(package, bag);
        CheckTemplates(package, bag);
        CheckPorts(package, bag);
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var role in package.Definition.Roles.Select(r => r.Key))
        {
            foreach (var fragment in payloads.Fragments(package, role, AddonPlan.AllFragments(package.Definition, role), null, bag)?.Set.Fragments ?? [])
            {
                CheckInputs(package, role, fragment, read, bag);
            }
        }

        ReportUnread(package.Definition.Node[DriverDefinition.Keys.Inputs], read, bag);
        foreach (var role in package.Definition.Roles)
        {
            foreach (var phase in role.Value.Phases)
            {
                CheckExpression(package, phase.Node[DriverPhase.Keys.When], bag);
            }

            ReportUnread(role.Value.Node[DriverRole.Keys.Inputs], read, bag);
        }
    }

    private void CheckMinors(DriverPackage package, DiagnosticBag bag)
    {
        var kubernetes = package.Definition.Kubernetes;
        foreach (var (minor, _) in kubernetes.Minors)
        {
            if (sets.Load(package, minor, bag) is { } set)
            {
                sets.Catalogue(package, set, ComponentSet.Keys.Flags, bag);
                sets.Catalogue(package, set, ComponentSet.Keys.Config, bag);
            }
        }

        var names = kubernetes.Minors.Select(m => m.Key).ToList();
        if (!names.Contains(kubernetes.Default) && kubernetes.Node[DriverKubernetes.Keys.Default] is { } place)
        {
            bag.Add(Completion.CompletionCodes.UnknownMinor, place.Span, $"The default minor \"{kubernetes.Default}\" is none of the driver's.", $"Known: {string.Join(", ", names)}.");
        }
    }

    private static void CheckTemplates(DriverPackage package, DiagnosticBag bag)
    {
        foreach (var template in package.Definition.Templates)
        {
            var place = template.Node[DriverTemplate.Keys.File]!.Span;
            _ = template.Kind == DriverTemplateKind.Text ? package.TextTemplate(template.File, place, bag) : package.Template(template.File, place, bag);
            CheckExpression(package, template.Node[DriverTemplate.Keys.When], bag);
        }
    }

    private static void CheckPorts(DriverPackage package, DiagnosticBag bag)
    {
        foreach (var port in package.Definition.Ports)
        {
            CheckExpression(package, port.Node[DriverPort.Keys.When], bag);
        }
    }

    private static void CheckInputs(DriverPackage package, string role, Fragment fragment, HashSet<string> read, DiagnosticBag bag)
    {
        foreach (var (name, _) in fragment.Definition.Inputs)
        {
            read.Add(name);
            if (InputSource.Find(package, role, name, fragment, bag) is not { } source)
            {
                continue;
            }

            CheckExpression(package, source.Node[DriverInput.Keys.When], bag);
            CheckExpression(package, source.Node[DriverInput.Keys.Value], bag);
            if (source.Node[DriverInput.Keys.Text] is YamlScalar text)
            {
                package.Text(text, bag);
            }
        }
    }

    private static void CheckExpression(DriverPackage package, YamlNode? node, DiagnosticBag bag)
    {
        if (node is YamlScalar expression)
        {
            package.Expression(expression, bag);
        }
    }

    private static void ReportUnread(YamlNode? inputs, HashSet<string> read, DiagnosticBag bag)
    {
        foreach (var entry in (inputs as YamlMapping)?.Entries.Where(e => !read.Contains(e.Key.Value)) ?? [])
        {
            var near = Nearest.Of(entry.Key.Value, read) is { } name ? $"Did you mean \"{name}\"?" : null;
            bag.Add(DriverCodes.InputUnused, entry.Key.Span, $"No fragment reads the input {entry.Key.Value}.", near);
        }
    }
}
