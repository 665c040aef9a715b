using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Payload;

/// <summary>The file with all inputs of a group's nodes.</summary>
/// <param name="Known">The lines whose values are known when compiling.</param>
/// <param name="Tokens">The lines with tokens where Heat puts values.</param>
/// <param name="Params">str_replace parameters: token to HOT expression.</param>
/// <param name="Growth">How many bytes longer the longest values are than their tokens.</param>
internal sealed record EnvFile(string Known, string Tokens, YamlMapping Params, int Growth)
{
    /// <summary>Where the lines that are known when compiling lie when they are packed.</summary>
    /// <param name="envFile">The env file on the node.</param>
    public static string SettingsBeside(string envFile) => envFile[..envFile.LastIndexOf('/')] + "/settings.env";

    /// <summary>The env file without the known lines, which it reads from a file of their own first.</summary>
    public string TokensAfter(string settings) => $". {settings}\n{Tokens}";
}
