namespace Hotc.Cli;

/// <summary>Which hotc this is.</summary>
internal static class ProgramVersion
{
    /// <summary>Three numbers, such as 0.1.0.</summary>
    public static string Text => typeof(ProgramVersion).Assembly.GetName().Version!.ToString(3);
}
