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

    /// <summary>Notes that the node of an event begins, so that an alias inside it can be told from an unknown one.</summary>
    public void Open(NodeEvent start)
    {
        if (start.Anchor.IsEmpty)
        {
            return;
        }

        var name = start.Anchor.Value;
        if (!anchors.TryAdd(name, null))
        {
            var at = source.Text.IndexOf("&" + name, source.Offset(start.Start), StringComparison.Ordinal);
            bag.Add(YamlCodes.DuplicateAnchor, source.Span(at, name.Length + 1), $"the anchor {Shown.Quoted("&" + name)} stands twice in this file");
            anchors[name] = null;
        }
    }

    /// <summary>Notes the finished node of an event that may have an anchor.</summary>
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
        var start = source.Offset(alias.Start);
        LastAliasStop = source.Offset(alias.End);
        var span = source.Span(start, LastAliasStop - start);
        if (!anchors.TryGetValue(alias.Value.Value, out var found))
        {
            var help = Nearest.Of(alias.Value.Value, anchors.Keys) is { } near
                ? $"did you mean *{near}?"
                : "a text that begins with * must be quoted";
            bag.Add(YamlCodes.UnknownAnchor, span, $"no anchor {Shown.Quoted("&" + alias.Value.Value)} stands before this alias", help);
            return Nothing(span);
        }

        if (found is not { } node)
        {
            bag.Add(YamlCodes.RecursiveAlias, span, $"this alias stands inside the value that {Shown.Quoted("&" + alias.Value.Value)} marks");
            return Nothing(span);
        }

        if (depth + node.Height - 1 > limits.MaxDepth)
        {
            bag.Add(
                YamlCodes.TooDeep,
                span,
                string.Create(CultureInfo.InvariantCulture, $"with the value of this alias the nesting is more than {limits.MaxDepth} levels deep"));
            return null;
        }

        repeated += node.Size;
        if (repeated > limits.MaxAliasNodes)
        {
            bag.Add(
                YamlCodes.AliasBomb,
                span,
                string.Create(CultureInfo.InvariantCulture, $"with this alias, aliases repeat more than {limits.MaxAliasNodes:N0} values"));
            return null;
        }

        return node;
    }

    private static Loaded Nothing(SourceSpan span) => new(new YamlScalar(span, "", ScalarStyle.Plain, ScalarKind.Null), 1, 1);
}
