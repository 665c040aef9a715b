using System.Collections.Immutable;
using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Values;

namespace Hotc.Heat.Reading;

/// <summary>
/// Turns YAML into what Heat makes of it: plain scalars by YAML 1.1, timestamps as text (<c>heat/common/template_format.py</c>),
/// keys as the JSON text in which they reach the engine. Merge keys are the YAML reader's part; read Heat documents with
/// <see cref="YamlLimits.AllowMergeKeys"/>.
/// </summary>
public static class HotReader
{
    /// <summary>The key that makes a document a HOT template.</summary>
    public const string VersionKey = "heat_template_version";

    /// <summary>Limits that fit what Heat itself would accept.</summary>
    public static YamlLimits Limits { get; } = new() { AllowMergeKeys = true };

    /// <summary>
    /// Reads a template. Null when the document is no map; other findings leave a null in the place of the unreadable value.
    /// </summary>
    public static HotMap? ReadTemplate(YamlDocument document, DiagnosticBag bag)
    {
        var map = ReadMap(document, bag);
        if (map is not null && !map.TryGet(VersionKey, out _))
        {
            bag.Add(HotCodes.NoVersion, Start(document), $"the template has no {VersionKey}");
        }

        return map;
    }

    /// <summary>Reads a template or an environment. Null when the document is no map.</summary>
    public static HotMap? ReadMap(YamlDocument document, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bag);
        if (document.Root is YamlMapping mapping)
        {
            return ReadMapping(mapping, bag);
        }

        var found = document.Root switch
        {
            null or YamlScalar { Kind: ScalarKind.Null } => "is empty",
            YamlSequence => "is a list",
            _ => "is a single value",
        };
        bag.Add(HotCodes.NotAMap, document.Root is YamlSequence ? Start(document) : document.Root?.Span ?? Start(document), $"the document {found}, not a map");
        return null;
    }

    /// <summary>Reads any node. A value that Heat cannot read gives a finding and null in its place.</summary>
    public static HotValue Read(YamlNode node, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(bag);
        switch (node)
        {
            case YamlMapping mapping:
                return ReadMapping(mapping, bag);
            case YamlSequence sequence:
                var items = ImmutableArray.CreateBuilder<HotValue>(sequence.Items.Length);
                foreach (var item in sequence.Items)
                {
                    items.Add(Read(item, bag));
                }

                return new HotList(items.MoveToImmutable(), sequence.Span);
            default:
                return ReadScalar((YamlScalar)node, bag);
        }
    }

    private static HotMap ReadMapping(YamlMapping mapping, DiagnosticBag bag)
    {
        var entries = ImmutableArray.CreateBuilder<HotEntry>(mapping.Entries.Length);
        HashSet<string>? seen = null;
        foreach (var (keyNode, valueNode) in mapping.Entries)
        {
            var key = ReadKey(keyNode, bag);
            var value = Read(valueNode, bag);
            if (keyNode.Kind != ScalarKind.String)
            {
                // The YAML reader made sure that no key is written twice, but this one is not what was written.
                seen ??= mapping.Entries.Where(e => e.Key.Kind == ScalarKind.String).Select(e => e.Key.Value).ToHashSet(StringComparer.Ordinal);
                if (!seen.Add(key))
                {
                    bag.Add(HotCodes.SameKey, keyNode.Span, $"this key is \"{key}\" to Heat, and so is another key of this map");
                    continue;
                }
            }

            entries.Add(new(key, value, keyNode.Span));
        }

        return new(entries.DrainToImmutable(), mapping.Span);
    }

    private static string ReadKey(YamlScalar key, DiagnosticBag bag) => key.Kind switch
    {
        // As a key, PyYAML takes = for text.
        ScalarKind.String or ScalarKind.Timestamp or ScalarKind.DefaultValue => key.Value,
        _ => ReadScalar(key, bag) switch
        {
            // JSON has no rule against an exponent without a point.
            HotNumber { IsInteger: false } number => number.Text.Replace(".0e", "e", StringComparison.Ordinal),
            var other => other.ToString()!,
        },
    };

    private static HotValue ReadScalar(YamlScalar scalar, DiagnosticBag bag)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.String or ScalarKind.Timestamp:
                return new HotText(scalar.Value, scalar.Span);
            case ScalarKind.Boolean:
                return new HotBool(scalar.Value.ToUpperInvariant() is "YES" or "TRUE" or "ON", scalar.Span);
            case ScalarKind.Integer or ScalarKind.Float when HotNumber.TryRead(scalar.Value, out var number, scalar.Span):
                // Only by an explicit tag: !!float 3 is 3.0.
                return scalar.Kind == ScalarKind.Float && number.IsInteger
                    ? HotNumber.Of(double.Parse(number.Text, CultureInfo.InvariantCulture), scalar.Span)
                    : number;
            case ScalarKind.Integer or ScalarKind.Float:
                bag.Add(HotCodes.NoValue, scalar.Span, $"Heat cannot read \"{Shorten(scalar.Value)}\" as a number");
                break;
            case ScalarKind.Merge or ScalarKind.DefaultValue:
                bag.Add(HotCodes.NoValue, scalar.Span, $"\"{scalar.Value}\" without quotes is a special mark to Heat", "quote it");
                break;
        }

        return new HotNull(scalar.Span);
    }

    private static string Shorten(string text) => text.Length <= 20 ? text : text[..20] + "…";

    private static SourceSpan Start(YamlDocument document) => document.Source.Span(0, 0);
}
