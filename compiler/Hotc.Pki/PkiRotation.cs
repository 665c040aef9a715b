using System.Collections.Immutable;

namespace Hotc.Pki;

/// <summary>Where a rotation stands.</summary>
/// <param name="Directory">The directory, as the caller named it.</param>
/// <param name="Stage">What was done last.</param>
/// <param name="Parts">What is rotated, by the names of <see cref="PkiRotate.Parts"/>.</param>
/// <param name="Titles">The same for people.</param>
/// <param name="Parameters">Parameters that <c>secrets.yaml</c> carries meanwhile.</param>
/// <param name="ReachesWorkers">Whether workers know some of it, so that they must be made anew as well.</param>
/// <param name="WasInterrupted">Whether a step of an earlier run was completed just now.</param>
public sealed record PkiRotation(
    string Directory, RotationStage Stage, ImmutableArray<string> Parts, ImmutableArray<string> Titles, ImmutableArray<string> Parameters,
    bool ReachesWorkers, bool WasInterrupted)
{
    internal static PkiRotation Of(string directory, RotationState state, bool wasInterrupted) => new(
        directory, state.Stage, [.. state.Seconds.Select(s => s.Part.Name)], [.. state.Seconds.Select(s => s.Part.Title)],
        [.. state.Seconds.Select(s => s.Part.Other.Name)],
        state.Seconds.Any(s => s.Part.IsOnWorkers), wasInterrupted);
}
