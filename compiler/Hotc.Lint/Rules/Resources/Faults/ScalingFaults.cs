using System.Text.RegularExpressions;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of groups of instances, and of the configuration that their instances are made by.</summary>
internal static partial class ScalingFaults
{
    private const string Configuration = "AWS::AutoScaling::LaunchConfiguration";
    private const double LongestPause = 3600;

    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        (Configuration, (_, subject) => OfConfiguration(subject)),
        ("OS::Heat::InstanceGroup", (context, subject) => Reference(context, subject) ?? Pause(context, subject, "RollingUpdate")),
        ("AWS::AutoScaling::AutoScalingGroup", (context, subject) => Sizes(subject) ?? Reference(context, subject) ?? Pause(context, subject, "AutoScalingRollingUpdate")),
    ];

    private static (string, string)? OfConfiguration(Subject subject)
    {
        foreach (var mapping in subject.Maps("BlockDeviceMappings"))
        {
            if (Presence.Of(mapping, "Ebs") == false || (mapping["Ebs"] is MapValue volume && Presence.Of(volume, "SnapshotId") == false))
            {
                return ("BlockDeviceMappings", "each of the BlockDeviceMappings needs an Ebs with a SnapshotId");
            }
        }

        return subject.Has("InstanceId") == false && (subject.Has("ImageId") == false || subject.Has("InstanceType") == false)
            ? ("", "a launch configuration needs ImageId and InstanceType, or an InstanceId to copy them from")
            : null;
    }

    private static (string, string)? Sizes(Subject subject)
    {
        var (min, max, desired) = (subject.Number("MinSize"), subject.Number("MaxSize"), subject.Number("DesiredCapacity"));
        return min > max ? ("MaxSize", $"MaxSize {max} is less than MinSize {min}")
            : min < 0 ? ("MinSize", "a group cannot have less than no members")
            : desired < min || desired > max ? ("DesiredCapacity", $"DesiredCapacity {desired} must lie between MinSize {min} and MaxSize {max}")
            : subject.Properties["VPCZoneIdentifier"] is ListValue { IsOpen: false, Items.Length: > 1 } ? ("VPCZoneIdentifier", "Heat takes one VPCZoneIdentifier only")
            : subject.Has("InstanceId") is { } hasInstance && subject.Has("LaunchConfigurationName") == hasInstance ? ("", "a group needs either an InstanceId or a LaunchConfigurationName")
            : null;
    }

    // Heat looks for a resource of the same stack that has this id.
    private static (string, string)? Reference(StackContext context, Subject subject)
    {
        const string Property = "LaunchConfigurationName";
        return subject.Properties[Property] switch
        {
            ExactValue { Text: { } name } => (Property, context.Stack.Resource(name) is null
                ? $"\"{name}\" is no launch configuration of this stack: write get_resource with the name of one"
                : $"\"{name}\" is only the name of the resource: write get_resource"),
            UnknownValue { Resource: { } other, Attribute: null } when context.Stack.Target(other) is BuiltInTarget { Type.Name: not Configuration and var type } =>
                (Property, $"the group needs a launch configuration, and \"{other.Name}\" is of type {type}"),
            _ => null,
        };
    }

    private static (string, string)? Pause(StackContext context, Subject subject, string policy)
    {
        if (subject.Resource?.UpdatePolicy is not { } written
            || context.Stack.Evaluator.Evaluate(written) is not MapValue policies || policies[policy] is not MapValue rolling || rolling["PauseTime"] is not ExactValue { Text: { } pause })
        {
            return null;
        }

        var parts = Duration().Match(pause);
        if (!parts.Success)
        {
            return ("", $"the PauseTime \"{pause}\" is no duration such as PT1M30S");
        }

        double Part(int group) => parts.Groups[group].Success ? double.Parse(parts.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        return (Part(1) * 3600) + (Part(2) * 60) + Part(3) > LongestPause ? ("", "the PauseTime is at most one hour") : null;
    }

    [GeneratedRegex(@"^PT(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
