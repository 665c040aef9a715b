using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Lint.Rules.Structure;

namespace Hotc.Lint.Engine;

/// <summary>
/// Collects findings. An error in a part that present values switch off is not one today: it becomes a warning, unless
/// another use of the same template switches that part on.
/// </summary>
internal sealed class Findings(DiagnosticBag bag)
{
    private readonly HashSet<(SourceSpan?, string)> live = [];
    private readonly List<Diagnostic> off = [];

    /// <summary>How many were told of, those that were not kept included.</summary>
    public int Count { get; private set; }

    public void Add(Diagnostic finding, bool isLive)
    {
        Count++;
        // Advice is as good for a part that is switched off now.
        if (isLive || finding.Level == DiagnosticLevel.Warning)
        {
            bag.Add(finding);
            live.Add((finding.Span, finding.Code));
        }
        else if (finding.Level == DiagnosticLevel.Error)
        {
            off.Add(finding);
        }
    }

    /// <summary>Reports what was held back. To be called once, at the end.</summary>
    public void Close()
    {
        foreach (var finding in off.Where(f => !live.Contains((f.Span, f.Code))))
        {
            bag.Add(new Diagnostic(SwitchedOffRule.Descriptor, $"{finding.Message} ({finding.Code}, in a part that is switched off now)", finding.Span) { Help = finding.Help });
        }
    }
}
