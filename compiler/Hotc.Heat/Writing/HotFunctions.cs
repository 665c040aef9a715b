using System.Collections.Frozen;

namespace Hotc.Heat.Writing;

/// <summary>Names of HOT's intrinsic and condition functions, of all template versions: the maps of one key that read well on one line.</summary>
internal static class HotFunctions
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        [
            "and", "contains", "digest", "equals", "filter", "get_attr", "get_file", "get_param", "get_resource", "if", "list_concat",
            "list_concat_unique", "list_join", "make_url", "map_merge", "map_replace", "not", "or", "repeat", "resource_facade",
            "str_replace", "str_replace_strict", "str_replace_vstrict", "str_split", "yaql",
        ],
        StringComparer.Ordinal);

    public static bool Contains(string name) => Names.Contains(name);
}
