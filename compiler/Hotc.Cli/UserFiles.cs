using System.Collections.Immutable;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Files;

namespace Hotc.Cli;

/// <summary>
/// The user's own files, by the paths that the user types: absolute, or relative to the working directory, with <c>..</c> as
/// it comes. The path <c>-</c> is standard input. Safe to use from several threads.
/// </summary>
internal sealed class UserFiles(Func<Stream> openInput) : IFileTree
{
    /// <summary>The path that stands for standard input.</summary>
    public const string StandardInput = "-";

    private readonly Lazy<ReadOnlyMemory<byte>> input = new(() => ReadAll(openInput));

    /// <inheritdoc />
    public bool TryRead(string path, out ReadOnlyMemory<byte> bytes)
    {
        if (path == StandardInput)
        {
            bytes = input.Value;
            return true;
        }

        var found = DiskFile.ReadBytes(path, new DiagnosticBag());
        bytes = found;
        return found is not null;
    }

    /// <inheritdoc />
    /// <remarks>Nothing is ever looked for among the user's files; each is named.</remarks>
    public IEnumerable<string> List(string folder, bool recursive) => [];

    /// <summary>
    /// Puts the reason, and the nearest name that exists, in the place of a finding that says only that a spec given on the
    /// command line cannot be read.
    /// </summary>
    public static ImmutableArray<Diagnostic> WithReason(string path, ImmutableArray<Diagnostic> diagnostics)
    {
        if (path == StandardInput || !diagnostics.Any(IsBare))
        {
            return diagnostics;
        }

        var bag = new DiagnosticBag();
        DiskFile.ReadBytes(path, bag);
        return bag.HasErrors ? [.. bag.ToSorted(), .. diagnostics.Where(d => !IsBare(d))] : diagnostics;
    }

    /// <summary>
    /// Everything that a stream holds, up to the longest file that is read and a little more. A stream that is closed or cannot be
    /// read, such as a folder behind a redirection, holds nothing.
    /// </summary>
    public static ReadOnlyMemory<byte> ReadAll(Func<Stream> open)
    {
        using var held = new MemoryStream();
        try
        {
            using var stream = open();
            var buffer = new byte[16 * 1024];
            for (int read; held.Length <= DiskFile.MaxLength && (read = stream.Read(buffer)) > 0;)
            {
                held.Write(buffer, 0, read);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ReadOnlyMemory<byte>.Empty;
        }

        return held.ToArray();
    }

    private static bool IsBare(Diagnostic diagnostic) => diagnostic.Descriptor == SpecCodes.Unreadable && diagnostic.Span is null;
}
