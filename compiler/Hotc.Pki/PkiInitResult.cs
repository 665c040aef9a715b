using System.Collections.Immutable;

namespace Hotc.Pki;

/// <summary>What <see cref="PkiInit"/> did.</summary>
/// <param name="Directory">The directory, as the caller named it.</param>
/// <param name="Files">Every file of the set, in the order of writing.</param>
public sealed record PkiInitResult(string Directory, ImmutableArray<PkiFile> Files);

/// <summary>One file of the set.</summary>
/// <param name="Name">Its name in the directory.</param>
/// <param name="State">What happened to it.</param>
/// <param name="Secret">Whether its content must stay secret; such files have mode 0600.</param>
public sealed record PkiFile(string Name, PkiFileState State, bool Secret);

/// <summary>What happened to a file.</summary>
public enum PkiFileState
{
    /// <summary>It was there and was not touched.</summary>
    Kept,

    /// <summary>Its content is new.</summary>
    Created,

    /// <summary>It was copied from the user's own CA.</summary>
    Copied,

    /// <summary>It was missing and was made again from what another file of the directory holds.</summary>
    Restored,
}
