using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Yaml;

/// <summary>Puts other nodes in the place of some scalars of a document, as if they had stood in its text.</summary>
public static class YamlFilling
{
    /// <summary>The document with the new nodes; what none of them touches is shared with the old one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="filler">The new node for a scalar, be it key or value; null to leave it.</param>
    /// <param name="bag">Receives what reading would have found of the new keys.</param>
    /// <param name="limits">What reading accepts.</param>
    public static YamlDocument Fill(YamlDocument document, Func<YamlScalar, YamlNode?> filler, DiagnosticBag bag, YamlLimits limits)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(filler);
        return document.Root is { } root ? document with { Root = Fill(root, filler, new YamlMappings(bag, limits)) } : document;
    }

    private static YamlNode Fill(YamlNode node, Func<YamlScalar, YamlNode?> filler, YamlMappings mappings) => node switch
    {
        YamlSequence sequence => Fill(sequence, filler, mappings),
        YamlMapping mapping => Fill(mapping, filler, mappings),
        _ => filler((YamlScalar)node) ?? node,
    };

    private static YamlSequence Fill(YamlSequence sequence, Func<YamlScalar, YamlNode?> filler, YamlMappings mappings)
    {
        ImmutableArray<YamlNode>.Builder? filled = null;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var item = Fill(sequence.Items[i], filler, mappings);
            if (filled is null && !ReferenceEquals(item, sequence.Items[i]))
            {
                filled = ImmutableArray.CreateBuilder<YamlNode>(sequence.Items.Length);
                filled.AddRange(sequence.Items, i);
            }

            filled?.Add(item);
        }

        return filled is null ? sequence : new YamlSequence(sequence.Span, filled.MoveToImmutable(), sequence.IsFlow);
    }

    private static YamlMapping Fill(YamlMapping mapping, Func<YamlScalar, YamlNode?> filler, YamlMappings mappings)
    {
        List<(YamlNode Key, YamlNode Value)>? filled = null;
        var hasNewKey = false;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var (oldKey, oldValue) = mapping.Entries[i];
            var (key, value) = (filler(oldKey), Fill(oldValue, filler, mappings));
            hasNewKey |= key is not null;
            if (filled is null && (key is not null || !ReferenceEquals(value, oldValue)))
            {
                filled = [.. mapping.Entries.Take(i).Select(e => ((YamlNode)e.Key, e.Value))];
            }

            filled?.Add((key ?? oldKey, value));
        }

        return filled is null ? mapping
            : new YamlMapping(mapping.Span, hasNewKey ? Checked(filled, mappings) : [.. filled.Select(f => new YamlEntry((YamlScalar)f.Key, f.Value))], mapping.IsFlow);
    }

    // New keys may be equal to each other, or to one that stands in the text, or no scalars.
    private static ImmutableArray<YamlEntry> Checked(List<(YamlNode Key, YamlNode Value)> filled, YamlMappings mappings)
    {
        var entries = new YamlMappings.Builder();
        foreach (var (key, value) in filled)
        {
            mappings.Add(entries, key, value);
        }

        return entries.ToImmutable();
    }
}
