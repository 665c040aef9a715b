using Hotc.Foundation.Diagnostics;
using Hotc.Review.Changes;

namespace Hotc.Review.Consequences;

/// <summary>Says what one kind of change means for a cluster.</summary>
internal abstract class ConsequenceRule
{
    /// <summary>The kinds of consequence that it tells.</summary>
    public abstract IEnumerable<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Looks.</summary>
    public abstract IEnumerable<Consequence> Find(ChangePlan plan);
}
