using System.Globalization;
using System.Text;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Constraints;

/// <summary>Holds known values to constraints, as Heat does.</summary>
internal static class ConstraintCheck
{
    /// <summary>How a scalar breaks a constraint; null when it does not.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="node">The value.</param>
    /// <param name="type">The type of what it is for.</param>
    /// <param name="patterns">The regular expressions that were read already.</param>
    public static string? Check(ValueConstraint constraint, HotValue node, PropertyType type, PythonPatterns patterns)
    {
        var broken = constraint switch
        {
            RangeConstraint range => Range(range, node),
            LengthConstraint length when node is HotText text => Length(length, Count(text.Value), "characters"),
            ModuloConstraint modulo => Modulo(modulo, node),
            AllowedValuesConstraint allowed => Allowed(allowed, node, type),
            AllowedPatternConstraint pattern when node is HotText text => patterns.Matches(pattern.Pattern, text.Value) == false
                ? $"{ValuePaths.Show(node)} does not match the pattern {pattern.Pattern}"
                : null,
            CustomConstraint custom => CustomConstraints.Check(custom.Name, node),
            _ => null,
        };
        return broken is null || constraint.Description is null ? broken : $"{broken} ({constraint.Description})";
    }

    /// <summary>How a list or map breaks a constraint; null when it does not, or when that is not known.</summary>
    public static string? CheckCollection(ValueConstraint constraint, Value value)
    {
        switch (constraint, value)
        {
            case (LengthConstraint length, ListValue { IsOpen: false } list):
                return Length(length, list.Items.Length, "items");
            case (LengthConstraint length, MapValue { IsOpen: false } map):
                return Length(length, map.Entries.Length, "entries");
            case (AllowedValuesConstraint allowed, ListValue list):
                foreach (var item in list.Items)
                {
                    if (item is ListValue or MapValue)
                    {
                        return NotAllowed(allowed, item is ListValue ? new HotList([]) : new HotMap([]));
                    }

                    if (item is ExactValue { IsNull: false } exact && !IsAmong(exact.Node, allowed))
                    {
                        return NotAllowed(allowed, exact.Node);
                    }
                }

                return null;
            case (AllowedValuesConstraint allowed, MapValue):
                return NotAllowed(allowed, new HotMap([]));
            default:
                return null;
        }
    }

    private static string? Range(RangeConstraint range, HotValue node)
    {
        if (Python.ToDouble(node) is not { } number || !(number < range.Min || number > range.Max))
        {
            return null;
        }

        return $"{ValuePaths.Show(node)} is not {Bounds(range.Min, range.Max, "")}";
    }

    private static string? Length(LengthConstraint length, int found, string unit) =>
        found < length.Min || found > length.Max ? $"it has {found} {unit}, and must have {Bounds(length.Min, length.Max, " " + unit)}" : null;

    // Python counts code points.
    private static int Count(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static string? Modulo(ModuloConstraint modulo, HotValue node)
    {
        if (Python.ToDouble(node) is not { } number)
        {
            return null;
        }

        // Python's remainder has the sign of the divisor.
        var rest = number % modulo.Step;
        rest = rest != 0 && (rest < 0) != (modulo.Step < 0) ? rest + modulo.Step : rest;
        return rest == modulo.Offset ? null : $"{ValuePaths.Show(node)} is not {modulo.Offset} above a multiple of {modulo.Step}";
    }

    private static string? Allowed(AllowedValuesConstraint allowed, HotValue node, PropertyType type)
    {
        if (type == PropertyType.String && node is HotText { Value: var text } && allowed.HasText(text))
        {
            return null;
        }

        foreach (var value in allowed.Values)
        {
            var isEqual = type switch
            {
                PropertyType.String => Python.Str(value) == Python.Str(node),
                PropertyType.Integer or PropertyType.Number => Python.ToDouble(value) is { } a && a == Python.ToDouble(node),
                PropertyType.Boolean => PropertyValues.LooseBoolean(value) is { } b && b == PropertyValues.LooseBoolean(node),
                _ => Python.AreEqual(value, node),
            };
            if (isEqual)
            {
                return null;
            }
        }

        return NotAllowed(allowed, node);
    }

    private static bool IsAmong(HotValue node, AllowedValuesConstraint allowed) =>
        node is HotText text ? allowed.HasText(text.Value) : allowed.Values.Any(v => Python.AreEqual(v, node));

    private static string NotAllowed(AllowedValuesConstraint allowed, HotValue node)
    {
        var words = new StringBuilder();
        foreach (var value in allowed.Values.Take(12))
        {
            words.Append(words.Length == 0 ? "" : ", ").Append(Python.Str(value));
        }

        return $"{ValuePaths.Show(node)} is not one of: {words}{(allowed.Values.Length > 12 ? ", …" : "")}";
    }

    private static string Bounds(double? min, double? max, string unit) => (min, max) switch
    {
        ({ } low, { } high) => string.Create(CultureInfo.InvariantCulture, $"between {low} and {high}{unit}"),
        ({ } low, null) => string.Create(CultureInfo.InvariantCulture, $"at least {low}{unit}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"at most {max}{unit}"),
    };
}
