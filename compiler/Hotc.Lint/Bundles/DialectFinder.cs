using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Lint.Model;
using Hotc.Lint.Rules.Structure;

namespace Hotc.Lint.Bundles;

/// <summary>Finds out what kind of template a document is.</summary>
internal static class DialectFinder
{
    private static readonly string[] Keys = [HotReader.VersionKey, Dialect.HeatCfn.VersionKey, Dialect.Cfn.VersionKey];

    /// <summary>Whether a document says that it is a template.</summary>
    public static bool IsTemplate(HotMap document) => Keys.Any(k => document.TryGet(k, out _));

    /// <summary>The kind; null, with a finding, when Heat would not take it for a template.</summary>
    public static Dialect? Find(HotMap document, HeatCatalogue catalogue, DiagnosticBag bag)
    {
        // Heat looks only at versions that are text: a date is text to it.
        HotEntry? present = null;
        List<HotEntry> usable = [];
        foreach (var entry in document.Entries)
        {
            if (Array.IndexOf(Keys, entry.Key) >= 0)
            {
                present ??= entry;
                if (entry.Value is HotText)
                {
                    usable.Add(entry);
                }
            }
        }

        switch (usable)
        {
            case [{ Key: HotReader.VersionKey, Value: HotText version }]:
                if (catalogue.FindVersion(version.Value) is { } facts)
                {
                    return Dialects.Of(catalogue, facts);
                }

                bag.Add(VersionRule.UnknownFinding(version, catalogue));
                // With the newest version everything else can still be checked.
                return Dialects.Of(catalogue, catalogue.FindVersion(catalogue.VersionDates.Last())!);
            case [var (key, value, _)]:
                var dialect = key == Dialect.Cfn.VersionKey ? Dialect.Cfn : Dialect.HeatCfn;
                if (((HotText)value).Value != dialect.Version)
                {
                    bag.Add(VersionRule.UnknownFinding((HotText)value, dialect));
                }

                return dialect;
            case []:
                bag.Add(present is { } bad ? VersionRule.NotTextFinding(bad) : VersionRule.MissingFinding(document));
                return present is { Key: HotReader.VersionKey } ? Dialects.Of(catalogue, catalogue.FindVersion(catalogue.VersionDates.Last())!) : null;
            default:
                bag.Add(VersionRule.SeveralFinding(usable));
                return null;
        }
    }
}
