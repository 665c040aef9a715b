using Hotc.Compile.Payload;
using Hotc.Compile.Planning;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>Holds a package to everything that can be said without a spec: whatever it names is there and can be read.</summary>
internal sealed class PackageCheck(DriverCatalogue catalogue, ComponentSets sets, PayloadPlanner payloads)
{
    /// <summary>Reports everything that is wrong with a package.</summary>
    public void Check(DriverPackage package, DiagnosticBag bag)
    {
        CheckSuccessor(package, bag);
        if (package.Definition.State == DriverState.Removed)
        {
            return;
        }

        CheckMinors(package, bag);
        CheckTemplates(package, bag);
        CheckPorts(package, bag);
        var read = new HashSet<string>(StringComparer.Ordinal);
        var areAllKnown = true;
        foreach (var role in package.Definition.Roles.Select(r => r.Key))
        {
            var fragments = payloads.Fragments(package, role, AddonPlan.AllFragments(package.Definition, role), null, bag)?.Set.Fragments;
            areAllKnown &= fragments is not null;
            foreach (var fragment in fragments ?? [])
            {
                CheckInputs(package, role, fragment, read, bag);
            }
        }

        CheckPhases(package, bag);
        if (areAllKnown)
        {
            // A fragment that could not be read may be the one that reads an input.
            ReportUnread(package.Definition, read, bag);
        }
    }

    private static void CheckPhases(DriverPackage package, DiagnosticBag bag)
    {
        foreach (var role in package.Definition.Roles)
        {
            foreach (var phase in role.Value.Phases)
            {
                CheckExpression(package, phase.Node[DriverPhase.Keys.When], bag);
            }
        }
    }

    private void CheckSuccessor(DriverPackage package, DiagnosticBag bag)
    {
        if (package.Definition.ReplacedBy?.Split('@') is not [var name, var version] || catalogue.Packages.Any(p => p.Name == name && p.Begins(version) && p.ToString() != package.Id))
        {
            return;
        }

        var others = catalogue.Packages.Where(p => p.ToString() != package.Id).ToList();
        var versions = others.Where(p => p.Name == name).Select(p => p.ToString()).ToList();
        var help = versions.Count > 0 ? $"Known: {string.Join(", ", versions)}."
            : Nearest.Of(name, others.Select(p => p.Name).Distinct()) is { } near ? $"Did you mean \"{near}\"?"
            : null;
        bag.Add(DriverCodes.NoSuccessor, package.Definition.Node[DriverDefinition.Keys.ReplacedBy]!.Span, $"No other driver {package.Definition.ReplacedBy} is here or built in.", help);
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
            // The place of a default would be in no file that anybody could open.
            var span = place.Span.Source.Kind == SourceKind.Compiler ? package.Source.Span(0, 1) : place.Span;
            bag.Add(Completion.CompletionCodes.UnknownMinor, span, $"The default minor \"{kubernetes.Default}\" is none of the driver's.", names.Count == 0 ? "Name component files under kubernetes.minors." : $"Known: {string.Join(", ", names)}.");
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

    private static void ReportUnread(DriverDefinition definition, HashSet<string> read, DiagnosticBag bag)
    {
        ReportUnread(definition.Node[DriverDefinition.Keys.Inputs], read, bag);
        foreach (var role in definition.Roles)
        {
            ReportUnread(role.Value.Node[DriverRole.Keys.Inputs], read, bag);
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
