using System.Collections.Immutable;
using System.Text;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;
using Hotc.Foundation.Text;

namespace Hotc.Cli.Lint;

/// <summary>Writes the fixes of findings into the user's files: each file in one step, as it was but for the edits.</summary>
internal static class FixWriter
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Applies as many fixes as go together; those about standard input are left out.</summary>
    /// <param name="findings">Findings with the paths that the user sees.</param>
    /// <param name="bag">Receives what could not be written.</param>
    /// <returns>The findings that are repaired now.</returns>
    public static ImmutableArray<Diagnostic> Apply(IEnumerable<Diagnostic> findings, DiagnosticBag bag)
    {
        var result = FixApplier.Apply(findings.Where(f => f.Fix is { } fix && fix.Edits.All(e => e.Span.Source.Path != LintTree.StandardInput)));
        var failed = result.Texts.Where(text => !Write(text, bag)).Select(text => text.Before.Path).ToHashSet(StringComparer.Ordinal);
        return [.. result.Applied.Where(f => f.Fix!.Edits.All(e => !failed.Contains(e.Span.Source.Path)))];
    }

    private static bool Write(FixedText text, DiagnosticBag bag)
    {
        var path = text.Before.Path;
        if (DiskFile.ReadBytes(path, bag) is not { } bytes)
        {
            return false;
        }

        if (SourceText.FromBytes(path, bytes, text.Before.Kind, bag)?.Text != text.Before.Text)
        {
            bag.Add(new Diagnostic(FileCodes.CannotWrite, "the file changed while it was checked", null) { Path = path, Help = "run hotc again" });
            return false;
        }

        // A link stays one, and its target keeps its permissions.
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        byte[] content = [.. bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark : [], .. Encoding.UTF8.GetBytes(text.After)];
        return DiskFile.Write(target, content, ModeOf(target), overwrite: true, bag);
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? FolderFile.Readable : File.GetUnixFileMode(path);
}
