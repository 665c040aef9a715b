using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>Reads the Kubernetes files of driver packages: component sets, and catalogues of flags and configuration fields.</summary>
public sealed class ComponentSets(SchemaFile schema)
{
    private readonly SchemaValidator validator = new(schema);
    private readonly Completion.CompilerDefaults defaults = new(schema);
    private readonly Memo<ComponentSet> sets = new();
    private readonly Memo<YamlMapping> catalogues = new();

    /// <summary>The component set of a minor that the driver's definition names.</summary>
    public ComponentSet? Load(DriverPackage package, string minor, DiagnosticBag bag) =>
        sets.Get($"{package.Shown} {minor}", bag, own => Read(package, minor, own));

    /// <summary>A catalogue beside a component set; null when the set names none.</summary>
    /// <param name="package">The driver package.</param>
    /// <param name="set">The component set.</param>
    /// <param name="key">flags or config.</param>
    /// <param name="bag">Takes the problems.</param>
    public YamlMapping? Catalogue(DriverPackage package, ComponentSet set, string key, DiagnosticBag bag)
    {
        if (set.Node[key] is not YamlScalar file)
        {
            return null;
        }

        var path = "kubernetes/" + file.Value;
        return catalogues.Get($"{package.Shown} {path}", bag, own => ReadMapping(package, path, file.Span, own));
    }

    private ComponentSet? Read(DriverPackage package, string minor, DiagnosticBag bag)
    {
        var named = ((YamlMapping)package.Definition.Kubernetes.Node[DriverKubernetes.Keys.Minors]!).Find(minor)!;
        var root = ReadMapping(package, ((YamlScalar)named.Value).Value, named.Value.Span, bag);
        if (root is null || (!package.IsProven && !validator.Validate(root, bag)))
        {
            return null;
        }

        var set = ComponentSet.Read(defaults.Fill(root));
        if (set.Minor == minor)
        {
            return set;
        }

        bag.Add(DriverCodes.OtherMinor, root[ComponentSet.Keys.Minor]!.Span, $"This file is of Kubernetes {set.Minor}, but {package.Id} names it for {minor}.", $"Name the file of {minor} under kubernetes.minors in driver.yaml, or correct the minor here.");
        return null;
    }

    private static YamlMapping? ReadMapping(DriverPackage package, string path, SourceSpan namedAt, DiagnosticBag bag)
    {
        if (package.ReadText(path, namedAt, bag) is not { } source)
        {
            return null;
        }

        return DriverText.ReadMapping(source, bag);
    }
}
