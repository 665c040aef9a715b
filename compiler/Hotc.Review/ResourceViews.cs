using System.Collections.Immutable;
using Hotc.Review.Changes;
using Hotc.Review.Stacks;
using Hotc.Review.Values;

namespace Hotc.Review;

/// <summary>Makes what views show of what the comparison knows.</summary>
internal static class ResourceViews
{
    // What Heat keeps for itself: a new one costs nothing, and nobody else knows the old one.
    private static readonly ImmutableArray<string> InHeatOnly =
    [
        "OS::Heat::SoftwareConfig", "OS::Heat::CloudConfig", "OS::Heat::MultipartMime", "OS::Heat::StructuredConfig", "OS::Heat::Value",
        "OS::Heat::WaitCondition", "OS::Heat::WaitConditionHandle", "OS::Heat::UpdateWaitConditionHandle", "OS::Heat::None", "OS::Heat::RandomString",
        "AWS::CloudFormation::WaitCondition", "AWS::CloudFormation::WaitConditionHandle",
    ];

    public static ReviewedResource Of(ResourceChange change) => new(change.Address, TypeOf(change.Node), change.Action, change.Reason)
    {
        Pattern = PatternOf(change.Node),
        Cause = change.Cause,
        Properties = [.. change.Properties.Select(Of)],
        OtherAddress = change.OtherAddress,
        Fate = change.Action is ChangeAction.Replace or ChangeAction.Delete ? change.Fate : null,
        Group = change.Group?.Address,
        IsInCloud = change.Node.TemplatePath is null && !change.Node.IsGroup && !InHeatOnly.Contains(change.Type),
    };

    public static ReviewedGroup Of(GroupChange group) =>
        new(group.After.Address, group.CountBefore, group.CountAfter, group.Changed, group.AtOnce, group.Steps)
        {
            IgnoresSteps = !group.Steps.IsEmpty && group.ByTemplate >= ChangeAction.Rebuild,
        };

    private static ReviewedProperty Of(PropertyChange change)
    {
        var isSecret = HoldsSecret(change.Before) || HoldsSecret(change.After);
        var (path, before, after) = Narrow(change.Name, change.Before, change.After);
        return new ReviewedProperty(change.Name, before is null ? null : TermText.Show(before), after is null ? null : TermText.Show(after))
        {
            Path = path,
            IsSecret = isSecret,
            IsCertain = change.Likeness == Likeness.Different,
            Lines = TextLines.Differences(change.Before, change.After),
        };
    }

    // The only part that is different, when it is one.
    private static (string Path, Term? Before, Term? After) Narrow(string path, Term? before, Term? after)
    {
        while (true)
        {
            List<TermEntry> parts = (before, after) switch
            {
                (TermMap a, TermMap b) when a.Entries.Length == b.Entries.Length => [.. a.Entries.Where(e => b[e.Key] is not { } other || Differ(e.Value, other))],
                (TermList a, TermList b) when a.Items.Length == b.Items.Length =>
                    [.. a.Items.Select((item, i) => new TermEntry(TermPaths.Number(i), item)).Where((e, i) => Differ(e.Value, b.Items[i]))],
                _ => [],
            };
            if (parts is not [var only] || (after is TermMap map ? map[only.Key] : TermPaths.Step(after!, Term.Of(only.Key))) is not { } current)
            {
                return (path, before, after);
            }

            (path, before, after) = ($"{path}.{only.Key}", only.Value, current);
        }
    }

    private static bool Differ(Term before, Term after) => TermText.Show(before) != TermText.Show(after) || TermComparer.KnownEqual(before, after) == false;

    private static string TypeOf(ResourceNode node) => node.TemplatePath ?? node.Type;

    private static string PatternOf(ResourceNode node) =>
        node.Stack.Owner is not { } owner ? node.Name : $"{PatternOf(owner)}/{(owner.IsGroup ? "*" : node.Name)}";

    private static bool HoldsSecret(Term? term) => term switch
    {
        GivenTerm given => given.IsSecret,
        TermList list => list.Items.Any(HoldsSecret),
        TermMap map => map.Entries.Any(e => HoldsSecret(e.Value)),
        CallTerm call => HoldsSecret(call.Argument),
        _ => false,
    };
}
