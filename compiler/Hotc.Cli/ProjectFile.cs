using Hotc.Cli.Snapshots;
using Hotc.Compile;
using Hotc.Compile.Drivers;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Cli;

/// <summary>hotc.yaml in the folder that hotc runs in: what belongs to a repository of specs.</summary>
internal static class ProjectFile
{
    /// <summary>Its name.</summary>
    public const string Name = "hotc.yaml";

    /// <summary>Its schema, among the program's files.</summary>
    public const string Schema = "schemas/project/project.schema.json";

    /// <summary>Folders of driver packages: those of the command line, then those that the file names.</summary>
    /// <param name="given">What <c>--drivers</c> was given.</param>
    /// <param name="bag">Takes the problems of the file.</param>
    public static IReadOnlyList<DriverFolder> Folders(IEnumerable<string> given, DiagnosticBag bag) => [.. given.Select(Folder), .. Named(bag)];

    /// <summary>A folder of driver packages.</summary>
    public static DriverFolder Folder(string path) => new(new DiskTree(path), "", path.TrimEnd('/'));

    /// <summary>Where specs and their committed bundles are.</summary>
    /// <param name="bag">Takes the problems of the file.</param>
    public static IReadOnlyList<SnapshotRoot> Snapshots(DiagnosticBag bag) =>
        Read(bag)?["snapshots"] is YamlSequence entries
            ? [.. entries.Items.OfType<YamlMapping>().Where(e => IsThere((YamlScalar)e["specs"]!, bag)).Select(e => new SnapshotRoot(Trimmed(e["specs"])!, Trimmed(e["bundles"])))]
            : [];

    private static string? Trimmed(YamlNode? folder) => folder is YamlScalar scalar ? Path.TrimEndingDirectorySeparator(scalar.Value) : null;

    private static IEnumerable<DriverFolder> Named(DiagnosticBag bag) =>
        Read(bag)?["drivers"] is YamlSequence drivers ? [.. drivers.Items.OfType<YamlScalar>().Where(d => IsThere(d, bag)).Select(d => Folder(d.Value))] : [];

    private static YamlMapping? Read(DiagnosticBag bag)
    {
        if (!File.Exists(Name) || DiskFile.ReadText(Name, SourceKind.Author, bag) is not { } source || YamlReader.Read(source, bag) is not { } document || bag.HasErrors)
        {
            return null;
        }

        if (document.Root is not YamlMapping root)
        {
            bag.Add(SchemaCodes.NotAMapping, source.Span(0, Math.Min(1, source.Text.Length)), $"\"{Name}\" is empty or holds no mapping.");
            return null;
        }

        return new SchemaValidator(SchemaFile.Load(ProgramFiles.Open(), Schema)).Validate(root, bag) ? root : null;
    }

    private static bool IsThere(YamlScalar folder, DiagnosticBag bag)
    {
        if (Directory.Exists(folder.Value))
        {
            return true;
        }

        bag.Add(DriverCodes.FileMissing, folder.Span, $"There is no folder {Shown.Quoted(folder.Value)}.");
        return false;
    }
}
