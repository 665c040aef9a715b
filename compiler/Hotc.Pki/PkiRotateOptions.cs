using System.Collections.Immutable;

namespace Hotc.Pki;

/// <summary>What the user may choose about the first step of <see cref="PkiRotate"/>.</summary>
public sealed record PkiRotateOptions
{
    /// <summary>What to rotate, of <see cref="PkiRotate.Parts"/>; all of them when there are none.</summary>
    public ImmutableArray<string> Parts { get; init; } = [];

    /// <summary>Life of the new authorities, and those that the user brings.</summary>
    public PkiInitOptions New { get; init; } = new();
}
