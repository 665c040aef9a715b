using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Yaml;

/// <summary>Puts keys and values into mappings: finds duplicate and complex keys, merges.</summary>
internal sealed class YamlMappings(DiagnosticBag bag, YamlLimits limits)
{
    /// <summary>Adds an entry, or reports why it cannot be added.</summary>
    public void Add(Builder entries, YamlNode keyNode, YamlNode value)
    {
        if (keyNode is not YamlScalar key)
        {
            bag.Add(
                YamlCodes.ComplexKey,
                keyNode.Span,
                keyNode is YamlMapping ? "a mapping cannot be a key" : "a list cannot be a key",
                keyNode is YamlMapping { IsFlow: true } ? "quote the value if {{ … }} was meant as text" : null);
            return;
        }

        if (key.Kind == ScalarKind.Merge)
        {
            Merge(entries, key, value);
            return;
        }

        if (entries.Find(key.Value) is not { } first)
        {
            entries.Add(new YamlEntry(key, value));
            return;
        }

        bag.Add(new Diagnostic(YamlCodes.DuplicateKey, $"the key {Shown.Quoted(key.Value)} stands twice in this mapping", key.Span)
        {
            Related = [new RelatedLocation(first.Key.Span, "it stands here first")],
        });
    }

    private void Merge(Builder entries, YamlScalar key, YamlNode value)
    {
        if (!limits.AllowMergeKeys)
        {
            bag.Add(YamlCodes.MergeKey, key.Span, "the merge key << cannot be used here", "write the merged values out");
            return;
        }

        foreach (var merged in value is YamlSequence sequence ? sequence.Items : [value])
        {
            if (merged is YamlMapping mapping)
            {
                entries.Merge(mapping);
            }
            else
            {
                bag.Add(YamlCodes.MergeKey, merged.Span, "only a mapping, or a list of mappings, can be merged");
            }
        }
    }

    /// <summary>The entries of a mapping that is being read.</summary>
    internal sealed class Builder
    {
        private const int LongestUnindexed = 8;

        private readonly List<YamlEntry> own = [];
        private readonly List<YamlEntry> merged = [];
        private Dictionary<string, YamlEntry>? index;

        public YamlEntry? Find(string key)
        {
            if (index is not null)
            {
                return index.GetValueOrDefault(key);
            }

            foreach (var entry in own)
            {
                if (entry.Key.Value == key)
                {
                    return entry;
                }
            }

            return null;
        }

        public void Add(YamlEntry entry)
        {
            own.Add(entry);
            if (index is not null)
            {
                index.Add(entry.Key.Value, entry);
            }
            else if (own.Count > LongestUnindexed)
            {
                index = own.ToDictionary(e => e.Key.Value, StringComparer.Ordinal);
            }
        }

        // The earlier of several merged mappings wins, and the own entries win over all, wherever they stand.
        public void Merge(YamlMapping mapping) => merged.AddRange(mapping.Entries);

        public ImmutableArray<YamlEntry> ToImmutable()
        {
            if (merged.Count == 0)
            {
                return [.. own];
            }

            var keys = own.Select(e => e.Key.Value).ToHashSet(StringComparer.Ordinal);
            return [.. merged.Where(e => keys.Add(e.Key.Value)), .. own];
        }
    }
}
