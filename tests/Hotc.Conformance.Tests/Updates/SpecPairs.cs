using System.Collections.Immutable;
using System.Text;
using Hotc.Compile.Schemas;
using Hotc.Compile.Tests.Harness;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;
using Hotc.Heat.Bundles;
using Hotc.Snapshots;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>Pairs of specs: the cases of the drivers, with one field changed or with an edit of somebody who runs a cluster.</summary>
internal sealed class SpecPairs
{
    // The newest version first, and then the smallest: a pair takes the first case that sets its field.
    private readonly ImmutableArray<Base> bases =
    [
        .. from tested in Case.All
           let result = tested.Compile()
           where result.Bundle is not null
           let size = result.Completed!.Spec.ControlPlane.Count + result.Completed.Spec.Pools.Sum(p => p.Count)
           orderby Version.Parse(tested.Version) descending, size, tested.Name
           select new Base(tested, result.Completed!.Root, result.Bundle!),
    ];

    /// <summary>The drivers that have cases.</summary>
    public ImmutableArray<string> Drivers => [.. bases.Select(b => b.Tested.Driver).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Every field of every driver. The drivers share their fields, so each is changed alone for one of them, in turn, and
    /// for the others together with the rest of its case.
    /// </summary>
    public IEnumerable<UpdatePair> OfFields()
    {
        var fields = SpecFields.All();
        foreach (var (number, driver) in Drivers.Index())
        {
            var turns = fields.ToLookup(f => IndexOf(fields, f) % Drivers.Length == number);
            foreach (var pair in turns[true].Select(f => OfField(driver, f)).OfType<UpdatePair>().Concat(Together(driver, turns[false])))
            {
                yield return pair;
            }
        }
    }

    /// <summary>Edits of a case's text, for the drivers in turn.</summary>
    public IEnumerable<UpdatePair> OfEdits() =>
        from edit in SpecEdits.All.Index()
        from driver in Drivers.Index()
        where edit.Item.Driver is { } only ? only == driver.Item : !edit.Item.Fields.IsEmpty || edit.Index % Drivers.Length == driver.Index
        select OfEdit(driver.Item, edit.Item);

    private static int IndexOf(IReadOnlyList<string> fields, string field) => fields.Index().First(f => f.Item == field).Index;

    private UpdatePair? OfField(string driver, string field)
    {
        foreach (var found in Setting(driver, field))
        {
            if (Changed(found, found.Root, field) is var (_, changed))
            {
                return new UpdatePair($"{field} of {found.Tested}", found.Bundle, changed) { Driver = driver, Fields = [field] };
            }
        }

        return null;
    }

    // Of each case all fields that it is the first to set, as far as they can be changed together.
    private IEnumerable<UpdatePair> Together(string driver, IEnumerable<string> fields)
    {
        foreach (var group in fields.GroupBy(f => Setting(driver, f).FirstOrDefault(b => Changed(b, b.Root, f) is not null)).Where(g => g.Key is not null))
        {
            var found = group.Key!;
            var (root, bundle, together) = (found.Root, found.Bundle, ImmutableArray.CreateBuilder<string>());
            foreach (var field in group)
            {
                if (Changed(found, root, field) is var (changedRoot, changed))
                {
                    (root, bundle) = (changedRoot, changed);
                    together.Add(field);
                }
                else
                {
                    yield return OfField(driver, field)!;
                }
            }

            yield return new UpdatePair($"{together.Count} fields of {found.Tested} together", found.Bundle, bundle) { Driver = driver, Fields = together.ToImmutable() };
        }
    }

    private IEnumerable<Base> Setting(string driver, string field) => bases.Where(b => b.Tested.Driver == driver && IsSet(b.Root, field));

    private static (YamlMapping Root, Bundle Bundle)? Changed(Base found, YamlMapping root, string field)
    {
        try
        {
            var changed = (YamlMapping)SpecFields.Change(root, field);
            return ChangedCase.Compile(found.Tested, YamlJson.ToUtf8(changed)) is { } bundle ? (changed, bundle) : null;
        }
        catch (InvalidOperationException)
        {
            // The field has one value only.
            return null;
        }
    }

    private static bool IsSet(YamlMapping root, string field) =>
        SpecFields.Find(root, field).Any(n => n.Span.Source.Kind is SourceKind.Author or SourceKind.Template);

    private UpdatePair OfEdit(string driver, SpecEdit edit)
    {
        var found = bases.First(b => b.Tested.Driver == driver && b.Tested.Name == edit.Case);
        var before = Text(found.Tested, edit.Before);
        var after = Text(found.Tested, [.. edit.Before, .. edit.After]);
        return new UpdatePair($"{edit.Name} of {found.Tested}", Compiled(found.Tested, before, edit.Name), Compiled(found.Tested, after, edit.Name)) { Driver = driver, Fields = edit.Fields, GoesThrough = edit.GoesThrough };
    }

    private static Bundle Compiled(Case tested, string text, string name) =>
        ChangedCase.Compile(tested, Encoding.UTF8.GetBytes(text)) ?? throw new InvalidOperationException($"{name}: the edited spec of {tested} does not compile\n{text}");

    private static string Text(Case tested, ImmutableArray<(string From, string To)> edits)
    {
        var text = Encoding.UTF8.GetString(Read(tested.Files, Case.SpecFile).Span);
        foreach (var (from, to) in edits.Select(e => (SpecEdits.For(tested, e.From), SpecEdits.For(tested, e.To))))
        {
            text = text.Contains(from, StringComparison.Ordinal) ? text.Replace(from, to, StringComparison.Ordinal) : throw new InvalidOperationException($"{tested} does not say {from}");
        }

        return text;
    }

    private static ReadOnlyMemory<byte> Read(IFileTree tree, string path) => tree.TryRead(path, out var bytes) ? bytes : default;

    private sealed record Base(Case Tested, YamlMapping Root, Bundle Bundle);
}
