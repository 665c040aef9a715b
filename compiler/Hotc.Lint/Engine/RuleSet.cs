using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Rules.Structure;

namespace Hotc.Lint.Engine;

/// <summary>All rules.</summary>
internal static class RuleSet
{
    /// <summary>The rules in the order in which they run; the order does not show in what they find.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        new VersionRule(),
        new SwitchedOffRule(),
        new Rules.Wiring.UnknownReferenceRule(),
    ];

    /// <summary>Every finding that a rule can give.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [.. All.SelectMany(r => r.Descriptors).OrderBy(d => d.Code[2..], StringComparer.Ordinal)];
}
