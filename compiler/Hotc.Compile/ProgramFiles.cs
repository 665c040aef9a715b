using Hotc.Foundation.Files;

namespace Hotc.Compile;

/// <summary>The files that travel inside the program: <c>schemas/</c>, <c>drivers/</c> and <c>fragments/</c>, as in the repository.</summary>
public static class ProgramFiles
{
    /// <summary>Opens them. Nothing is read before it is asked for.</summary>
    public static IFileTree Open() => new EmbeddedTree(typeof(ProgramFiles).Assembly, "");
}
