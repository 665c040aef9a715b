using Hotc.Foundation.Text;

namespace Hotc.Heat.Values;

/// <summary>
/// One node of a Heat document (a HOT template or an environment file) as Heat sees it after reading the YAML.
/// Immutable. Two values are equal when Heat cannot tell them apart; where they came from does not count.
/// </summary>
public abstract class HotValue : IEquatable<HotValue>
{
    private protected HotValue(SourceSpan? origin) => Origin = origin;

    /// <summary>The author's text that this node was read from, when there is one.</summary>
    public SourceSpan? Origin { get; }

    /// <inheritdoc/>
    public abstract bool Equals(HotValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as HotValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>Text as a value.</summary>
    public static implicit operator HotValue(string text) => new HotText(text);

    /// <summary>A whole number as a value.</summary>
    public static implicit operator HotValue(long number) => HotNumber.Of(number);

    /// <summary>A boolean as a value.</summary>
    public static implicit operator HotValue(bool value) => HotBool.Of(value);
}

/// <summary>A string. Heat keeps timestamps as strings too.</summary>
public sealed class HotText(string value, SourceSpan? origin = null) : HotValue(origin)
{
    /// <summary>The text itself, any UTF-16; see <see cref="Writing.HotWriter"/> for lone surrogates.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override bool Equals(HotValue? other) => other is HotText text && text.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A boolean.</summary>
public sealed class HotBool(bool value, SourceSpan? origin = null) : HotValue(origin)
{
    private static readonly HotBool True = new(true);
    private static readonly HotBool False = new(false);

    /// <summary>The boolean itself.</summary>
    public bool Value { get; } = value;

    /// <summary>The shared value without an origin.</summary>
    public static HotBool Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool Equals(HotValue? other) => other is HotBool boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1 : 2;

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>Null: an empty value, <c>~</c> or <c>null</c>.</summary>
public sealed class HotNull(SourceSpan? origin = null) : HotValue(origin)
{
    /// <summary>The shared null without an origin.</summary>
    public static HotNull Instance { get; } = new();

    /// <inheritdoc/>
    public override bool Equals(HotValue? other) => other is HotNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 3;

    /// <inheritdoc/>
    public override string ToString() => "null";
}
