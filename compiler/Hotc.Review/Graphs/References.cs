using Hotc.Heat.Values;

namespace Hotc.Review.Graphs;

/// <summary>Finds the resources of its own template that the definition of a resource names.</summary>
internal static class References
{
    /// <summary>The names in <c>depends_on</c>.</summary>
    public static IEnumerable<string> Explicit(HotMap definition) => definition["depends_on"] switch
    {
        HotText text => [text.Value],
        HotList list => list.Items.OfType<HotText>().Select(t => t.Value),
        _ => [],
    };

    /// <summary>The names in <c>get_resource</c> and <c>get_attr</c>; in no order, and one may come twice.</summary>
    public static IEnumerable<string> Implied(HotValue value)
    {
        switch (value)
        {
            case HotList list:
                return list.Items.SelectMany(Implied);
            case HotMap { Entries: [{ Key: "get_resource", Value: HotText name }] }:
                return [name.Value];
            case HotMap { Entries: [{ Key: "get_attr", Value: HotList { Items: [HotText name, ..] arguments } }] }:
                return arguments.Skip(1).SelectMany(Implied).Append(name.Value);
            case HotMap map:
                return map.Entries.SelectMany(e => Implied(e.Value));
            default:
                return [];
        }
    }
}
