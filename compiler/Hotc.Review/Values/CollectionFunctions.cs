using System.Collections.Immutable;
using Hotc.Heat.Values;

namespace Hotc.Review.Values;

/// <summary>Functions of lists and maps (<c>heat/engine/hot/functions.py</c>). Each gives null when its argument is not known well enough.</summary>
internal static class CollectionFunctions
{
    // More combinations than any stack could use.
    private const int MostRepeats = 2000;

    /// <summary><c>map_merge: [map, …]</c>; a later map wins.</summary>
    public static Term? Merge(Term argument)
    {
        if (argument is not TermList { Items: var items })
        {
            return null;
        }

        List<TermEntry> merged = [];
        foreach (var item in items)
        {
            switch (item)
            {
                case Scalar { IsNull: true }:
                    break;
                case TermMap map:
                    foreach (var entry in map.Entries)
                    {
                        merged.RemoveAll(e => e.Key == entry.Key);
                        merged.Add(entry);
                    }

                    break;
                default:
                    return null;
            }
        }

        return new TermMap([.. merged]);
    }

    /// <summary><c>map_replace: [map, {keys, values}]</c>.</summary>
    public static Term? MapReplace(Term argument)
    {
        if (argument is not TermList { Items: [TermMap map, TermMap rules] })
        {
            return null;
        }

        var entries = ImmutableArray.CreateBuilder<TermEntry>(map.Entries.Length);
        foreach (var (key, value) in map.Entries)
        {
            if ((rules["keys"] as TermMap)?[key] is { } renamed && renamed is not Scalar { Text: not null })
            {
                return null;
            }

            var newKey = ((rules["keys"] as TermMap)?[key] as Scalar)?.Text ?? key;
            if (rules["values"] is TermMap values)
            {
                if (PythonText.Text(value) is not { } text)
                {
                    return null;
                }

                entries.Add(new TermEntry(newKey, values[text] ?? value));
            }
            else
            {
                entries.Add(new TermEntry(newKey, value));
            }
        }

        return new TermMap(entries.DrainToImmutable());
    }

    /// <summary><c>list_concat: [list, …]</c> and its form that keeps each item once.</summary>
    public static Term? Concat(Term argument, bool isUnique)
    {
        if (argument is not TermList { Items: var lists } || lists.Any(l => l is not (TermList or Scalar { IsNull: true })))
        {
            return null;
        }

        ImmutableArray<Term> all = [.. lists.OfType<TermList>().SelectMany(l => l.Items)];
        if (!isUnique)
        {
            return new TermList(all);
        }

        List<Term> once = [];
        foreach (var item in all)
        {
            var answers = once.Select(o => TermComparer.KnownEqual(o, item)).ToArray();
            if (answers.Contains(null))
            {
                return null;
            }

            if (!answers.Contains(true))
            {
                once.Add(item);
            }
        }

        return new TermList([.. once]);
    }

    /// <summary><c>filter: [values, list]</c>: the list without the values.</summary>
    public static Term? Filter(Term argument)
    {
        if (argument is not TermList { Items: [TermList values, TermList list] })
        {
            return null;
        }

        List<Term> left = [];
        foreach (var item in list.Items)
        {
            if (IsIn(item, values) is not { } isIn)
            {
                return null;
            }

            if (!isIn)
            {
                left.Add(item);
            }
        }

        return new TermList([.. left]);
    }

    /// <summary><c>contains: [value, list]</c>.</summary>
    public static Term? Contains(Term argument) => argument switch
    {
        TermList { Items: [var value, TermList list] } when IsIn(value, list) is { } known => Term.Of(known),
        TermList { Items: [Scalar { Text: { } part }, Scalar { Text: { } whole }] } => Term.Of(whole.Contains(part, StringComparison.Ordinal)),
        _ => null,
    };

    /// <summary><c>repeat: {template, for_each, permutations}</c>.</summary>
    public static Term? Repeat(Term argument)
    {
        if (argument is not TermMap map || map["template"] is not { } template || map["for_each"] is not TermMap { Entries: { Length: > 0 } loops }
            || loops.Any(l => l.Value is not TermList || l.Key.Length == 0))
        {
            return null;
        }

        var isPaired = map["permutations"] is Scalar { Value: HotBool { Value: false } };
        List<ImmutableArray<Term>> rows = [[]];
        foreach (var items in loops.Select(l => ((TermList)l.Value).Items))
        {
            rows = isPaired && rows is not [{ Length: 0 }]
                ? [.. rows.Zip(items, (row, item) => row.Add(item))]
                : [.. rows.SelectMany(row => items.Select(row.Add))];
            if (rows.Count > MostRepeats)
            {
                return null;
            }
        }

        var results = ImmutableArray.CreateBuilder<Term>(rows.Count);
        foreach (var row in rows)
        {
            var result = template;
            for (var i = 0; i < loops.Length; i++)
            {
                result = TermPaths.Substitute(result, loops[i].Key, row[i]);
            }

            results.Add(result);
        }

        return new TermList(results.DrainToImmutable());
    }

    private static bool? IsIn(Term value, TermList list)
    {
        var answers = list.Items.Select(i => TermComparer.KnownEqual(i, value)).ToArray();
        return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
    }
}
