using Hotc.Generators.Model;

namespace Hotc.Generators.Emission;

/// <summary>The names of types in generated code. Those from outside are written in full, so that no name of a schema can hide one.</summary>
internal static class TypeNames
{
    public const string Node = "global::Hotc.Foundation.Yaml.YamlNode";
    public const string Mapping = "global::Hotc.Foundation.Yaml.YamlMapping";
    public const string Values = "global::Hotc.Generated.SchemaValues";
    public const string Scripts = "global::Hotc.Generated.SchemaScripts";
    public const string RecordView = "global::Hotc.Generated.RecordView";
    public const string ScriptNames = "global::Scriban.Runtime.IScriptObject";
    public const string JsonWriter = "global::System.Text.Json.Utf8JsonWriter";

    private const string Array = "global::System.Collections.Immutable.ImmutableArray";
    private const string Pair = "global::System.Collections.Generic.KeyValuePair";

    public static string Of(TypeModel type) => Bare(type) + (type.Nullable ? "?" : "");

    public static string Bare(TypeModel type) => type.Kind switch
    {
        ValueKind.Text => "string",
        ValueKind.Int32 => "int",
        ValueKind.Int64 => "long",
        ValueKind.Number => "double",
        ValueKind.Boolean => "bool",
        ValueKind.Array => $"{Array}<{Of(type.Item!)}>",
        ValueKind.Map => $"{Array}<{Pair}<string, {Of(type.Item!)}>>",
        ValueKind.Free => Node,
        _ => type.Name,
    };

    /// <summary>The name of a record or enum where an expression stands, in which a property could hide the bare name.</summary>
    public static string Qualified(string @namespace, TypeModel type) => $"global::{@namespace}.{type.Name}";
}
