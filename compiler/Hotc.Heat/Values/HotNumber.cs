using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Hotc.Foundation.Text;

namespace Hotc.Heat.Values;

/// <summary>
/// A number as Heat's YAML reader (PyYAML, YAML 1.1) understands it, kept as canonical text so that no digit is lost:
/// <c>0644</c> is 420, <c>1_000</c> is 1000, <c>12:30</c> is 750, <c>1.30</c> is 1.3.
/// </summary>
public sealed class HotNumber : HotValue
{
    private HotNumber(string text, SourceSpan? origin)
        : base(origin) => Text = text;

    /// <summary>
    /// The value in the one form that the writer uses: decimal integers, and floats with a point as Python prints them
    /// (<c>1.3</c>, <c>1.0e+16</c>, <c>.inf</c>, <c>-.inf</c>, <c>.nan</c>).
    /// </summary>
    public string Text { get; }

    /// <summary>Whether this is an integer and not a float.</summary>
    public bool IsInteger => !Text.Contains('.', StringComparison.Ordinal);

    /// <summary>A whole number.</summary>
    public static HotNumber Of(long value, SourceSpan? origin = null) =>
        new(value.ToString(CultureInfo.InvariantCulture), origin);

    /// <summary>A float.</summary>
    public static HotNumber Of(double value, SourceSpan? origin = null) => new(Yaml11Number.Canonical(value), origin);

    /// <summary>Reads a plain YAML scalar as PyYAML does. False when PyYAML would not read a number from it.</summary>
    public static bool TryRead(string raw, [NotNullWhen(true)] out HotNumber? number, SourceSpan? origin = null)
    {
        number = Yaml11Number.TryCanonicalize(raw, out var text) ? new(text, origin) : null;
        return number is not null;
    }

    /// <summary>The value when it is an integer of 64 bits.</summary>
    public bool TryGetInt64(out long value) =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public override bool Equals(HotValue? other) => other is HotNumber number && number.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal) ^ 4;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
