using System.Collections.Immutable;
using Hotc.Compile.Schemas;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Compile.Drivers;

/// <summary>A fragment: its definition and the bytes of its files.</summary>
/// <param name="Definition">fragment.yaml.</param>
/// <param name="Source">The text of fragment.yaml.</param>
/// <param name="Contents">The bytes of each file of the definition, in the same order.</param>
public sealed record Fragment(FragmentDefinition Definition, SourceText Source, ImmutableArray<ReadOnlyMemory<byte>> Contents)
{
    /// <summary>name@version.</summary>
    public string Id { get; } = $"{Definition.Name}@{Definition.Version}";

    /// <summary>Where a file of the fragment lies on the node.</summary>
    /// <param name="path">Its path in the definition.</param>
    /// <param name="installRoot">The driver's folder for fragments.</param>
    public string PathOnNode(string path, string installRoot) =>
        path.StartsWith('/') ? path : $"{installRoot}/{Definition.Name}/{path}";
}

/// <summary>Finds fragments: in a package's own folder first, then among those that are built in.</summary>
/// <param name="builtIn">The program's own files.</param>
/// <param name="schema">The schema of fragment.yaml.</param>
/// <param name="isProven">Whether tests of the program hold those that are built in to the schema, so that a run need not.</param>
public sealed class FragmentStore(IFileTree builtIn, SchemaFile schema, bool isProven = false)
{
    private readonly SchemaValidator validator = new(schema);
    private readonly Completion.CompilerDefaults defaults = new(schema);
    private readonly Memo<Fragment> loaded = new();

    /// <summary>Loads a fragment; null, with diagnostics, when it is nowhere or cannot be used.</summary>
    /// <param name="package">The package that asks.</param>
    /// <param name="id">name@version.</param>
    /// <param name="namedAt">The place that names it.</param>
    /// <param name="bag">Takes the problems.</param>
    public Fragment? Load(DriverPackage package, string id, SourceSpan namedAt, DiagnosticBag bag) =>
        loaded.Get($"{package.Shown} {id}", bag, own => Read(package, id, namedAt, own));

    private Fragment? Read(DriverPackage package, string id, SourceSpan namedAt, DiagnosticBag bag)
    {
        var folder = "fragments/" + id.Replace('@', '/');
        var isOwn = package.TryRead(folder + "/fragment.yaml", out var bytes);
        if (!isOwn && !builtIn.TryRead(folder + "/fragment.yaml", out bytes))
        {
            bag.Add(DriverCodes.FragmentMissing, namedAt, $"There is no fragment {id}.", $"Looked for {folder}/fragment.yaml in {package.Shown} and among those that are built in.");
            return null;
        }

        var shown = isOwn ? $"{package.Shown}/{folder}" : folder;
        var source = SourceText.FromBytes(shown + "/fragment.yaml", bytes.Span, SourceKind.Driver, bag);
        if (source is null || DriverText.ReadMapping(source, bag) is not { } root || ((isOwn || !isProven) && !validator.Validate(root, bag)))
        {
            return null;
        }

        var definition = FragmentDefinition.Read(defaults.Fill(root));
        if ($"{definition.Name}@{definition.Version}" != id)
        {
            bag.Add(DriverCodes.WrongFolder, root["name"]!.Span, $"The definition says {definition.Name}@{definition.Version}, but the folder is {shown}.");
            return null;
        }

        var contents = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
        foreach (var file in definition.Files)
        {
            var path = $"{folder}/{file.Source}";
            if (TreePath.IsValid(path) && (isOwn ? package.TryRead(path, out var content) : builtIn.TryRead(path, out content)))
            {
                contents.Add(content);
                if (isOwn)
                {
                    CheckBreaks($"{shown}/{file.Source}", content.Span, bag);
                }
            }
            else
            {
                bag.Add(DriverCodes.FileMissing, file.Node["source"]!.Span, $"The fragment {id} has no file \"{file.Source}\".");
            }
        }

        return contents.Count == definition.Files.Length ? new Fragment(definition, source, contents.DrainToImmutable()) : null;
    }

    // What is no text may hold any bytes.
    private static void CheckBreaks(string shown, ReadOnlySpan<byte> content, DiagnosticBag bag)
    {
        if (content.IndexOf("\r\n"u8) >= 0 && SourceText.FromBytes(shown, content, SourceKind.Driver, new DiagnosticBag()) is { } text)
        {
            var place = text.Span(text.Text.IndexOf("\r\n", StringComparison.Ordinal), 1);
            bag.Add(DriverCodes.WindowsBreaks, place, "The lines of this file end with a carriage return, as on Windows, and nodes get it as it is.", "Save it with line feeds alone (LF), and let .gitattributes keep them: * text=auto eol=lf.");
        }
    }
}
