using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Completion;

/// <summary>Puts computed values into a tree.</summary>
internal static class TreeEdit
{
    /// <summary>A mapping without entries.</summary>
    public static YamlMapping NoParams { get; } = new(new SourceText("compiler", "", SourceKind.Compiler).Span(0, 0), []);

    /// <summary>A value that the compiler worked out; its origin is the given words.</summary>
    public static YamlScalar Computed(string value, ScalarKind kind, string how) =>
        new(new SourceText("computed: " + how, "", SourceKind.Compiler).Span(0, 0), value, ScalarStyle.Plain, kind);

    /// <summary>The mapping with a key set, in the old place or at the end.</summary>
    public static YamlMapping With(this YamlMapping mapping, string key, YamlNode value)
    {
        var entry = new YamlEntry(mapping.Find(key)?.Key ?? new YamlScalar(value.Span, key, ScalarStyle.Plain, ScalarKind.String), value);
        var index = mapping.Entries.ToList().FindIndex(e => e.Key.Value == key);
        return new YamlMapping(mapping.Span, index < 0 ? mapping.Entries.Add(entry) : mapping.Entries.SetItem(index, entry), mapping.IsFlow);
    }

    /// <summary>The list with every item changed.</summary>
    public static YamlSequence Each(this YamlSequence sequence, Func<YamlMapping, YamlMapping> change) =>
        new(sequence.Span, [.. sequence.Items.Select(i => (YamlNode)change((YamlMapping)i))], sequence.IsFlow);
}
