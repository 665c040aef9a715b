using System.Collections.Immutable;
using System.Text;
using Hotc.Heat.Bundles;

namespace Hotc.Conformance.Tests.Updates;

/// <summary>A stack, and what it is updated to.</summary>
/// <param name="Name">What a failure calls it.</param>
/// <param name="Old">The files of the running stack.</param>
/// <param name="New">The files of the update.</param>
internal sealed record UpdatePair(string Name, Bundle Old, Bundle New)
{
    /// <summary>The driver whose spec is changed; null when the templates are written by hand.</summary>
    public string? Driver { get; init; }

    /// <summary>The fields of the spec that differ.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>Whether Heat must take the update: who refuses it agrees with nobody.</summary>
    public bool GoesThrough { get; init; }

    /// <summary>Two root templates, without the line of their version.</summary>
    public static UpdatePair OfTemplates(string name, string old, string current, params (string Path, string Text)[] others) =>
        new(name, Files(old, others.Select(o => (o.Path, o.Text))), Files(current, others.Select(o => (o.Path, o.Text))));

    /// <summary>A bundle with a root template and perhaps nested ones, each without the line of its version.</summary>
    public static Bundle Files(string root, IEnumerable<(string Path, string Text)> others) => new(
    [
        File("cluster.yaml", root),
        .. others.Select(o => File(o.Path, o.Text)),
    ]);

    private static BundleFile File(string path, string text) =>
        new(path, Encoding.UTF8.GetBytes(path.EndsWith(".yaml", StringComparison.Ordinal) && path != "environment.yaml" ? "heat_template_version: \"2021-04-16\"\n" + text : text));
}
