using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics;
using F23.StringSimilarity;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

namespace Hotc.Lint.Rules.Functions;

/// <summary>Maps that were meant as calls of functions and are none, so that Heat takes them for data.</summary>
internal sealed class MisspeltFunctionRule : Rule, IPartRule<Resource>, IPartRule<Output>
{
    private static readonly DiagnosticDescriptor Misspelt = new(
        "HE5204",
        DiagnosticLevel.Error,
        "A function is misspelt or too new for the template version",
        "Heat recognises a function by its exact name and takes everything else for data: without a complaint the map itself becomes the "
        + "value. Functions were added by template versions: digest and repeat in 2015-04-30, str_split in 2015-10-15, map_merge in "
        + "2016-04-08, if, map_replace and yaql in 2016-10-14, filter and str_replace_strict in 2017-02-24, the others in 2017-09-01.",
        """
        heat_template_version: 2018-08-31
        outputs:
          stack: {value: {get_parm: "OS::stack_name"}}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          stack: {value: {get_param: "OS::stack_name"}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor Beside = new(
        "HE5205",
        DiagnosticLevel.Error,
        "A function stands beside another key",
        "Heat takes a map for a call of a function only when the function is its one key. Here it is data: without a complaint the whole map "
        + "becomes the value. Mostly the line below is not indented enough.",
        """
        heat_template_version: 2018-08-31
        outputs:
          name:
            value:
              str_replace:
                template: Stack NAME
              params: {NAME: {get_param: "OS::stack_name"}}
        """,
        """
        heat_template_version: 2018-08-31
        outputs:
          name:
            value:
              str_replace:
                template: Stack NAME
                params: {NAME: {get_param: "OS::stack_name"}}
        """) { HeatAccepts = true };

    // Names that nobody gives a key of data by chance. Words such as filter or contains are not among them.
    private static readonly FrozenSet<string> Distinct = new[]
    {
        "get_param", "get_resource", "get_attr", "get_file", "str_replace", "str_replace_strict", "str_replace_vstrict", "list_join", "str_split",
        "map_merge", "map_replace", "resource_facade", "list_concat", "list_concat_unique", "make_url", "yaql",
        "Fn::Join", "Fn::GetAtt", "Fn::Select", "Fn::Split", "Fn::Replace", "Fn::Base64", "Fn::GetAZs", "Fn::FindInMap", "Fn::MemberListToMap", "Fn::ResourceFacade",
        "Fn::If", "Fn::Equals",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Where a slip of the pen is told from another word.
    private static readonly ImmutableArray<(string Name, string Plain, uint Letters)> Candidates =
        [.. Distinct.Where(n => n.Length >= 6).Order(StringComparer.Ordinal).Select(n => (n, Plain(n), Letters(Plain(n))))];

    // Heat's agent has functions of its own, which a template carries as data.
    private static readonly FrozenSet<string> Others = new[] { "get_input", "get_secret", "get_params", "get_url", "get_name", "get_path", "get_facts" }.ToFrozenSet(StringComparer.Ordinal);

    // Names that others write for functions of HOT.
    private static readonly FrozenDictionary<string, string> Wrong = new Dictionary<string, string>
    {
        ["get_parameter"] = "get_param",
        ["get_params"] = "get_param",
        ["get_attribute"] = "get_attr",
        ["get_attributes"] = "get_attr",
        ["get_res"] = "get_resource",
        ["string_replace"] = "str_replace",
        ["Fn::GetAttr"] = "get_attr",
        ["join"] = "list_join",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Misspelt, Beside];

    /// <summary>Whether a key is the name of a function and of nothing else.</summary>
    public static bool IsFunctionName(string key) => Distinct.Contains(key);

    public override void CheckTemplate(TemplateContext context)
    {
        foreach (var condition in context.Template.Conditions)
        {
            Walk(condition.Expression, context);
        }
    }

    public void CheckPart(TemplateContext context, Resource resource)
    {
        Walk(resource.Properties, context);
        Walk(resource.Metadata, context);
        Walk(resource.UpdatePolicy, context);
    }

    public void CheckPart(TemplateContext context, Output output) => Walk(output.Value, context);

    private static void Walk(Expression? expression, TemplateContext context)
    {
        switch (expression)
        {
            case ListExpression list:
                foreach (var item in list.Items)
                {
                    Walk(item, context);
                }

                break;
            case MapExpression map:
                CheckMap(map, context);
                foreach (var entry in map.Entries)
                {
                    Walk(entry.Value, context);
                }

                break;
            case CallExpression call:
                Walk(call.Argument, context);
                break;
        }
    }

    private static void CheckMap(MapExpression map, TemplateContext context)
    {
        if (map.Entries is [var only])
        {
            CheckOne(only, context);
            return;
        }

        foreach (var (key, span, _) in map.Entries)
        {
            if (Distinct.Contains(key) && context.Dialect.Functions.ContainsKey(key))
            {
                context.Report(Beside, span, $"\"{KeyBeside(map, key)}\" stands beside the function {key}, so that Heat takes both for data");
            }
        }
    }

    private static string KeyBeside(MapExpression map, string key) => map.Entries.First(e => e.Key != key).Key;

    private static void CheckOne(ExpressionEntry entry, TemplateContext context)
    {
        var functions = context.Dialect.Functions;
        var key = entry.Key;
        if (functions.ContainsKey(key))
        {
            return;
        }

        if (Distinct.Contains(key) || IsCallOf(key, entry.Value))
        {
            context.Report(Misspelt, entry.KeySpan, $"the function {key} is not part of {context.Dialect.VersionKey} {context.Dialect.Version}: Heat takes it for data");
            return;
        }

        if (Near(key, functions) is { } near)
        {
            context.Report(new Diagnostic(Misspelt, $"\"{key}\" is no function: Heat takes it for data", entry.KeySpan)
            {
                Help = $"did you mean {near}?",
                Fix = entry.KeySpan is { } span ? Fixes.ReplaceScalar(span, key, near) : null,
            });
        }
    }

    // The words that data may use too count when they come with what the function takes.
    private static bool IsCallOf(string key, Expression value) => (key, value) switch
    {
        ("repeat", MapExpression map) => map["for_each"] is not null && map["template"] is not null,
        ("if", ListExpression { Items: [LiteralExpression { Text: not null }, _, ..] }) => true,
        ("digest", ListExpression { Items: [LiteralExpression { Text: "md5" or "sha1" or "sha256" or "sha512" }, _] }) => true,
        ("Ref", LiteralExpression { Text: not null }) => true,
        _ => false,
    };

    private static string? Near(string key, FrozenDictionary<string, FunctionSignature> functions)
    {
        if (Others.Contains(key) && key != "get_params" || key.Length is < 4 or > 24)
        {
            return null;
        }

        if (Wrong.TryGetValue(key, out var meant))
        {
            return functions.ContainsKey(meant) && key != "join" ? meant : null;
        }

        var plain = Plain(key);
        var letters = Letters(plain);
        string? best = null;
        foreach (var (name, other, otherLetters) in Candidates)
        {
            // One mistake brings at most one letter in and takes one away.
            if (Math.Abs(plain.Length - other.Length) > 2 || BitOperations.PopCount(letters ^ otherLetters) > 4 || !functions.TryGetValue(name, out var function) || function.Kind == FunctionKind.Removed)
            {
                continue;
            }

            if (plain == other)
            {
                return name;
            }

            var most = other.Length >= 9 ? 2 : 1;
            if (Math.Abs(plain.Length - other.Length) <= most && new OptimalStringAlignment().Distance(plain, other) <= most)
            {
                best = name;
            }
        }

        return best;
    }

    // Which of the letters a to z a text holds.
    private static uint Letters(string text)
    {
        var letters = 0u;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterLower(c))
            {
                letters |= 1u << (c - 'a');
            }
        }

        return letters;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
