using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using static Hotc.Foundation.Diagnostics.DiagnosticLevel;

namespace Hotc.Pki;

/// <summary>
/// Findings of <c>hotc pki</c> about directories, files and values; <see cref="PkiAuthorityCodes"/> has those about a CA.
/// The examples are commands for a shell in an empty folder.
/// </summary>
public static class PkiCodes
{
    /// <summary>The directory cannot be the place of a PKI.</summary>
    public static DiagnosticDescriptor DirectoryUnusable { get; } = new(
        "HE0301", Error, "The PKI directory cannot be used",
        "The keys go into a directory of their own. The name given is empty, or is a file, or cannot be read. Name a directory that does not exist "
        + "yet, or one that hotc pki init made.",
        Bad: "touch pki\nhotc pki init pki",
        Good: "hotc pki init pki");

    /// <summary>An existing directory lets others in.</summary>
    public static DiagnosticDescriptor DirectoryOpen { get; } = new(
        "HE0302", Error, "The PKI directory is open to other users",
        "A directory of private keys has mode 0700. hotc makes a new or an empty directory so, but does not change one that holds something: other "
        + "programs may rely on its mode.",
        Bad: "mkdir -m 755 pki\ntouch pki/notes.txt\nhotc pki init pki",
        Good: "mkdir -m 755 pki\ntouch pki/notes.txt\nchmod 700 pki\nhotc pki init pki");

    /// <summary>A file cannot be read.</summary>
    public static DiagnosticDescriptor FileUnreadable { get; } = new(
        "HE0303", Error, "A file cannot be read",
        "A certificate or key file is missing, is a directory, is larger than a megabyte, or may not be read.",
        Bad: "hotc pki init pki --ca-cert absent.crt --ca-key absent.key",
        Good: Examples.MakeCa + "hotc pki init pki --ca-cert ca.crt --ca-key ca.key");

    /// <summary>Writing failed; everything was taken back.</summary>
    public static DiagnosticDescriptor WriteFailed { get; } = new(
        "HE0304", Error, "The PKI directory could not be written",
        "The system refused to write. Nothing of this run remains. The message names the reason, such as a full or read-only disk.",
        Bad: "hotc pki init /proc/pki",
        Good: "hotc pki init pki");

    /// <summary>A certificate without its key, or the other way round.</summary>
    public static DiagnosticDescriptor PairIncomplete { get; } = new(
        "HE0305", Error, "Half of a pair is missing",
        "A certificate and its key (or the two halves of the service-account key) belong together, and a lost key cannot be made again. Bring the "
        + "other half back, or move the rest away so that hotc makes a new pair.",
        Bad: Examples.MakeCa + "hotc pki init pki --ca-cert ca.crt",
        Good: Examples.MakeCa + "hotc pki init pki --ca-cert ca.crt --ca-key ca.key");

    /// <summary>Two places hold different values for one thing.</summary>
    public static DiagnosticDescriptor Conflict { get; } = new(
        "HE0306", Error, "Two places hold different values",
        "hotc pki init completes a directory and never overwrites a file. Here two sources disagree, for instance the directory's CA and the one "
        + "given by option, or secrets.yaml and a file beside it. Decide which is right and move the other away.",
        Bad: Examples.MakeCa + "hotc pki init pki\nhotc pki init pki --ca-cert ca.crt --ca-key ca.key",
        Good: Examples.MakeCa + "hotc pki init pki --ca-cert ca.crt --ca-key ca.key");

    /// <summary>secrets.yaml is not what hotc wrote.</summary>
    public static DiagnosticDescriptor SecretsUnreadable { get; } = new(
        "HE0307", Error, "secrets.yaml is not the environment file that hotc writes",
        "secrets.yaml must be a Heat environment file whose parameters hold every secret of the cluster. This one is damaged or lacks some. hotc "
        + "never changes it; move it away and run again: it is written anew from the files beside it.",
        Bad: "hotc pki init pki\necho 'parameters: {}' > pki/secrets.yaml\nhotc pki init pki",
        Good: "hotc pki init pki\nrm pki/secrets.yaml\nhotc pki init pki");

    /// <summary>--days is out of range.</summary>
    public static DiagnosticDescriptor DaysOutOfRange { get; } = new(
        "HE0308", Error, "The number of days is out of range",
        "A CA made by hotc lives 1 to 36500 days.",
        Bad: "hotc pki init pki --days 0",
        Good: "hotc pki init pki --days 1825");

    /// <summary>The token or the encryption key has a wrong form.</summary>
    public static DiagnosticDescriptor ValueMalformed { get; } = new(
        "HE0309", Error, "A secret value has the wrong form",
        "A bootstrap token is six, a dot and sixteen characters of a to z and 0 to 9; an encryption key is the base64 of 32 bytes. Move the file "
        + "away and run again to get a new value.",
        Bad: "hotc pki init pki\nrm pki/secrets.yaml\necho s3cret > pki/bootstrap-token\nhotc pki init pki",
        Good: "hotc pki init pki\nrm pki/secrets.yaml pki/bootstrap-token\nhotc pki init pki");

    /// <summary>A secret file is readable by others.</summary>
    public static DiagnosticDescriptor FileOpen { get; } = new(
        "HW0310", Warning, "A secret file is open to other users",
        "Files with keys have mode 0600. This one was changed or copied with a wider mode.",
        Bad: "hotc pki init pki\nchmod 644 pki/ca.key\nhotc pki init pki",
        Good: "hotc pki init pki\nchmod 600 pki/ca.key\nhotc pki init pki");

    /// <summary>A .gitignore of another origin was left alone.</summary>
    public static DiagnosticDescriptor IgnoreFileKept { get; } = new(
        "HW0311", Warning, "The directory has a .gitignore of its own",
        "hotc writes a .gitignore that keeps every secret file out of git, but the directory already has another one. It was left alone: check that "
        + "git ignores the keys, the token and secrets.yaml.",
        Bad: "mkdir -m 700 pki\necho '*.log' > pki/.gitignore\nhotc pki init pki",
        Good: "mkdir -m 700 pki\nhotc pki init pki");

    /// <summary>All findings of <c>hotc pki</c>.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        DirectoryUnusable, DirectoryOpen, FileUnreadable, WriteFailed, PairIncomplete, Conflict, SecretsUnreadable, DaysOutOfRange,
        ValueMalformed, FileOpen, IgnoreFileKept, .. PkiAuthorityCodes.All, .. PkiRotationCodes.All,
    ];

    internal static class Examples
    {
        internal const string MakeCa = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj /CN=ca -keyout ca.key "
            + "-out ca.crt\n";
    }
}
