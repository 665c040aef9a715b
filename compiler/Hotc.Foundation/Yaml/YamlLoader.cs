using System.Collections.Immutable;
using System.Globalization;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hotc.Foundation.Yaml;

/// <summary>Builds nodes from the events of YamlDotNet's parser. One loader reads one text.</summary>
internal sealed class YamlLoader
{
    private readonly SourceText source;
    private readonly DiagnosticBag bag;
    private readonly YamlLimits limits;
    private readonly Parser parser;
    private readonly YamlAliases aliases;
    private readonly YamlMappings mappings;
    private readonly ScalarPlaces? scalars;
    private readonly Stack<int> openFlows = [];

    public YamlLoader(SourceText source, DiagnosticBag bag, YamlLimits limits)
    {
        this.source = source;
        this.bag = bag;
        this.limits = limits;
        parser = new Parser(new StringReader(source.Text));
        aliases = new YamlAliases(source, bag, limits);
        mappings = new YamlMappings(bag, limits);
        scalars = limits.KeepComments || source.Text.Contains('\t', StringComparison.Ordinal) ? new ScalarPlaces(source.Text) : null;
    }

    /// <summary>Where the last event ended: everything before it was read without a syntax error.</summary>
    public int LastOffset { get; private set; }

    /// <summary>Where the innermost list or mapping in brackets begins that is still open; null when none is.</summary>
    public int? OpenFlow => openFlows.Count > 0 ? openFlows.Peek() : null;

    /// <summary>Reads the document. Null when it was given up; the reason is in the bag.</summary>
    /// <exception cref="ParserRefusal">The text is no YAML.</exception>
    public YamlDocument? Load()
    {
        Next();
        YamlNode? root = null;
        if (Next() is DocumentStart)
        {
            Next();
            root = ReadNode(1)?.Node;
            if (root is null)
            {
                return null;
            }

            Next();
            if (Next() is DocumentStart second)
            {
                bag.Add(YamlCodes.SeveralDocuments, source.Span(source.Offset(second.Start), 3), "a second document begins here");
            }
        }

        if (scalars is not null)
        {
            YamlTabs.Report(source, scalars, bag);
        }

        // A text without a document yields an empty scalar of length zero.
        var isEmpty = root is YamlScalar { IsNull: true, Span.Length: 0 };
        return new YamlDocument(source, isEmpty ? null : root, limits.KeepComments ? CommentFinder.Find(source, scalars!) : []);
    }

    private ParsingEvent Next()
    {
        bool moved;
        try
        {
            moved = parser.MoveNext();
        }
        catch (YamlException exception)
        {
            throw new ParserRefusal(exception.Message, source.Offset(exception.Start), exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser has faults of its own that some broken texts reach: an unclosed bracket gives an
            // InvalidOperationException, for one. To the author they are errors in the text like all others.
            throw new ParserRefusal(exception.Message, null, exception);
        }

        var current = moved ? parser.Current! : throw new ParserRefusal("the text ends too early");
        LastOffset = Math.Max(LastOffset, source.Offset(current.End));
        return current;
    }

    // Reads the node whose first event is current. Null gives the document up.
    private Loaded? ReadNode(int depth)
    {
        if (depth > limits.MaxDepth)
        {
            bag.Add(
                YamlCodes.TooDeep,
                source.Span(source.Offset(parser.Current!.Start), 1),
                string.Create(CultureInfo.InvariantCulture, $"this is nested more than {limits.MaxDepth} levels deep"));
            return null;
        }

        switch (parser.Current)
        {
            case Scalar scalar:
                aliases.Open(scalar);
                return aliases.Mark(scalar, new Loaded(ReadScalar(scalar), 1, 1));
            case SequenceStart start:
                aliases.Open(start);
                return aliases.Mark(start, ReadSequence(start, depth));
            case MappingStart start:
                aliases.Open(start);
                return aliases.Mark(start, ReadMapping(start, depth));
            case AnchorAlias alias:
                return aliases.Resolve(alias, depth);
            default:
                throw new ParserRefusal("did not find expected node content", source.Offset(parser.Current!.Start));
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var style = scalar.Style switch
        {
            YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
            YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
            YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
            YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
            _ => ScalarStyle.Plain,
        };
        var start = source.Offset(scalar.Start);
        var stop = source.Offset(scalar.End);
        if (style == ScalarStyle.Plain && scalar.Value.Length == 0)
        {
            // The parser gives nothing the place of what comes next.
            stop = start;
        }

        start = NodeProperties.Skip(source.Text, start, stop);
        scalars?.Add(start, stop, style);
        var span = source.Span(start, stop - start);
        if (style == ScalarStyle.Plain && LostColon(start))
        {
            bag.Add(YamlCodes.Syntax, source.Span(start - 1, stop - start + 1), "a text that begins with a colon must be quoted");
        }

        var kind = style == ScalarStyle.Plain ? ScalarResolver.Resolve(scalar.Value) : ScalarKind.String;
        return new YamlScalar(span, scalar.Value, style, scalar.Tag.IsEmpty ? kind : NodeProperties.KindOf(scalar, span, bag));
    }

    // Behind a text in quotes the parser loses the colon of a text such as ":x" on another line.
    private bool LostColon(int start) =>
        start > 1 && start < source.Text.Length && source.Text[start - 1] == ':' && source.Text[start - 2] is ' ' or '\t' or '\n' or '\r';

    private Loaded? ReadSequence(SequenceStart start, int depth)
    {
        NodeProperties.CheckTag(start, source.Span(source.Offset(start.Start), 1), "seq", bag);
        var begin = NodeProperties.Skip(source.Text, source.Offset(start.Start), source.Text.Length);
        var isFlow = Enter(start.Style == SequenceStyle.Flow, begin);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        var size = 1;
        var height = 0;
        while (Next() is not SequenceEnd)
        {
            if (ReadNode(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item.Node);
            size += item.Size;
            height = Math.Max(height, item.Height);
        }

        var stop = Leave(isFlow, begin, items.Count > 0 ? items[^1] : null);
        return new Loaded(new YamlSequence(source.Span(begin, stop - begin), items.DrainToImmutable(), isFlow), size, height + 1);
    }

    private Loaded? ReadMapping(MappingStart start, int depth)
    {
        NodeProperties.CheckTag(start, source.Span(source.Offset(start.Start), 1), "map", bag);
        var begin = NodeProperties.Skip(source.Text, source.Offset(start.Start), source.Text.Length);
        var isFlow = Enter(start.Style == MappingStyle.Flow, begin);
        var entries = new YamlMappings.Builder();
        var size = 1;
        var height = 0;
        YamlNode? last = null;
        while (Next() is not MappingEnd)
        {
            if (ReadNode(depth + 1) is not { } key)
            {
                return null;
            }

            Next();
            if (ReadNode(depth + 1) is not { } value)
            {
                return null;
            }

            mappings.Add(entries, key.Node, value.Node);
            last = value.Node;
            size += key.Size + value.Size;
            height = Math.Max(height, Math.Max(key.Height, value.Height));
        }

        var stop = Leave(isFlow, begin, last);
        return new Loaded(new YamlMapping(source.Span(begin, stop - begin), entries.ToImmutable(), isFlow), size, height + 1);
    }

    private bool Enter(bool isFlow, int begin)
    {
        if (isFlow)
        {
            openFlows.Push(begin);
        }

        return isFlow;
    }

    // The end of a collection that was just closed. The parser puts the end of a block before whatever token comes next, and
    // that of a flow before its bracket.
    private int Leave(bool isFlow, int begin, YamlNode? last)
    {
        if (isFlow)
        {
            openFlows.Pop();
            var bracket = source.Offset(parser.Current!.Start);
            return bracket < source.Text.Length && source.Text[bracket] is ']' or '}' ? bracket + 1 : bracket;
        }

        return Math.Max(begin, last is null ? LastOffset : LastNodeStop(last, begin));
    }

    // An alias stands elsewhere, so that its span says nothing about the end of the collection that it stands in.
    private int LastNodeStop(YamlNode last, int begin) =>
        aliases.LastAliasStop > begin && aliases.LastAliasStop > last.Span.Stop ? aliases.LastAliasStop : last.Span.Stop;
}

/// <summary>A node with what it costs when an alias repeats it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Size">How many nodes it is, itself included.</param>
/// <param name="Height">How many levels deep it is, itself included.</param>
internal readonly record struct Loaded(YamlNode Node, int Size, int Height);
