namespace Hotc.Heat.Bundles;

/// <summary>Names of the files that every bundle of the compiler has, below its folder.</summary>
public static class BundleNames
{
    /// <summary>The root template.</summary>
    public const string RootTemplate = "cluster.yaml";

    /// <summary>The environment: the values that the spec chose for the root template's parameters.</summary>
    public const string Environment = "environment.yaml";

    /// <summary>What the bundle was made of, what it holds and what it needs.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>How to use it, for people.</summary>
    public const string Readme = "README.md";
}
