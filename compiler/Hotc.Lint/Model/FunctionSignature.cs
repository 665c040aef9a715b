namespace Hotc.Lint.Model;

/// <summary>What a function does.</summary>
internal enum FunctionKind
{
    GetParam,
    GetResource,
    GetAttr,
    GetFile,
    StrReplace,
    CfnReplace,
    ListJoin,
    StrSplit,
    CfnSplit,
    CfnSelect,
    MapMerge,
    MapReplace,
    ResourceFacade,
    Repeat,
    Digest,
    Yaql,
    If,
    Filter,
    MakeUrl,
    ListConcat,
    Contains,
    Equal,
    Not,
    And,
    Or,
    Base64,
    GetAzs,
    MemberListToMap,
    FindInMap,

    /// <summary>Cloud Formation's reference to a resource or a parameter.</summary>
    Ref,

    /// <summary>A function of an older version.</summary>
    Removed,

    /// <summary>A function of values where a condition stands.</summary>
    Invalid,
}

/// <summary>A function of a template version.</summary>
/// <param name="Name">The name in templates.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Form">How Heat names this variant of it; empty where there is one only.</param>
internal sealed record FunctionSignature(string Name, FunctionKind Kind, string Form)
{
    /// <summary>Whether a key that the text lacks is an error.</summary>
    public bool IsStrict => Form is "ReplaceJsonStrict" or "ReplaceJsonVeryStrict";

    /// <summary>Whether values may be lists and maps, which become JSON.</summary>
    public bool TakesJson => Form is "ReplaceJson" or "ReplaceJsonStrict" or "ReplaceJsonVeryStrict" or "JoinMultiple";
}
