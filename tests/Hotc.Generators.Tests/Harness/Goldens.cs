namespace Hotc.Generators.Tests.Harness;

/// <summary>The generated files of the schemas in Schemas/, as they were last agreed on.</summary>
internal static class Goldens
{
    public const string UpdateCommand = "dotnet run --project tests/Hotc.Generators.Tests -- update";

    private static string Folder => Repository.PathOf("tests", "Hotc.Generators.Tests", "Goldens");

    /// <summary>What the generator gives now: file name and text.</summary>
    public static SortedDictionary<string, string> Current()
    {
        var run = Run.Of(
            Schema.OfFile("tests/Hotc.Generators.Tests/Schemas/garden.schema.json", "Gardening.Input", "GardenSpec", "input"),
            Schema.OfFile("tests/Hotc.Generators.Tests/Schemas/harvest.schema.json", "Gardening.View", "Harvest", "view"));
        return new SortedDictionary<string, string>(
            run.Result.GeneratedSources.ToDictionary(source => source.HintName.Replace(".g.cs", ".verified.cs", StringComparison.Ordinal), source => source.SourceText.ToString()),
            StringComparer.Ordinal);
    }

    /// <summary>What was agreed on: file name and text.</summary>
    public static SortedDictionary<string, string> Agreed() => new(
        Directory.EnumerateFiles(Folder, "*.verified.cs").ToDictionary(path => Path.GetFileName(path), File.ReadAllText),
        StringComparer.Ordinal);

    /// <summary>Writes the goldens anew. The exit code is 1 when that changed any, so that no pipeline updates and passes.</summary>
    public static int Update(TextWriter output)
    {
        Directory.CreateDirectory(Folder);
        var (current, agreed) = (Current(), Agreed());
        var changed = 0;
        foreach (var name in current.Keys.Union(agreed.Keys).Order(StringComparer.Ordinal))
        {
            var text = current.GetValueOrDefault(name);
            if (text == agreed.GetValueOrDefault(name))
            {
                continue;
            }

            var path = Path.Combine(Folder, name);
            if (text is null)
            {
                File.Delete(path);
            }
            else
            {
                File.WriteAllText(path, text);
            }

            output.WriteLine($"{(text is null ? "deleted" : "written")} Goldens/{name}");
            changed++;
        }

        output.WriteLine(changed == 0 ? "The goldens were up to date." : $"{changed} goldens changed; look at them with git diff.");
        return changed == 0 ? 0 : 1;
    }
}
