using Hotc.Heat.Values;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Functions;

/// <summary>What form the arguments of each function must have.</summary>
internal static class FunctionForms
{
    private static readonly string[] UrlParts = ["scheme", "username", "password", "host", "port", "path", "query", "fragment"];

    private static readonly string[] Digests =
    [
        "blake2b", "blake2s", "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
        "sha512_224", "sha512_256", "sm3", "ripemd160", "md5-sha1", "shake_128", "shake_256", "md4", "mdc2", "whirlpool",
    ];

    /// <summary>What is wrong with a call. It depends on the call alone, which keeps it.</summary>
    public static FormFault FaultOf(CallExpression call) =>
        call.FormFault ??= Fault(call) is var (place, message) ? new FormFault(place, message) : FormFault.None;

    private static (Expression Place, string Message)? Fault(CallExpression call)
    {
        var name = call.Function.Name;
        var argument = call.Argument;
        (Expression, string)? At(Expression? place, string message) => (place ?? argument, message);
        switch (call.Function.Kind)
        {
            case FunctionKind.GetParam:
                return argument switch
                {
                    LiteralExpression { Text.Length: > 0 } or CallExpression => null,
                    ListExpression { Items: [LiteralExpression { Text: not null } or CallExpression, ..] } => null,
                    _ => At(null, $"{name} takes the name of a parameter, or a list of the name and a path into it"),
                };
            case FunctionKind.GetResource:
                return argument is LiteralExpression { Text.Length: > 0 } or CallExpression ? null : At(null, $"{name} takes the name of a resource");
            case FunctionKind.GetAttr when call.Function.Form is "GetAttAllAttributes":
                return argument switch
                {
                    ListExpression { Items: [LiteralExpression { Text: not null } or CallExpression] } => null,
                    ListExpression { Items: [LiteralExpression { Text: not null } or CallExpression, LiteralExpression { Node: HotText or HotNull } or CallExpression, ..] } => null,
                    _ => At(null, $"{name} takes a list of the name of a resource, an attribute and perhaps a path into it"),
                };
            case FunctionKind.GetAttr when name == "Fn::GetAtt":
                return argument is ListExpression { Items: [LiteralExpression { Text: not null } or CallExpression, LiteralExpression { Text: not null } or CallExpression] }
                    ? null
                    : At(null, $"{name} takes a list of the name of a resource and an attribute");
            case FunctionKind.GetAttr:
                return argument is ListExpression { Items: [LiteralExpression { Text: not null } or CallExpression, LiteralExpression { Text: not null } or CallExpression, ..] }
                    ? null
                    : At(null, $"{name} takes a list of the name of a resource, an attribute and perhaps a path into it");
            case FunctionKind.GetFile:
                return argument is LiteralExpression { Text.Length: > 0 } or CallExpression ? null : At(null, $"{name} takes the path of a file");
            case FunctionKind.StrReplace:
                return Replace(call);
            case FunctionKind.ListJoin when call.Function.Form == "JoinMultiple":
                return argument is ListExpression { Items.Length: >= 2 } ? null : At(null, $"{name} takes a list of a delimiter and one or more lists");
            case FunctionKind.ListJoin:
                return argument is ListExpression { Items.Length: 2 } ? null : At(null, $"{name} takes a list of a delimiter and one list");
            case FunctionKind.StrSplit:
                return argument is CallExpression or ListExpression { Items.Length: 2 or 3 } ? null : At(null, $"{name} takes a list of a delimiter, a text and perhaps an index");
            case FunctionKind.MapMerge or FunctionKind.ListConcat:
                return argument is ListExpression or CallExpression ? null : At(null, $"{name} takes a list of {(call.Function.Kind == FunctionKind.MapMerge ? "maps" : "lists")}");
            case FunctionKind.MapReplace:
                return MapReplace(call);
            case FunctionKind.ResourceFacade:
                return argument is LiteralExpression { Text: "metadata" or "deletion_policy" or "update_policy" or "Metadata" or "DeletionPolicy" or "UpdatePolicy" }
                    ? null
                    : At(null, $"{name} takes metadata, deletion_policy or update_policy");
            case FunctionKind.Repeat:
                return Repeat(call);
            case FunctionKind.Digest:
                return argument switch
                {
                    CallExpression => null,
                    ListExpression { Items: [LiteralExpression { Text: { } algorithm } place, _] } when !Digests.Contains(algorithm.ToLowerInvariant()) =>
                        At(place, $"{name} does not know the algorithm \"{algorithm}\""),
                    ListExpression { Items.Length: 2 } => null,
                    _ => At(null, $"{name} takes a list of an algorithm and a text"),
                };
            case FunctionKind.Yaql:
                return YaqlFault(call);
            case FunctionKind.If:
                return argument is ListExpression { Items.Length: 3 } || (call.Function.Form == "IfNullable" && argument is ListExpression { Items.Length: 2 })
                    ? null
                    : At(null, call.Function.Form == "IfNullable" ? $"{name} takes a list of a condition, a value and perhaps another value" : $"{name} takes a list of a condition and two values");
            case FunctionKind.Filter:
                return argument is ListExpression { Items.Length: 2 } ? null : At(null, $"{name} takes a list of the values to leave out and a list");
            case FunctionKind.MakeUrl:
                return MakeUrl(call);
            case FunctionKind.Contains or FunctionKind.Equal:
                return argument is ListExpression { Items.Length: 2 } ? null : At(null, $"{name} takes a list of two values");
            case FunctionKind.Not when call.Function.Form == "CfnNot":
                return argument is ListExpression { Items.Length: 1 } ? null : At(null, $"{name} takes a list of one condition");
            case FunctionKind.Not:
                return argument is LiteralExpression { Node: HotText or HotBool } or CallExpression ? null : At(null, $"{name} takes a condition");
            case FunctionKind.And or FunctionKind.Or:
                return argument is ListExpression { Items.Length: >= 2 } ? null : At(null, $"{name} takes a list of at least two conditions");
            case FunctionKind.CfnSelect or FunctionKind.CfnSplit or FunctionKind.CfnReplace:
                return argument is ListExpression { Items.Length: 2 } or CallExpression ? null : At(null, $"{name} takes a list of two values");
            case FunctionKind.FindInMap or FunctionKind.MemberListToMap:
                return argument is ListExpression { Items.Length: 3 } ? null : At(null, $"{name} takes a list of three values");
            default:
                return null;
        }
    }

    /// <summary>What HOT has in the place of a function that it removed; null when nothing.</summary>
    public static string? Replacement(string name) => name switch
    {
        "Ref" => "get_resource or get_param",
        "Fn::Join" => "list_join",
        "Fn::Split" => "str_split",
        "Fn::Select" => "a path in get_attr or get_param",
        "Fn::Replace" => "str_replace",
        "Fn::ResourceFacade" => "resource_facade",
        "Fn::Base64" => "the text itself: Heat encodes user data",
        _ => null,
    };

    private static (Expression Place, string Message)? Replace(CallExpression call)
    {
        var name = call.Function.Name;
        if (call.Argument is not MapExpression map)
        {
            return (call.Argument, $"{name} takes a map of a template and params");
        }

        if (map["template"] is null || map["params"] is not { } parameters)
        {
            return (map, $"{name} needs a template and params");
        }

        return parameters is MapExpression or CallExpression ? null : (parameters, $"the params of {name} must be a map");
    }

    private static (Expression Place, string Message)? MapReplace(CallExpression call)
    {
        if (call.Argument is CallExpression)
        {
            return null;
        }

        if (call.Argument is not ListExpression { Items: [_, var changes] })
        {
            return (call.Argument, $"{call.Function.Name} takes a list of a map and of a map of keys and values to replace");
        }

        return changes is MapExpression map && map.Entries.FirstOrDefault(e => e.Key is not ("keys" or "values")).Key is { } other
            ? (map, $"{call.Function.Name} replaces keys and values, not \"{other}\"")
            : null;
    }

    private static (Expression Place, string Message)? Repeat(CallExpression call)
    {
        if (call.Argument is not MapExpression map || map["template"] is null || map["for_each"] is not { } forEach)
        {
            return (call.Argument, "repeat takes a map of a template and for_each");
        }

        if (forEach is not (MapExpression { Entries.Length: > 0 } or CallExpression))
        {
            return (forEach, "for_each must be a map from the texts to replace to lists");
        }

        return call.Function.Form == "RepeatWithNestedLoop" && map["permutations"] is LiteralExpression { Node: not HotBool } permutations
            ? (permutations, "permutations must be a boolean")
            : null;
    }

    private static (Expression Place, string Message)? MakeUrl(CallExpression call)
    {
        if (call.Argument is not MapExpression map)
        {
            return call.Argument is CallExpression ? null : (call.Argument, "make_url takes a map of the parts of a URL");
        }

        foreach (var (key, _, value) in map.Entries)
        {
            if (!UrlParts.Contains(key))
            {
                return (value, $"a URL has no part \"{key}\"; parts are {string.Join(", ", UrlParts)}");
            }

            if (key == "scheme" && value is LiteralExpression { Text: { } scheme } && scheme.Contains(':', StringComparison.Ordinal))
            {
                return (value, "the scheme of a URL has no colon: write http or https");
            }

            var isWrong = (key, value) switch
            {
                ("query", _) => value is not (MapExpression or CallExpression),
                ("port", LiteralExpression literal) => Python.ToDouble(literal.Node) is not (> 0 and <= 65535),
                ("port", _) => value is not CallExpression,
                _ => value is not (LiteralExpression { Node: HotText } or CallExpression),
            };
            if (isWrong)
            {
                return (value, key switch { "query" => "the query of a URL must be a map", "port" => "the port of a URL must be a number from 1 to 65535", _ => $"the {key} of a URL must be text" });
            }
        }

        return null;
    }

    private static (Expression Place, string Message)? YaqlFault(CallExpression call)
    {
        if (call.Argument is not MapExpression map || map["expression"] is not { } expression)
        {
            return (call.Argument, "yaql takes a map of an expression and data");
        }

        if (map.Entries.FirstOrDefault(e => e.Key is not ("expression" or "data")).Key is { } other)
        {
            return (map, $"yaql takes an expression and data, not \"{other}\"");
        }

        return expression switch
        {
            LiteralExpression { Text: not null, Yaql: { Node: null, Fault: { } fault } } => (expression, fault),
            LiteralExpression { Text: not null } => null,
            CallExpression => null,
            _ => (expression, "the expression of yaql must be text"),
        };
    }
}
