using System.Collections.Immutable;
using Hotc.Compile.Drivers;
using Hotc.Foundation;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Reading;
using Hotc.Heat.Values;
using Hotc.Heat.Writing;

namespace Hotc.Compile.Rendering;

/// <summary>
/// The text of a template that ran, or a stretch of it, read as YAML: what all clusters share that differ in values alone. A mark
/// stands wherever an expression does. Serves several threads.
/// </summary>
internal sealed class TemplateForm
{
    // A loop fills the same text many times for one cluster, and mostly alike for the next one.
    private const int MostFilled = 256;
    private const int MostSeen = 512;

    private readonly YamlDocument? document;
    private readonly Dictionary<int, int> numbers;
    private readonly Lazy<FormNode?> root;
    private readonly Recurring<ScriptRow, FilledEntry> filled = new(MostFilled, MostSeen);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Where in it the marks are.</param>
    public TemplateForm(RenderedText text, ImmutableArray<int> marks)
    {
        Text = text;
        Source = new SourceText(text.Template.Path, text.Text, SourceKind.Heat);
        numbers = marks.Select((offset, number) => (offset, number)).ToDictionary(n => n.offset, n => n.number);
        var bag = new DiagnosticBag();
        document = YamlReader.Read(Source, bag, HotReader.Limits);
        if (document is not null && !bag.HasErrors)
        {
            CheckMarks(document, bag);
        }

        Problems = bag.ToSorted();
        root = new Lazy<FormNode?>(ReadRoot);
    }

    /// <summary>The text.</summary>
    public RenderedText Text { get; }

    /// <summary>The text as that to which the places of nodes belong.</summary>
    public SourceText Source { get; }

    /// <summary>What is wrong with the text.</summary>
    public ImmutableArray<Diagnostic> Problems { get; }

    /// <summary>The document with values in the places of the marks; null when it is none.</summary>
    public HotMap? Fill(ImmutableArray<object?> values, DriverTemplateKind kind, DiagnosticBag bag)
    {
        bag.AddRange(Problems);
        if (document is null)
        {
            return null;
        }

        var whole = YamlFilling.Fill(document, s => Number(s) is { } number ? ScriptYaml.Of(values[number], s.Span) : null, bag, HotReader.Limits);
        var map = kind == DriverTemplateKind.Template ? HotReader.ReadTemplate(whole, bag) : HotReader.ReadMap(whole, bag);
        if (map is not null)
        {
            NullCheck.Check(map, bag);
        }

        return map;
    }

    /// <summary>The only entry of the text with values in the places of the marks; null when there is anything unusual about it.</summary>
    /// <param name="values">The values.</param>
    /// <param name="isNested">Whether the entry stands below a section, and is not one.</param>
    public FilledEntry? FillEntry(ImmutableArray<object?> values, bool isNested)
    {
        var row = new ScriptRow(values);
        if (filled.TryGet(row, out var known))
        {
            return known;
        }

        if (root.Value?.Fill(values) is not HotMap { Count: 1 } map)
        {
            return null;
        }

        var made = new FilledEntry(map.Entries[0], HotWriter.WriteEntry(map.Entries[0], isNested));
        filled.Add(row, made);
        return made;
    }

    private FormNode? ReadRoot()
    {
        var bag = new DiagnosticBag();
        var map = document is null || !Problems.IsEmpty ? null : HotReader.ReadMap(document, bag);
        return map is null || bag.Count > 0 ? null : FormNode.Of(map, numbers);
    }

    // A mark in the middle of a text is one that nothing would ever be put in the place of.
    private void CheckMarks(YamlDocument read, DiagnosticBag bag)
    {
        var found = new HashSet<int>();
        YamlFilling.Fill(
            read,
            scalar =>
            {
                if (Number(scalar) is { } number)
                {
                    found.Add(number);
                }

                return null;
            },
            bag,
            HotReader.Limits);
        foreach (var (offset, _) in numbers.Where(n => !found.Contains(n.Value)).OrderBy(n => n.Key))
        {
            bag.Add(RenderCodes.NotAWholeValue, Source.Span(offset, 1), "This expression is only a part of a value.", "Put the text together inside the braces.");
        }
    }

    private int? Number(YamlScalar scalar) =>
        scalar.Style == ScalarStyle.DoubleQuoted && numbers.TryGetValue(scalar.Span.Start, out var number) ? number : null;
}

/// <summary>An entry of a document that was filled, and its text.</summary>
/// <param name="Entry">The entry: the same object for all clusters that have the same values in it.</param>
/// <param name="Written">Its text.</param>
internal sealed record FilledEntry(HotEntry Entry, WrittenEntry Written);
