using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Structure;

/// <summary>The version of a template. The reader reports, because nothing else can be said without one.</summary>
internal sealed class VersionRule : Rule
{
    private static readonly DiagnosticDescriptor Missing = HotCodes.NoVersion;

    private static readonly DiagnosticDescriptor Unknown = new(
        "HE5005",
        DiagnosticLevel.Error,
        "Heat does not know the template version",
        "A template version is a date, or for newer ones the name of an OpenStack release. Heat refuses a version that it does not know, "
        + "also one of a newer release. Without quotes a date is text to Heat, so quotes make no difference.",
        "heat_template_version: 2016-04-80\n",
        "heat_template_version: 2016-04-08\n");

    private static readonly DiagnosticDescriptor NotText = new(
        "HE5006",
        DiagnosticLevel.Error,
        "The template version is no text",
        "Heat looks only at a version that is text. An empty value or a number counts as no version at all.",
        "heat_template_version: 2016\n",
        "heat_template_version: 2016-04-08\n");

    private static readonly DiagnosticDescriptor Several = new(
        "HE5007",
        DiagnosticLevel.Error,
        "The template names several versions",
        "A template is HOT or a Cloud Formation template, not both. Heat refuses a template with two of the keys heat_template_version, "
        + "HeatTemplateFormatVersion and AWSTemplateFormatVersion. Remove one of them.",
        "heat_template_version: 2016-04-08\nHeatTemplateFormatVersion: \"2012-12-12\"\n",
        "heat_template_version: 2016-04-08\n");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Unknown, NotText, Several];

    public static Diagnostic MissingFinding(HotMap document)
    {
        var near = document.Entries.Select(e => e.Key).FirstOrDefault(k => Nearest.Of(k, [HotReader.VersionKey]) is not null);
        var span = document.Entries.FirstOrDefault(e => e.Key == near).KeyOrigin ?? document.Origin;
        return new Diagnostic(Missing, $"the template has no {HotReader.VersionKey}", span)
        {
            Help = near is null ? null : $"did you mean {HotReader.VersionKey} instead of \"{near}\"?",
        };
    }

    public static Diagnostic NotTextFinding(HotEntry entry) => new(NotText, $"{entry.Key} must be text such as \"2018-08-31\"", entry.Value.Origin ?? entry.KeyOrigin);

    public static Diagnostic SeveralFinding(List<HotEntry> entries) =>
        new(Several, $"the template has both {entries[0].Key} and {entries[1].Key}", entries[1].KeyOrigin ?? entries[1].Value.Origin);

    public static Diagnostic UnknownFinding(HotText version, HeatCatalogue catalogue) =>
        new(Unknown, $"Heat does not know the template version \"{Shown(version)}\"", version.Origin)
        {
            Help = Nearest.Of(version.Value, catalogue.VersionDates) is { } near ? $"did you mean {near}?" : $"versions are {string.Join(", ", catalogue.VersionDates)}",
        };

    public static Diagnostic UnknownFinding(HotText version, Dialect dialect) =>
        new(Unknown, $"Heat does not know the template version \"{Shown(version)}\"", version.Origin) { Help = $"the version of such a template is \"{dialect.Version}\"" };

    private static string Shown(HotText version) => version.Value.Length <= 40 ? version.Value : version.Value[..39] + "…";
}
