using Microsoft.CodeAnalysis;

namespace Hotc.Generators;

/// <summary>The problems that the generator reports, each at the schema file.</summary>
internal static class Descriptors
{
    public const string Malformed = "HG0001";
    public const string Metadata = "HG0002";
    public const string Unsupported = "HG0003";
    public const string Reference = "HG0004";
    public const string UnknownKeyword = "HG0005";
    public const string Name = "HG0006";
    public const string Clash = "HG0007";
    public const string Default = "HG0008";

    private const string Category = "Hotc.Schemas";

    private static readonly DiagnosticDescriptor MalformedRule = new(
        Malformed, "The schema is not well-formed JSON", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor MetadataRule = new(
        Metadata, "The schema's item metadata is incomplete or wrong", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor UnsupportedRule = new(
        Unsupported, "The schema uses a construct that has no C# shape", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor ReferenceRule = new(
        Reference, "A $ref leads nowhere or in a circle", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor UnknownKeywordRule = new(
        UnknownKeyword, "The schema has an unknown keyword", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor NameRule = new(
        Name, "A name is no C# name, or two names become one", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor ClashRule = new(
        Clash, "Two schemas make the same type", "{0}", Category, DiagnosticSeverity.Error, true);

    private static readonly DiagnosticDescriptor DefaultRule = new(
        Default, "A default does not fit its type", "{0}", Category, DiagnosticSeverity.Error, true);

    public static DiagnosticDescriptor Of(string id) => id switch
    {
        Malformed => MalformedRule,
        Metadata => MetadataRule,
        Unsupported => UnsupportedRule,
        Reference => ReferenceRule,
        UnknownKeyword => UnknownKeywordRule,
        Name => NameRule,
        Clash => ClashRule,
        _ => DefaultRule,
    };
}
