using Hotc.Foundation.Diagnostics;

namespace Hotc.Foundation.Files;

/// <summary>Findings about files and folders.</summary>
public static class FileCodes
{
    /// <summary>A file to read does not exist.</summary>
    public static DiagnosticDescriptor NotFound { get; } = new(
        "HE0011",
        DiagnosticLevel.Error,
        "A file does not exist",
        "The file that was named cannot be found. Relative paths count from the working directory.",
        "",
        "");

    /// <summary>A file cannot be read.</summary>
    public static DiagnosticDescriptor Unreadable { get; } = new(
        "HE0012",
        DiagnosticLevel.Error,
        "A file cannot be read",
        "The file exists but is a folder or a device, or the system refuses to read it, for instance for lack of permission.",
        "",
        "");

    /// <summary>A file is too large.</summary>
    public static DiagnosticDescriptor TooLarge { get; } = new(
        "HE0013",
        DiagnosticLevel.Error,
        "A file is too large to be read",
        "The limit keeps a wrong file, such as a disk image, from exhausting the memory. Check whether the right file was given.",
        "",
        "");

    /// <summary>The target of the output is no folder.</summary>
    public static DiagnosticDescriptor NotAFolder { get; } = new(
        "HE0014",
        DiagnosticLevel.Error,
        "The output folder is something else",
        "A file or a device stands where the output folder is to be. Choose another place, or move it away.",
        "",
        "");

    /// <summary>A file of somebody else stands in the way.</summary>
    public static DiagnosticDescriptor ForeignFile { get; } = new(
        "HE0015",
        DiagnosticLevel.Error,
        "A file that hotc did not write is in the way",
        "The output would replace a file that an earlier run did not write, and hotc never deletes such files. "
        + "Move it away, or choose another output folder.",
        "",
        "");

    /// <summary>The output cannot be written.</summary>
    public static DiagnosticDescriptor CannotWrite { get; } = new(
        "HE0016",
        DiagnosticLevel.Error,
        "The output cannot be written",
        "The system refuses, for instance because the disk is full or for lack of permission. What stood there before is unchanged.",
        "",
        "");

    /// <summary>Two runs write the same folder.</summary>
    public static DiagnosticDescriptor Busy { get; } = new(
        "HE0017",
        DiagnosticLevel.Error,
        "Another run of hotc writes this folder",
        "Two runs would mix their files. Wait for the other one, or give each its own output folder.",
        "",
        "");

    /// <summary>The old folder is still there.</summary>
    public static DiagnosticDescriptor LeftBehind { get; } = new(
        "HW0018",
        DiagnosticLevel.Warning,
        "The old output was not deleted",
        "The new output is in place and whole, but what it replaced could not be deleted and stands beside it. Delete it by hand.",
        "",
        "");

    /// <summary>All descriptors of this area.</summary>
    public static IEnumerable<DiagnosticDescriptor> All => [NotFound, Unreadable, TooLarge, NotAFolder, ForeignFile, CannotWrite, Busy, LeftBehind];
}
