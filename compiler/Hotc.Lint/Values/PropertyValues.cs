using System.Numerics;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Values;

/// <summary>How Heat converts a known scalar to the type of a property.</summary>
internal static class PropertyValues
{
    /// <summary>The converted value; null, with the reason, when Heat refuses it.</summary>
    public static HotValue? Convert(HotValue node, PropertyType type, out string reason)
    {
        reason = "";
        switch (type)
        {
            case PropertyType.String when node is HotText:
                return node;
            case PropertyType.String when node is HotBool or HotNumber { IsInteger: true }:
                return new HotText(Python.Str(node), node.Origin);
            case PropertyType.String:
                reason = $"{ValuePaths.Show(node)} is a number with a point, and Heat takes only text here: quote it";
                return null;
            case PropertyType.Integer:
                return Integer(node, out reason);
            case PropertyType.Number:
                if (Python.ToDouble(node) is { } number)
                {
                    return node is HotNumber or HotBool ? node : HotNumber.Of(number);
                }

                reason = $"{ValuePaths.Show(node)} is not a number";
                return null;
            case PropertyType.Boolean when node is HotBool:
                return node;
            case PropertyType.Boolean when node is HotText text && (text.Value.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Value.Equals("false", StringComparison.OrdinalIgnoreCase)):
                return HotBool.Of(text.Value.Equals("true", StringComparison.OrdinalIgnoreCase));
            case PropertyType.Boolean:
                reason = $"{ValuePaths.Show(node)} is not a boolean: Heat takes true and false here";
                return null;
            case PropertyType.Any:
                return node;
            default:
                reason = $"{ValuePaths.Show(node)} is not {(type == PropertyType.List ? "a list" : "a map")}";
                return null;
        }
    }

    /// <summary>What Heat takes for a boolean parameter; null for anything else.</summary>
    public static bool? LooseBoolean(HotValue node)
    {
        if (node is HotBool boolean)
        {
            return boolean.Value;
        }

        return Python.Str(node).Trim().ToLowerInvariant() switch
        {
            "1" or "t" or "true" or "on" or "y" or "yes" => true,
            "0" or "f" or "false" or "off" or "n" or "no" => false,
            _ => null,
        };
    }

    private static HotValue? Integer(HotValue node, out string reason)
    {
        reason = "";
        switch (node)
        {
            case HotNumber { IsInteger: true }:
                return node;
            case HotNumber when Python.ToDouble(node) is { } number && double.IsFinite(number):
                return Math.Abs(number) < 1e18 ? HotNumber.Of((long)number) : HotNumber.Of(Math.Truncate(number));
            case HotBool boolean:
                return HotNumber.Of(boolean.Value ? 1 : 0);
            case HotText text when Python.TryInt(text.Value, out var whole):
                return whole >= long.MinValue && whole <= long.MaxValue ? HotNumber.Of((long)whole) : HotNumber.Of((double)BigInteger.Min(whole, new BigInteger(double.MaxValue)));
            default:
                reason = $"{ValuePaths.Show(node)} is not an integer";
                return null;
        }
    }
}
