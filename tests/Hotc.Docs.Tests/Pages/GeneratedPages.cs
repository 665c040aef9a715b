using Hotc.Docs.Tests.Harness;

namespace Hotc.Docs.Tests.Pages;

/// <summary>Pages, and parts of pages, that are made from what the program itself reads.</summary>
internal static class GeneratedPages
{
    public const string UpdateCommand = "dotnet run --project tests/Hotc.Docs.Tests -- update";

    /// <summary>Says on a page that it is generated.</summary>
    public const string Mark = "<!-- Generated; to change it: dotnet run --project tests/Hotc.Docs.Tests -- update -->";

    private static readonly SortedDictionary<string, Func<string>> Makers = new(StringComparer.Ordinal)
    {
        ["README.md"] = ReadmeParts.Make,
        ["docs/codes.md"] = CodesPage.Make,
        ["docs/driver-reference.md"] = DriverPage.Make,
        ["docs/spec.md"] = SpecPage.Make,
    };

    /// <summary>Their paths in the repository.</summary>
    public static IEnumerable<string> Paths => Makers.Keys;

    /// <summary>What a page must say now.</summary>
    public static string Current(string page) => Makers[page]();

    /// <summary>What it says; empty when it is not there.</summary>
    public static string Stored(string page) => File.Exists(Repository.PathOf(page)) ? File.ReadAllText(Repository.PathOf(page)) : "";

    /// <summary>Writes the pages anew. The exit code is 1 when that changed any, so that no pipeline updates and passes.</summary>
    public static int Update(TextWriter output)
    {
        var changed = Paths.Where(page => Stored(page) != Current(page)).ToList();
        foreach (var page in changed)
        {
            File.WriteAllText(Repository.PathOf(page), Current(page));
            output.WriteLine($"written {page}");
        }

        output.WriteLine(changed.Count == 0 ? "The generated pages were up to date." : $"{changed.Count} pages changed; look at them with git diff.");
        return changed.Count == 0 ? 0 : 1;
    }
}
