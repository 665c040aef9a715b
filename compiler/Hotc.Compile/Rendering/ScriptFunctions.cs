using System.Collections;
using System.Text;
using Scriban.Runtime;

namespace Hotc.Compile.Rendering;

/// <summary>The functions that driver templates may call.</summary>
internal static class ScriptFunctions
{
    /// <summary>The functions. They hold nothing and nobody can change them, so one table serves all threads.</summary>
    public static ScriptObject Table { get; } = Create(
    [
        ("join", Of<IEnumerable<object?>, string, string>(Join)),
        ("size", Of<object?, int>(Size)),
        ("contains", Of<IEnumerable<object?>, object?, bool>(Contains)),
        ("json", Of<object?, string>(ScriptJson.Write)),
        ("base64", Of<string, string>(Base64)),
        ("each", Of<IEnumerable<object?>, string, ScriptArray>(Each)),
        ("value", Of<IEnumerable<object?>, string, object?>(Value)),
    ]);

    private static ScriptObject Create((string Name, ScriptFunction Function)[] all)
    {
        var table = new ScriptObject();
        foreach (var (name, function) in all)
        {
            table.SetValue(name, function, readOnly: true);
        }

        table.IsReadOnly = true;
        return table;
    }

    private static ScriptFunction Of<T, TResult>(Func<T, TResult> body) =>
        new([new ScriptParameterInfo(typeof(T), "value")], typeof(TResult), a => body((T)a[0]!));

    private static ScriptFunction Of<T1, T2, TResult>(Func<T1, T2, TResult> body) =>
        new([new ScriptParameterInfo(typeof(T1), "first"), new ScriptParameterInfo(typeof(T2), "second")], typeof(TResult), a => body((T1)a[0]!, (T2)a[1]!));

    private static string Join(IEnumerable<object?> list, string separator) => string.Join(separator, list);

    private static int Size(object? value) => value switch
    {
        string text => text.Length,
        IEnumerable<object?> list => list.Count(),
        _ => 0,
    };

    private static bool Contains(IEnumerable<object?> list, object? value)
    {
        foreach (var item in Walked(list))
        {
            if (Equals(item, value))
            {
                return true;
            }
        }

        return false;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // The value of a key in a map, which the plan gives as a list of key and value.
    private static object? Value(IEnumerable<object?> map, string key)
    {
        foreach (var item in Walked(map))
        {
            if (Equals(Member(item, "key"), key) && item is IScriptObject pair && pair.TryGetValue("value", out var value))
            {
                return value;
            }
        }

        throw new ArgumentException($"there is no \"{key}\"", nameof(key));
    }

    // One member of each item: `each members "address"`.
    private static ScriptArray Each(IEnumerable<object?> list, string member) =>
        [.. list.Select(item => Member(item, member))];

    // When several lists put together by `+` are left before their end, only the enumerator without a type tells Scriban that the walk is over.
    private static IEnumerable Walked(IEnumerable<object?> list) => list;

    private static object? Member(object? item, string name) => item switch
    {
        ScriptArray => null,
        IScriptObject names when names.TryGetValue(name, out var value) => value,
        _ => null,
    };
}
