namespace Hotc.Generators;

/// <summary>The names by which tests follow the generator's steps.</summary>
internal static class Steps
{
    public const string Files = "Files";
    public const string Parse = "Parse";
    public const string Problems = "Problems";
    public const string Models = "Models";
    public const string Clashes = "Clashes";
    public const string Declarations = "Declarations";
    public const string Helpers = "Helpers";
}
