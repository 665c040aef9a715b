namespace Hotc.Generators.Model;

/// <summary>What the records of a schema are for.</summary>
internal enum SchemaShape
{
    /// <summary>Read from a validated YAML tree.</summary>
    Input,

    /// <summary>Made by the compiler, shown to templates and written as JSON.</summary>
    View,
}

/// <summary>The C# form that a value takes.</summary>
internal enum ValueKind
{
    Text,
    Int32,
    Int64,
    Number,
    Boolean,
    Enum,
    Record,
    Array,
    Map,
    Free,
}

/// <summary>One additional file with the item metadata that concern us. <c>null</c> metadata were not given.</summary>
internal sealed record SchemaFile(string Path, string Text, string? Namespace, string? Root, string? Shape);

/// <summary>The type of a property or item. <c>Name</c> is set for enums and records, <c>Item</c> for arrays and maps.</summary>
internal sealed record TypeModel(ValueKind Kind, bool Nullable = false, string Name = "", TypeModel? Item = null);

/// <summary>A property. <c>Default</c> is the C# expression of the schema's default where it has one that is a constant.</summary>
internal sealed record PropertyModel(string JsonName, string Name, string Doc, TypeModel Type, bool Required, string? Default);

/// <summary>What one generated file holds: a record or an enum, complete, so that nothing else need be looked at to write it.</summary>
internal abstract record DeclarationModel(string Namespace, string Name, string Doc)
{
    /// <summary>The name of the generated file.</summary>
    public string HintName => $"{Namespace}.{Name}.g.cs";
}

internal sealed record RecordModel(string Namespace, string Name, string Doc, SchemaShape Shape, EquatableArray<PropertyModel> Properties)
    : DeclarationModel(Namespace, Name, Doc);

internal sealed record EnumMemberModel(string Text, string Name, string Doc);

internal sealed record EnumModel(string Namespace, string Name, string Doc, EquatableArray<EnumMemberModel> Members)
    : DeclarationModel(Namespace, Name, Doc);

/// <summary>All declarations of a schema, in the schema's order, the root first. It has no positions: moving text changes nothing here.</summary>
internal sealed record SchemaModel(string Path, SchemaShape Shape, EquatableArray<DeclarationModel> Declarations);

/// <summary>A problem as plain data; a <c>Location</c> would keep a whole compilation alive and never be equal to the next one.</summary>
internal sealed record ProblemModel(string Id, string Path, int Start, int Line, int Column, string Message);

/// <summary>What became of one file. <c>Model</c> is null when the file has a problem.</summary>
internal sealed record ParseResult(SchemaModel? Model, EquatableArray<ProblemModel> Problems);

/// <summary>Which of the helper classes the generated records call.</summary>
internal sealed record HelpersModel(bool Values, bool Scripts);
