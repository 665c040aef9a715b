using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Emission;
using Hotc.Compile.Planning;
using Hotc.Compile.Rendering;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile;

/// <summary>
/// A spec on its way through the stages. What a stage gives is null before it, and for ever after when it failed. What the next
/// stage alone reads is let go behind that: the less is alive, the shorter the collector stops all threads.
/// </summary>
/// <param name="path">Where the spec stands.</param>
/// <param name="engine">Runs the scripts of its driver.</param>
internal sealed class Compilation(string path, ScriptEngine engine)
{
    /// <summary>Where the spec stands.</summary>
    public string Path { get; } = path;

    /// <summary>Runs the scripts of its driver.</summary>
    public ScriptEngine Engine { get; } = engine;

    /// <summary>What is wrong.</summary>
    public DiagnosticBag Bag { get; } = new();

    /// <summary>The spec as it was read.</summary>
    public LoadedSpec? Loaded { get; set; }

    /// <summary>The spec with every field set.</summary>
    public CompletedSpec? Completed { get; set; }

    /// <summary>The plan but for what nodes get.</summary>
    public DraftPlan? Draft { get; set; }

    /// <summary>The plan.</summary>
    public PlannedCluster? Planned { get; set; }

    /// <summary>The templates that ran.</summary>
    public ImmutableArray<FilledTemplate>? Filled { get; set; }

    /// <summary>The files of templates.</summary>
    public RenderedFiles? Rendered { get; set; }

    /// <summary>The bundle.</summary>
    public BuiltBundle? Built { get; set; }
}
