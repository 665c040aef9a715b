using System.Collections.Frozen;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;

namespace Hotc.Lint.Suppression;

/// <summary>Levels that a configuration gives to rules.</summary>
internal sealed class RuleLevels
{
    // Null is off.
    private readonly FrozenDictionary<string, DiagnosticLevel?> byCode;

    private RuleLevels(IEnumerable<KeyValuePair<string, DiagnosticLevel?>> byCode) => this.byCode = byCode.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>None set.</summary>
    public static RuleLevels None { get; } = new([]);

    /// <summary>Reads a mapping of codes to words; reports codes that no rule has.</summary>
    public static RuleLevels Read(YamlMapping? mapping, DiagnosticCatalogue known, DiagnosticBag bag)
    {
        var levels = new Dictionary<string, DiagnosticLevel?>(StringComparer.Ordinal);
        foreach (var entry in mapping?.Entries ?? [])
        {
            var code = entry.Key.Value;
            if (known.Find(code) is not { } descriptor)
            {
                var near = known.NearestCode(code) is { } nearest ? $"did you mean {nearest}?" : null;
                bag.Add(SuppressionCodes.UnknownRule, entry.Key.Span, $"there is no rule {code}", near);
                continue;
            }

            levels[descriptor.Code] = (entry.Value as YamlScalar)?.Value switch
            {
                "error" => DiagnosticLevel.Error,
                "warning" => DiagnosticLevel.Warning,
                "info" => DiagnosticLevel.Info,
                _ => null,
            };
        }

        return new RuleLevels(levels);
    }

    /// <summary>The level that is set for a code; null when it is off.</summary>
    public bool TryFind(string code, out DiagnosticLevel? level) => byCode.TryGetValue(code, out level);
}
