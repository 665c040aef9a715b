using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Hotc.Heat.Catalogue;

namespace Hotc.Lint.Model;

/// <summary>The dialects of HOT, made once for each version of a release.</summary>
internal static class Dialects
{
    private static readonly ConditionalWeakTable<HeatCatalogue, ConcurrentDictionary<string, Dialect>> Made = [];

    /// <summary>The dialect of a version.</summary>
    public static Dialect Of(HeatCatalogue catalogue, TemplateVersionFacts facts) =>
        Made.GetOrCreateValue(catalogue).GetOrAdd(facts.Date, _ => Dialect.MakeHot(facts));
}
