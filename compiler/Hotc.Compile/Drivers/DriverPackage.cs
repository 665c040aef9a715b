using Hotc.Compile.Rendering;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;
using Hotc.Foundation.Yaml;

namespace Hotc.Compile.Drivers;

/// <summary>
/// A driver package: its definition and everything that was read or parsed of it so far. Shared by all compiles of a run; what
/// is remembered depends on nothing but the package's files.
/// </summary>
public sealed class DriverPackage
{
    private readonly DriverId id;
    private readonly Memo<Script> scripts = new();

    internal DriverPackage(DriverId id, DriverDefinition definition, SourceText source)
    {
        this.id = id;
        Definition = definition;
        Source = source;
    }

    /// <summary>driver.yaml.</summary>
    public DriverDefinition Definition { get; }

    /// <summary>The text of driver.yaml.</summary>
    public SourceText Source { get; }

    /// <summary>name@version.</summary>
    public string Id => id.ToString();

    /// <summary>How messages name the package's folder.</summary>
    public string Shown => id.Shown;

    /// <summary>Whether it is meant for use: stable, or deprecated. Others are chosen only where none such fits.</summary>
    public bool IsFinished => Definition.State is DriverState.Stable or DriverState.Deprecated;

    /// <summary>Whether tests of the program hold the package to its schemas.</summary>
    internal bool IsProven => id.Place.IsProven;

    /// <summary>Every file of the package, by its path in it.</summary>
    public IEnumerable<string> Files() =>
        id.Place.Files.List(id.Folder, recursive: true).Select(p => p[(id.Folder.Length + 1)..]);

    /// <summary>Its digest, with that of the fragments that it pins.</summary>
    /// <param name="program">The program's own files, with <c>fragments/</c>.</param>
    internal string Digest(IFileTree program) => (IsProven ? FrozenVersions.Find(program, id) : null) ?? PackageDigest.Of(id, program);

    /// <summary>Reads a file of the package.</summary>
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        return TreePath.IsValid(path) && id.Place.Files.TryRead(TreePath.Join(id.Folder, path), out bytes);
    }

    /// <summary>Reads a text of the package; null, with a diagnostic, when it is not there.</summary>
    /// <param name="path">Path in the package.</param>
    /// <param name="namedAt">The place that names it.</param>
    /// <param name="bag">Takes the problems.</param>
    public SourceText? ReadText(string path, SourceSpan namedAt, DiagnosticBag bag)
    {
        if (!TryRead(path, out var bytes))
        {
            bag.Add(DriverCodes.FileMissing, namedAt, $"The package {Id} has no file \"{path}\".", Nearest.Of(path, Files()) is { } near ? $"Did you mean \"{near}\"?" : "Only regular files in the package's own folder count: no links, and no paths that lead out of it.");
            return null;
        }

        return SourceText.FromBytes($"{Shown}/{path}", bytes.Span, SourceKind.Driver, bag) is { } source ? WithPlainBreaks(source) : null;
    }

    /// <summary>A template of the package, parsed once.</summary>
    public Script? Template(string path, SourceSpan namedAt, DiagnosticBag bag) =>
        scripts.Get("template " + path, bag, own => ReadText(path, namedAt, own) is { } source ? Script.ParseTemplate(source, own) : null);

    /// <summary>A text file with expressions of the package, parsed once.</summary>
    public Script? TextTemplate(string path, SourceSpan namedAt, DiagnosticBag bag) =>
        scripts.Get("file " + path, bag, own => ReadText(path, namedAt, own) is { } source ? Script.ParseText(source.Span(0, source.Text.Length), source.Text, own) : null);

    /// <summary>An expression of driver.yaml, parsed once.</summary>
    public Script? Expression(YamlScalar node, DiagnosticBag bag) =>
        scripts.Get("expression " + node.Value, bag, own => Script.ParseExpression(node.Span, node.Value, own));

    /// <summary>A text with expressions of driver.yaml, parsed once.</summary>
    public Script? Text(YamlScalar node, DiagnosticBag bag) =>
        scripts.Get("text " + node.Value, bag, own => Script.ParseText(node.Span, node.Value, own));

    /// <summary>Whether a condition of driver.yaml holds; an absent one does, one with faults does not.</summary>
    public bool Holds(YamlNode? condition, ScriptScope scope, DiagnosticBag bag) =>
        condition is not YamlScalar node || (Expression(node, bag) is { } script && Condition.Holds(script, node, scope, bag));

    // A checkout of git may have turned every line break into two characters; what a template makes does not depend on that, and lines
    // and columns stay.
    private static SourceText WithPlainBreaks(SourceText source) =>
        source.Text.Contains('\r', StringComparison.Ordinal) ? new SourceText(source.Path, source.Text.Replace("\r\n", "\n", StringComparison.Ordinal), source.Kind) : source;
}
