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

        var after = entries.Replace(new YamlEntry(key, value));
        bag.Add(new Diagnostic(YamlCodes.DuplicateKey, $"the key {Shown.Quoted(key.Value)} stands twice in this mapping", key.Span)
        {
            Related = [new RelatedLocation(first.Key.Span, "it stands here first")],
            Fix = DuplicateFix.Of(first, after),
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
        private List<YamlEntry>? merged;

        // Every key as it was written, and where among them the key of each entry stands; only once a key was written twice.
        private List<YamlScalar>? written;
        private List<int>? places;
        private Dictionary<string, int>? index;

        public YamlEntry? Find(string key) => Number(key) is var number and >= 0 ? own[number] : null;

        public void Add(YamlEntry entry)
        {
            own.Add(entry);
            places?.Add(written!.Count);
            written?.Add(entry.Key);
            if (index is not null)
            {
                index.Add(entry.Key.Value, own.Count - 1);
            }
            else if (own.Count > LongestUnindexed)
            {
                index = own.Select((e, i) => (e.Key.Value, i)).ToDictionary(p => p.Value, p => p.i, StringComparer.Ordinal);
            }
        }

        /// <summary>Gives a key another value, as every reader in use does that does not refuse the second one.</summary>
        /// <returns>The key that is written behind the first entry.</returns>
        public YamlScalar Replace(YamlEntry entry)
        {
            written ??= [.. own.Select(e => e.Key)];
            places ??= [.. Enumerable.Range(0, own.Count)];
            var number = Number(entry.Key.Value);
            written.Add(entry.Key);
            var after = written[places[number] + 1];
            own[number] = entry;
            places[number] = written.Count - 1;
            return after;
        }

        // The earlier of several merged mappings wins, and the own entries win over all, wherever they stand.
        public void Merge(YamlMapping mapping) => (merged ??= []).AddRange(mapping.Entries);

        public ImmutableArray<YamlEntry> ToImmutable()
        {
            if (merged is null)
            {
                return [.. own];
            }

            var keys = own.Select(e => e.Key.Value).ToHashSet(StringComparer.Ordinal);
            return [.. merged.Where(e => keys.Add(e.Key.Value)), .. own];
        }

        private int Number(string key)
        {
            if (index is not null)
            {
                return index.GetValueOrDefault(key, -1);
            }

            for (var i = 0; i < own.Count; i++)
            {
                if (own[i].Key.Value == key)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
