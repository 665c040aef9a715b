using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Yaml;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Hotc.Lint.Suppression;

/// <summary>What <c>.hotc.yaml</c> says: the Heat release, levels of rules, and which files are left alone.</summary>
public sealed class LintConfig
{
    private readonly RuleLevels levels;
    private readonly ImmutableArray<(Matcher Files, RuleLevels Levels)> byPath;
    private readonly Matcher? excluded;

    private LintConfig(RuleLevels levels, ImmutableArray<(Matcher Files, RuleLevels Levels)> byPath, Matcher? excluded)
    {
        this.levels = levels;
        this.byPath = byPath;
        this.excluded = excluded;
    }

    /// <summary>Nothing set.</summary>
    public static LintConfig None { get; } = new(RuleLevels.None, [], null);

    /// <summary>Name of the Heat release that templates are for; null when not set.</summary>
    public string? Heat { get; private init; }

    /// <summary>The lowest level that makes a run fail; null when not set.</summary>
    public string? FailOn { get; private init; }

    /// <summary>Path of the baseline; null when not set.</summary>
    public string? Baseline { get; private init; }

    /// <summary>Reads a file that agrees with schemas/lint/config.schema.json; reports rules that do not exist.</summary>
    public static LintConfig Read(YamlMapping root, DiagnosticCatalogue known, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(bag);
        var byPath = Items(root["paths"]).OfType<YamlMapping>()
            .Select(p => (MatcherOf(p["match"])!, RuleLevels.Read(p["rules"] as YamlMapping, known, bag)));
        return new LintConfig(RuleLevels.Read(root["rules"] as YamlMapping, known, bag), [.. byPath], MatcherOf(root["exclude"]))
        {
            Heat = (root["heat"] as YamlScalar)?.Value,
            FailOn = (root["failOn"] as YamlScalar)?.Value,
            Baseline = (root["baseline"] as YamlScalar)?.Value,
        };
    }

    /// <summary>Whether a file found in a folder is left out. A file that is named on the command line is always checked.</summary>
    public bool Excludes(string path) => excluded?.Match(path).HasMatches == true;

    /// <summary>The findings with the levels that are wanted, without those that are not wanted at all.</summary>
    public ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> findings)
    {
        if (ReferenceEquals(this, None))
        {
            return findings;
        }

        var kept = ImmutableArray.CreateBuilder<Diagnostic>(findings.Length);
        foreach (var finding in findings)
        {
            var level = LevelOf(finding);
            if (level is { } wanted)
            {
                kept.Add(wanted == finding.Level ? finding : finding with { Descriptor = finding.Descriptor with { Level = wanted } });
            }
        }

        return kept.DrainToImmutable();
    }

    // The last entry of `paths` that fits wins, as later lines do in files that people know.
    private DiagnosticLevel? LevelOf(Diagnostic finding)
    {
        if (finding.Path is { } path)
        {
            for (var i = byPath.Length - 1; i >= 0; i--)
            {
                if (byPath[i].Levels.TryFind(finding.Code, out var level) && byPath[i].Files.Match(path).HasMatches)
                {
                    return level;
                }
            }
        }

        return levels.TryFind(finding.Code, out var ofAll) ? ofAll : finding.Level;
    }

    private static Matcher? MatcherOf(YamlNode? patterns)
    {
        var texts = Items(patterns).OfType<YamlScalar>().Select(s => s.Value).ToList();
        if (texts.Count == 0)
        {
            return null;
        }

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(texts);
        return matcher;
    }

    private static ImmutableArray<YamlNode> Items(YamlNode? node) => node is YamlSequence sequence ? sequence.Items : [];
}
