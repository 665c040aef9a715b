using System.Collections.Frozen;

namespace Hotc.Review.Values;

/// <summary>The functions of templates, and the work of those that need nothing but their argument.</summary>
internal static class FunctionNames
{
    private static readonly FrozenDictionary<string, Func<Term, Term?>> Pure = new Dictionary<string, Func<Term, Term?>>(StringComparer.Ordinal)
    {
        ["list_join"] = TextFunctions.Join,
        ["str_split"] = TextFunctions.Split,
        ["str_replace"] = TextFunctions.Replace,
        ["str_replace_strict"] = TextFunctions.Replace,
        ["str_replace_vstrict"] = TextFunctions.Replace,
        ["map_merge"] = CollectionFunctions.Merge,
        ["map_replace"] = CollectionFunctions.MapReplace,
        ["list_concat"] = argument => CollectionFunctions.Concat(argument, isUnique: false),
        ["list_concat_unique"] = argument => CollectionFunctions.Concat(argument, isUnique: true),
        ["filter"] = CollectionFunctions.Filter,
        ["contains"] = CollectionFunctions.Contains,
        ["repeat"] = CollectionFunctions.Repeat,
        ["yaql"] = Yaql.Evaluate,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of all functions of HOT; those of Cloud Formation are not evaluated and compare by what they say.</summary>
    public static FrozenSet<string> All { get; } = ((IEnumerable<string>)
    [
        .. Pure.Keys, "get_param", "get_resource", "get_attr", "get_file", "if", "and", "or", "not", "equals", "digest", "make_url", "resource_facade",
    ]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What works a function out; null for one that only Heat itself does.</summary>
    public static Func<Term, Term?>? Find(string name) => Pure.GetValueOrDefault(name);
}
