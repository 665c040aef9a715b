using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>Reads the YAML files of driver packages and fragments.</summary>
internal static class DriverText
{
    /// <summary>The mapping of a file; null, with diagnostics, when it holds something else.</summary>
    public static YamlMapping? ReadMapping(SourceText source, DiagnosticBag bag)
    {
        var before = bag.Count;
        var root = YamlReader.Read(source, bag)?.Root as YamlMapping;
        if (root is null && bag.Count == before)
        {
            bag.Add(SchemaCodes.NotAMapping, source.Span(0, Math.Min(1, source.Text.Length)), $"\"{source.Path}\" is empty or holds no mapping.");
        }

        return root;
    }
}
