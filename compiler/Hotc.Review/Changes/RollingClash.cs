using Hotc.Heat.Values;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review.Changes;

/// <summary>
/// Rolling updates that cannot begin. In the first step all members get the new template, and those whose turn comes later still
/// have their old values (<c>heat/common/grouputils.py</c> of Heat 19: <c>get_child_template_files</c>;
/// <c>resource_group.py</c>: <c>_assemble_for_rolling_update</c>). Heat checks them against the new template and refuses a
/// value for a parameter that is no longer there, and a parameter that has no value yet.
/// </summary>
internal static class RollingClash
{
    /// <summary>The parameter that the step fails at; null when none is in the way.</summary>
    public static string? Find(ResourceNode before, ResourceNode after)
    {
        if (GroupPlanner.Steps(before, after) is not [var first, ..] || first.Size <= first.Updated
            || before.Child?.Resources is not [var old, ..] || after.Child?.Resources is not [var current, ..]
            || current.TemplatePath is not { } path || old.TemplatePath != path
            || after.Stack.Side.Files.Document(path)?["parameters"] is not HotMap parameters)
        {
            return null;
        }

        var given = old.Properties.Entries.Where(e => e.Value is not Scalar { IsNull: true }).Select(e => e.Key).ToList();
        return given.FirstOrDefault(name => parameters[name] is null)
            ?? parameters.Entries.Where(e => e.Value is HotMap declared && declared["default"] is null).Select(e => e.Key).FirstOrDefault(name => !given.Contains(name));
    }
}
