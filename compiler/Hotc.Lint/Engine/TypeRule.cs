namespace Hotc.Lint.Engine;

/// <summary>
/// A rule about resources of some types, which looks at the properties of each, as a member of a group too. Types of which the
/// release has only a placeholder left are not looked at.
/// </summary>
internal abstract class TypeRule : Rule
{
    /// <summary>The types.</summary>
    public abstract IReadOnlyList<string> Types { get; }

    /// <summary>Looks at one.</summary>
    public abstract void Check(StackContext context, Subject subject);
}
