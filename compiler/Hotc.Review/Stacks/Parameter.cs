using Hotc.Heat.Values;
using Hotc.Review.Values;

namespace Hotc.Review.Stacks;

/// <summary>A parameter as a template declares it.</summary>
internal readonly record struct Parameter(string Name, HotMap Declared)
{
    /// <summary>Whether nobody may see the value. Heat takes any text here for yes, even "false".</summary>
    public bool IsHidden => Declared["hidden"] is HotBool { Value: true } or HotText { Value.Length: > 0 };

    /// <summary>What <c>get_param</c> yields of a value (<c>heat/engine/parameters.py</c>). A value that does not fit stays as it is: Heat refuses it.</summary>
    public Term Convert(Term value) => ((Declared["type"] as HotText)?.Value, value) switch
    {
        ("string", Scalar { Value: HotNumber or HotBool } scalar) => Term.Of(PythonText.Str(scalar.Value)),
        ("number", Scalar { Text: { } text }) when HotNumber.TryRead(text, out var number) => new Scalar(number),
        ("boolean", Scalar scalar) => PythonText.Str(scalar.Value).ToUpperInvariant() switch
        {
            "T" or "TRUE" or "ON" or "Y" or "YES" or "1" => Term.Of(true),
            "F" or "FALSE" or "OFF" or "N" or "NO" or "0" => Term.Of(false),
            _ => value,
        },
        ("comma_delimited_list", Scalar { Text: { } text }) => new TermList(text.Length == 0 ? [] : [.. text.Split(',').Select(t => (Term)Term.Of(t))]),
        ("comma_delimited_list", TermList list) => new TermList([.. list.Items.Select(AsText)]),
        ("json", Scalar { Text: { Length: > 0 } text }) => HotJson.Read(text) is { } parsed ? Term.Data(parsed) : value,
        _ => value,
    };

    private static Term AsText(Term item) => item is Scalar { Text: null } scalar ? Term.Of(PythonText.Str(scalar.Value)) : item;
}
