using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using YamlDotNet.Core.Events;

namespace Hotc.Foundation.Yaml;

/// <summary>
/// Anchors and aliases of one text. An alias yields the anchor's node itself, which keeps the place of the anchor: nodes never
/// change, so sharing is safe, and the cap bounds what a walk over all of them costs.
/// </summary>
internal sealed class YamlAliases(SourceText source, DiagnosticBag bag, YamlLimits limits)
{
    private readonly Dictionary<string, Loaded?> anchors = new(StringComparer.Ordinal);
    private int repeated;

    /// <summary>Where the last alias ended.</summary>
    public int LastAliasStop { get; private set; }

    /// <summary>Notes that a collection begins, so that an alias inside it can be told from an unknown one.</summary>
    public void Open(NodeEvent start)
    {
        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor.Value] = null;
        }
    }

    /// <summary>Notes the finished node of an event that may have an anchor. A later anchor of the same name takes its place.</summary>
    public Loaded? Mark(NodeEvent start, Loaded? loaded)
    {
        if (!start.Anchor.IsEmpty && loaded is not null)
        {
            anchors[start.Anchor.Value] = loaded;
        }

        return loaded;
    }

    /// <summary>The node that an alias stands for; a null scalar when it has none; null when the document must be given up.</summary>
    public Loaded? Resolve(AnchorAlias alias, int depth)
    {
        var start = (int)alias.Start.Index;
        LastAliasStop = (int)alias.End.Index;
        var span = source.Span(start, LastAliasStop - start);
        if (!anchors.TryGetValue(alias.Value.Value, out var found))
        {
            var help = Nearest.Of(alias.Value.Value, anchors.Keys) is { } near
                ? "did you mean *" + near + "?"
                : "a text that begins with * must be quoted";
            bag.Add(YamlCodes.UnknownAnchor, span, "no anchor &" + alias.Value.Value + " stands before this alias", help);
            return Nothing(span);
        }

        if (found is null)
        {
            bag.Add(YamlCodes.RecursiveAlias, span, "this alias stands inside the value that &" + alias.Value.Value + " marks");
            return Nothing(span);
        }

        if (depth + found.Height - 1 > limits.MaxDepth)
        {
            bag.Add(
                YamlCodes.TooDeep,
                span,
                string.Create(CultureInfo.InvariantCulture, $"with the value of this alias the nesting is more than {limits.MaxDepth} levels deep"));
            return null;
        }

        repeated += found.Size;
        if (repeated > limits.MaxAliasNodes)
        {
            bag.Add(
                YamlCodes.AliasBomb,
                span,
                string.Create(CultureInfo.InvariantCulture, $"with this alias, aliases repeat more than {limits.MaxAliasNodes:N0} values"));
            return null;
        }

        return found;
    }

    private static Loaded Nothing(SourceSpan span) => new(new YamlScalar(span, "", ScalarStyle.Plain, ScalarKind.Null), 1, 1);
}
