using System.Text;

namespace Hotc.Generators.Parsing;

/// <summary>Turns names of JSON into names of C#.</summary>
internal static class Names
{
    // What records, objects and our own members already call themselves.
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Node", "Keys", "Read", "ToScript", "View", "WriteJson", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone",
        "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers", "Clone", "Deconstruct",
    };

    /// <summary>
    /// Each run of letters and digits becomes a word with a capital; other characters vanish, except between two digits, where
    /// <c>_</c> keeps <c>1.36</c> and <c>13.6</c> apart. A digit in front gets <c>_</c>. A text all in capitals keeps them at the
    /// beginning of words only. Empty when no word is left.
    /// </summary>
    public static string Pascal(string text)
    {
        var builder = new StringBuilder(text.Length);
        var atStart = true;
        var isShouted = !text.Any(letter => letter is >= 'a' and <= 'z');
        foreach (var letter in text)
        {
            if (!IsWordLetter(letter))
            {
                atStart = true;
                continue;
            }

            if (IsDigit(letter) && (builder.Length == 0 || (atStart && IsDigit(builder[builder.Length - 1]))))
            {
                builder.Append('_');
            }

            builder.Append(atStart ? char.ToUpperInvariant(letter) : isShouted ? char.ToLowerInvariant(letter) : letter);
            atStart = false;
        }

        return builder.ToString();
    }

    /// <summary>The name of a property: Pascal case, with <c>Value</c> behind where the record already has a member of that name.</summary>
    public static string Property(string jsonName, string recordName)
    {
        var name = Pascal(jsonName);
        return Taken.Contains(name) || name == recordName ? name + "Value" : name;
    }

    /// <summary>The name of a local variable for a property: no property and no keyword ends so.</summary>
    public static string Local(string propertyName) =>
        char.ToLowerInvariant(propertyName[0]) + propertyName.Substring(1) + "Value";

    /// <summary>The singular of a plural English noun, by its ending; the same text when it is none.</summary>
    public static string Singular(string noun)
    {
        if (noun.EndsWith("ies", StringComparison.Ordinal) && noun.Length > 4)
        {
            return noun.Substring(0, noun.Length - 3) + "y";
        }

        foreach (var ending in (string[])["sses", "xes", "ches", "shes"])
        {
            if (noun.EndsWith(ending, StringComparison.Ordinal) && noun.Length > ending.Length)
            {
                return noun.Substring(0, noun.Length - 2);
            }
        }

        return noun.EndsWith("s", StringComparison.Ordinal) && !noun.EndsWith("ss", StringComparison.Ordinal) && noun.Length > 2
            ? noun.Substring(0, noun.Length - 1)
            : noun;
    }

    /// <summary>The last word of a name in Pascal case: <c>Spec</c> of <c>ClusterSpec</c>.</summary>
    public static string LastWord(string pascal)
    {
        var start = pascal.Length - 1;
        while (start > 0 && pascal[start] is not (>= 'A' and <= 'Z'))
        {
            start--;
        }

        return pascal.Substring(Math.Max(start, 0));
    }

    /// <summary>Whether it is a name in Pascal case, of ASCII letters and digits.</summary>
    public static bool IsPascal(string text) =>
        text.Length > 0 && text[0] is >= 'A' and <= 'Z' && text.All(IsWordLetter);

    /// <summary>Whether a type may be called so; one called as a member of every record would be hidden by it.</summary>
    public static bool IsTypeName(string text) => IsPascal(text) && !Taken.Contains(text);

    /// <summary>Whether it is a dotted name of Pascal-case parts.</summary>
    public static bool IsNamespace(string text) => text.Split('.').All(IsPascal);

    private static bool IsWordLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsDigit(char letter) => letter is >= '0' and <= '9';
}
