using System.CommandLine;

namespace Hotc.Cli;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class VerbCommand : Command
{
    /// <summary>Makes a command.</summary>
    /// <param name="name">What the user types.</param>
    /// <param name="description">One or two sentences for its help.</param>
    /// <param name="examples">Whole command lines, each with what it does.</param>
    public VerbCommand(string name, string description, params IReadOnlyList<(string Line, string Meaning)> examples)
        : base(name, description) => Examples = examples;

    /// <summary>Whole command lines, each with what it does.</summary>
    public IReadOnlyList<(string Line, string Meaning)> Examples { get; }
}
