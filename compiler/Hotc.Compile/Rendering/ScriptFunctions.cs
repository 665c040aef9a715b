using System.Text;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>The functions that driver templates may call.</summary>
internal static class ScriptFunctions
{
    /// <summary>A fresh table; building it costs next to nothing, unlike Scriban's own.</summary>
    public static ScriptObject Create()
    {
        var functions = new ScriptObject();
        functions.SetValue("join", DelegateCustomFunction.CreateFunc<IEnumerable<object?>, string, string>(Join), readOnly: true);
        functions.SetValue("size", DelegateCustomFunction.CreateFunc<object?, int>(Size), readOnly: true);
        functions.SetValue("contains", DelegateCustomFunction.CreateFunc<IEnumerable<object?>, object?, bool>(Contains), readOnly: true);
        functions.SetValue("json", DelegateCustomFunction.CreateFunc<object?, string>(ScriptJson.Write), readOnly: true);
        functions.SetValue("base64", DelegateCustomFunction.CreateFunc<string, string>(Base64), readOnly: true);
        functions.SetValue("each", DelegateCustomFunction.CreateFunc<IEnumerable<object?>, string, ScriptArray>(Each), readOnly: true);
        functions.SetValue("value", DelegateCustomFunction.CreateFunc<IEnumerable<object?>, string, object?>(Value), readOnly: true);
        return functions;
    }

    private static string Join(IEnumerable<object?> list, string separator) => string.Join(separator, list);

    private static int Size(object? value) => value switch
    {
        string text => text.Length,
        IReadOnlyCollection<object?> list => list.Count,
        ScriptArray array => array.Count,
        _ => 0,
    };

    private static bool Contains(IEnumerable<object?> list, object? value) => list.Any(i => Equals(i, value));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // The value of a key in a map, which the plan gives as a list of key and value.
    private static object? Value(IEnumerable<object?> map, string key) =>
        map.OfType<ScriptObject>().FirstOrDefault(p => p.TryGetValue("key", out var name) && Equals(name, key)) is { } pair && pair.TryGetValue("value", out var value)
            ? value
            : throw new ArgumentException($"there is no \"{key}\"", nameof(key));

    // One member of each item: `each members "address"`.
    private static ScriptArray Each(IEnumerable<object?> list, string member) =>
        [.. list.Select(i => i is ScriptObject item && item.TryGetValue(member, out var value) ? value : null)];
}
