namespace Hotc.Compile.Planning;

/// <summary>Names of resources and servers.</summary>
internal static class Names
{
    /// <summary>A name as part of resource and parameter names: conventionally with underscores.</summary>
    public static string Resource(string name) => name.Replace('-', '_');

    /// <summary>The name of a server.</summary>
    public static string Server(string cluster, string group, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{cluster}-{group}-{index}");
}
