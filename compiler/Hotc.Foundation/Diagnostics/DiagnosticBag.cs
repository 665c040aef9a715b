using System.Collections.Immutable;
using Hotc.Foundation.Text;

namespace Hotc.Foundation.Diagnostics;

/// <summary>Collects the findings of one compile. Confined to one thread at a time.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> found = [];

    /// <summary>Whether a finding of level error was added.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>How many findings were added, equal ones included.</summary>
    public int Count => found.Count;

    /// <summary>Adds a finding.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        found.Add(diagnostic);
        HasErrors |= diagnostic.Level == DiagnosticLevel.Error;
    }

    /// <summary>Adds a finding made of its parts.</summary>
    public void Add(DiagnosticDescriptor descriptor, SourceSpan? span, string message, string? help = null) =>
        Add(new Diagnostic(descriptor, message, span) { Help = help });

    /// <summary>Adds all findings of another bag.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>
    /// All findings by path, place, code and message, each once. Findings without a place come first in their file, findings
    /// without a file before all files. The order does not depend on the order of adding.
    /// </summary>
    public ImmutableArray<Diagnostic> ToSorted()
    {
        var sorted = found.ToArray();
        Array.Sort(sorted, Compare);
        var unique = ImmutableArray.CreateBuilder<Diagnostic>(sorted.Length);
        foreach (var diagnostic in sorted)
        {
            if (unique.Count == 0 || Compare(unique[^1], diagnostic) != 0)
            {
                unique.Add(diagnostic);
            }
        }

        return unique.DrainToImmutable();
    }

    private static int Compare(Diagnostic left, Diagnostic right)
    {
        var order = string.CompareOrdinal(left.Path, right.Path);
        order = order != 0 ? order : (left.Span?.Start ?? -1).CompareTo(right.Span?.Start ?? -1);
        order = order != 0 ? order : string.CompareOrdinal(left.Code, right.Code);
        order = order != 0 ? order : (left.Span?.Length ?? -1).CompareTo(right.Span?.Length ?? -1);
        order = order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
        return order != 0 ? order : string.CompareOrdinal(left.Help, right.Help);
    }
}
