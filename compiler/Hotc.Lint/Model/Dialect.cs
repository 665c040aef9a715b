using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Heat.Catalogue;

namespace Hotc.Lint.Model;

/// <summary>The words of a kind of template: HOT of some version, or the older Cloud Formation forms.</summary>
internal sealed record Dialect
{
    private static readonly ImmutableArray<(string Name, FunctionKind Kind)> CfnNames =
    [
        ("Fn::FindInMap", FunctionKind.FindInMap), ("Fn::GetAZs", FunctionKind.GetAzs), ("Ref", FunctionKind.Ref),
        ("Fn::GetAtt", FunctionKind.GetAttr), ("Fn::Select", FunctionKind.CfnSelect), ("Fn::Join", FunctionKind.ListJoin),
        ("Fn::Split", FunctionKind.CfnSplit), ("Fn::Replace", FunctionKind.CfnReplace), ("Fn::Base64", FunctionKind.Base64),
        ("Fn::MemberListToMap", FunctionKind.MemberListToMap), ("Fn::ResourceFacade", FunctionKind.ResourceFacade),
    ];

    /// <summary>The Heat form of Cloud Formation, version 2012-12-12.</summary>
    public static Dialect HeatCfn { get; } = MakeCfn("HeatTemplateFormatVersion", "2012-12-12", hasConditions: false);

    /// <summary>Cloud Formation, version 2010-09-09.</summary>
    public static Dialect Cfn { get; } = MakeCfn("AWSTemplateFormatVersion", "2010-09-09", hasConditions: true);

    public required string VersionKey { get; init; }

    public required string Version { get; init; }

    public bool IsHot { get; init; }

    public required FrozenDictionary<string, FunctionSignature> Functions { get; init; }

    public required FrozenDictionary<string, FunctionSignature> ConditionFunctions { get; init; }

    /// <summary>What HOT says of this version; null for Cloud Formation.</summary>
    public TemplateVersionFacts? Facts { get; init; }

    /// <summary>The top-level keys.</summary>
    public required ImmutableArray<string> Sections { get; init; }

    /// <summary>The keys of a resource.</summary>
    public required ImmutableArray<string> ResourceKeys { get; init; }

    /// <summary>The keys of an output.</summary>
    public required ImmutableArray<string> OutputKeys { get; init; }

    /// <summary>The keys of a parameter.</summary>
    public required ImmutableArray<string> ParameterKeys { get; init; }

    /// <summary>The values of a deletion policy.</summary>
    public required ImmutableArray<string> DeletionPolicies { get; init; }

    public bool HasConditions { get; init; }

    /// <summary>HOT of a version.</summary>
    public static Dialect MakeHot(TemplateVersionFacts facts)
    {
        var functions = facts.Functions.ToDictionary(p => p.Key, p => new FunctionSignature(p.Key, KindOf(p.Key), p.Value), StringComparer.Ordinal);
        foreach (var removed in facts.RemovedFunctions)
        {
            functions[removed] = new FunctionSignature(removed, FunctionKind.Removed, "");
        }

        var conditions = new Dictionary<string, FunctionSignature>(StringComparer.Ordinal);
        foreach (var (name, signature) in functions)
        {
            conditions[name] = signature.Kind == FunctionKind.Removed ? signature : signature with { Kind = FunctionKind.Invalid };
        }

        foreach (var (name, form) in facts.ConditionFunctions)
        {
            conditions[name] = new FunctionSignature(name, KindOf(name), form);
        }

        return new Dialect
        {
            VersionKey = "heat_template_version",
            Version = facts.Date,
            IsHot = true,
            Facts = facts,
            Functions = functions.ToFrozenDictionary(StringComparer.Ordinal),
            ConditionFunctions = conditions.ToFrozenDictionary(StringComparer.Ordinal),
            Sections = facts.Sections,
            ResourceKeys = facts.ResourceKeys,
            OutputKeys = facts.OutputKeys,
            ParameterKeys = facts.ParameterKeys,
            DeletionPolicies = facts.DeletionPolicies,
            HasConditions = facts.Sections.Contains("conditions"),
        };
    }

    /// <summary>The word of this dialect for one of HOT.</summary>
    public string Word(string hot) => IsHot ? hot : hot switch
    {
        "description" => "Description",
        "parameters" => "Parameters",
        "parameter_groups" => "",
        "conditions" => HasConditions ? "Conditions" : "",
        "resources" => "Resources",
        "outputs" => "Outputs",
        "type" => "Type",
        "properties" => "Properties",
        "metadata" => "Metadata",
        "depends_on" => "DependsOn",
        "deletion_policy" => "DeletionPolicy",
        "update_policy" => "UpdatePolicy",
        "condition" => HasConditions ? "Condition" : "",
        "value" => "Value",
        "default" => "Default",
        "hidden" => "NoEcho",
        _ => "",
    };

    private static Dialect MakeCfn(string key, string version, bool hasConditions)
    {
        var functions = CfnNames.Select(f => new FunctionSignature(f.Name, f.Kind, f.Kind == FunctionKind.ListJoin ? "Join" : "")).ToList();
        List<FunctionSignature> conditions = [];
        if (hasConditions)
        {
            functions.Add(new FunctionSignature("Fn::If", FunctionKind.If, "If"));
            conditions.AddRange(functions.Select(f => f with { Kind = FunctionKind.Invalid }).Where(f => f.Name is not ("Ref" or "Fn::FindInMap")));
            conditions.Add(new FunctionSignature("Ref", FunctionKind.Ref, "ParamRef"));
            conditions.Add(new FunctionSignature("Fn::FindInMap", FunctionKind.FindInMap, ""));
            conditions.Add(new FunctionSignature("Fn::Equals", FunctionKind.Equal, ""));
            conditions.Add(new FunctionSignature("Fn::Not", FunctionKind.Not, "CfnNot"));
            conditions.Add(new FunctionSignature("Fn::And", FunctionKind.And, ""));
            conditions.Add(new FunctionSignature("Fn::Or", FunctionKind.Or, ""));
        }

        ImmutableArray<string> extra = hasConditions ? ["Condition"] : [];
        return new Dialect
        {
            VersionKey = key,
            Version = version,
            HasConditions = hasConditions,
            Functions = functions.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal),
            ConditionFunctions = conditions.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal),
            Sections = ["AWSTemplateFormatVersion", "HeatTemplateFormatVersion", "Description", "Mappings", "Parameters", "Resources", "Outputs", .. hasConditions ? (string[])["Conditions"] : []],
            ResourceKeys = ["Type", "Properties", "Metadata", "DependsOn", "DeletionPolicy", "UpdatePolicy", "Description", .. extra],
            OutputKeys = ["Description", "Value", .. extra],
            ParameterKeys =
            [
                "Type", "Default", "NoEcho", "AllowedValues", "AllowedPattern", "MaxLength", "MinLength", "MaxValue", "MinValue", "Description",
                "ConstraintDescription", "Label",
            ],
            DeletionPolicies = ["Delete", "Retain", "Snapshot"],
        };
    }

    private static FunctionKind KindOf(string name) => name switch
    {
        "get_param" => FunctionKind.GetParam,
        "get_resource" => FunctionKind.GetResource,
        "get_attr" => FunctionKind.GetAttr,
        "get_file" => FunctionKind.GetFile,
        "str_replace" or "str_replace_strict" or "str_replace_vstrict" => FunctionKind.StrReplace,
        "list_join" => FunctionKind.ListJoin,
        "str_split" => FunctionKind.StrSplit,
        "map_merge" => FunctionKind.MapMerge,
        "map_replace" => FunctionKind.MapReplace,
        "resource_facade" => FunctionKind.ResourceFacade,
        "repeat" => FunctionKind.Repeat,
        "digest" => FunctionKind.Digest,
        "yaql" => FunctionKind.Yaql,
        "if" => FunctionKind.If,
        "filter" => FunctionKind.Filter,
        "make_url" => FunctionKind.MakeUrl,
        "list_concat" or "list_concat_unique" => FunctionKind.ListConcat,
        "contains" => FunctionKind.Contains,
        "equals" => FunctionKind.Equal,
        "not" => FunctionKind.Not,
        "and" => FunctionKind.And,
        "or" => FunctionKind.Or,
        _ => CfnNames.First(c => c.Name == name).Kind,
    };
}
