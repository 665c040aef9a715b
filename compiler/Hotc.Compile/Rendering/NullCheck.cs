using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Values;

namespace Hotc.Compile.Rendering;

/// <summary>Finds values that an expression left empty.</summary>
internal static class NullCheck
{
    /// <summary>Reports every null of a document.</summary>
    public static void Check(HotMap map, DiagnosticBag bag)
    {
        foreach (var entry in map.Entries)
        {
            Check(entry.Value, entry.Key, entry.KeyOrigin, bag);
        }
    }

    /// <summary>Reports every null in the value of an expression.</summary>
    public static void Check(HotValue value, DiagnosticBag bag) => Check(value, "", null, bag);

    private static void Check(HotValue value, string key, SourceSpan? place, DiagnosticBag bag)
    {
        switch (value)
        {
            case HotNull:
                bag.Add(RenderCodes.NullValue, value.Origin ?? place, $"\"{key}\" has no value.", "Leave the key out where there is nothing to say.");
                break;
            case HotMap map:
                Check(map, bag);
                break;
            case HotList list:
                foreach (var item in list.Items)
                {
                    Check(item, key, item.Origin ?? place, bag);
                }

                break;
        }
    }
}
