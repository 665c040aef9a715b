using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources;

/// <summary>What Heat checks of other types besides the schema.</summary>
internal sealed class SmallTypesRule : TypeRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HE6030",
        DiagnosticLevel.Error,
        "Values of a resource do not fit each other",
        "Each property by itself is right, but Heat refuses them together, or the cloud does. The message says what does not fit.",
        """
        heat_template_version: 2018-08-31
        resources:
          secret:
            type: OS::Heat::RandomString
            properties: {length: 2, character_classes: [{class: digits, min: 2}, {class: lowercase, min: 2}]}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          secret:
            type: OS::Heat::RandomString
            properties: {length: 4, character_classes: [{class: digits, min: 2}, {class: lowercase, min: 2}]}
        """);

    private static readonly string[] VolumeSources = ["source_volid", "snapshot_id", "image", "imageRef"];

    private static readonly string[] OwnTypes =
    [
        "OS::Heat::RandomString", "OS::Cinder::Volume", "OS::Neutron::SecurityGroup", "OS::Neutron::SecurityGroupRule", "OS::Neutron::Router", "OS::Heat::AutoScalingGroup",
        "OS::Heat::SoftwareComponent", "OS::Heat::WaitCondition", "OS::Heat::SoftwareDeployment", "OS::Heat::StructuredDeployment", "OS::Heat::AccessPolicy",
        .. ServiceFaults.Types, .. ScalingFaults.Types,
    ];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    protected override string[] Types => OwnTypes;

    protected override void Check(StackContext context, Subject subject)
    {
        var fault = subject.Type switch
        {
            "OS::Heat::RandomString" => RandomString(subject),
            "OS::Cinder::Volume" => Volume(subject),
            "OS::Neutron::SecurityGroup" when subject.Text("name") == "default" => ("name", "a security group cannot have the name \"default\""),
            "OS::Neutron::SecurityGroupRule" => PortRange(subject.Properties),
            "OS::Neutron::Router" => Router(subject),
            "OS::Heat::AutoScalingGroup" => Scaling(subject),
            "OS::Heat::SoftwareComponent" => Component(subject),
            "OS::Heat::WaitCondition" => Wait(context, subject),
            "OS::Heat::SoftwareDeployment" or "OS::Heat::StructuredDeployment" => Deployment(context, subject),
            "OS::Heat::AccessPolicy" => Policy(context, subject),
            _ => ServiceFaults.Of(subject) ?? ScalingFaults.Of(context, subject),
        };
        if (fault is var (property, message))
        {
            context.Report(Descriptor, subject.PlaceOf(property), message);
        }

        if (subject.Type == "OS::Neutron::SecurityGroup")
        {
            foreach (var rule in subject.Maps("rules"))
            {
                if (PortRange(rule) is var (_, wrong))
                {
                    context.Report(Descriptor, rule.Span ?? subject.Span, wrong);
                }
            }
        }
    }

    private static (string, string)? RandomString(Subject subject)
    {
        var least = 0.0;
        foreach (var map in subject.Maps("character_classes").Concat(subject.Maps("character_sequences")))
        {
            least += map["min"] is ExactValue exact && Python.ToDouble(exact.Node) is { } min ? min : map["min"] is null ? 1 : 0;
        }

        var length = subject.Has("length") == false ? 32 : subject.Number("length");
        return length < least ? ("length", $"the length {length} is less than the {least} characters that the classes and sequences need") : null;
    }

    private static (string, string)? Volume(Subject subject)
    {
        if (subject.Has("backup_id") != false)
        {
            return null;
        }

        var sources = VolumeSources.Where(s => subject.Has(s) == true).ToArray();
        if (subject.Has("size") == true)
        {
            return sources.Length > 1 ? (sources[1], $"a volume takes one of \"{sources[0]}\" and \"{sources[1]}\"") : null;
        }

        // Without a size the source must have one: a volume or a snapshot.
        return subject.Has("size") == false && VolumeSources.All(s => subject.Has(s) is not null) && (sources.Length != 1 || sources[0] is "image" or "imageRef")
            ? (sources.Length > 0 ? sources[0] : "", "a volume needs a size, unless it is made of one other volume or snapshot")
            : null;
    }

    // Neutron's rule: for ICMP the two are type and code.
    private static (string, string)? PortRange(MapValue rule)
    {
        var protocol = rule["protocol"] is ExactValue { Text: { } text } ? text.ToLowerInvariant() : rule["protocol"] is null ? "" : null;
        if (protocol is null or "icmp" or "icmpv6" or "ipv6-icmp"
            || rule["port_range_min"] is not ExactValue low || rule["port_range_max"] is not ExactValue high
            || Python.ToDouble(low.Node) is not { } min || Python.ToDouble(high.Node) is not { } max)
        {
            return null;
        }

        return min > max ? ("port_range_min", $"the port range ends before it begins: {min} to {max}") : null;
    }

    private static (string, string)? Router(Subject subject)
    {
        var distributed = subject.Text("distributed") is "True" or "true";
        var ha = subject.Text("ha") is "True" or "true";
        if (distributed && ha)
        {
            return ("ha", "a router is distributed or ha, not both");
        }

        return distributed && (subject.Has("l3_agent_id") == true || subject.Properties["l3_agent_ids"] is ListValue { Items.Length: > 0 })
            ? ("distributed", "a distributed router has no L3 agent of its own")
            : !ha && subject.Has("ha") == false && subject.Properties["l3_agent_ids"] is ListValue { IsOpen: false, Items.Length: > 1 }
                ? ("l3_agent_ids", "only a router with ha has several L3 agents")
                : null;
    }

    private static (string, string)? Scaling(Subject subject)
    {
        var (min, max, desired) = (subject.Number("min_size"), subject.Number("max_size"), subject.Number("desired_capacity"));
        return min > max ? ("max_size", $"max_size {max} is less than min_size {min}")
            : desired < min ? ("desired_capacity", $"desired_capacity {desired} is less than min_size {min}")
            : desired > max ? ("desired_capacity", $"desired_capacity {desired} is more than max_size {max}")
            : null;
    }

    private static (string, string)? Component(Subject subject)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var config in subject.Maps("configs"))
        {
            var actions = config["actions"] is ListValue list ? list.Items.OfType<ExactValue>().Select(a => a.Text ?? "") : ["CREATE", "UPDATE"];
            if (actions.FirstOrDefault(a => !seen.Add(a)) is { } twice)
            {
                return ("configs", $"the action {twice} has two configurations");
            }
        }

        return null;
    }

    private static (string, string)? Wait(StackContext context, Subject subject)
    {
        // A handle may also be the parameter of a nested template.
        return subject.Properties["handle"] is UnknownValue { Resource: { } handle, Attribute: null } && context.Stack.Target(handle) is BuiltInTarget { Type.Name: var type }
            && !type.EndsWith("WaitConditionHandle", StringComparison.Ordinal)
            ? ("handle", $"the handle must be a wait condition handle, and \"{handle.Name}\" is of type {type}")
            : null;
    }

    private static (string, string)? Deployment(StackContext context, Subject subject)
    {
        if (subject.Properties["server"] is not UnknownValue { Resource: { Type: "OS::Nova::Server" } server, Attribute: null } || context.Stack.Properties(server) is not MapValue { IsOpen: false } properties)
        {
            return null;
        }

        // Heat's default is HEAT_CFNTOOLS.
        return properties["user_data_format"] is null or ExactValue { IsNull: true } or ExactValue { Text: not (null or "SOFTWARE_CONFIG") }
            ? ("server", $"the server \"{server.Name}\" must have the user_data_format SOFTWARE_CONFIG, because software is deployed to it")
            : null;
    }

    private static (string, string)? Policy(StackContext context, Subject subject)
    {
        var lost = (subject.Properties["allowed_resources"] as ListValue)?.Items.OfType<ExactValue>().FirstOrDefault(i => i.Text is { } name && context.Stack.Resource(name) is null);
        return lost is null ? null : ("allowed_resources", $"there is no resource \"{lost.Text}\"");
    }
}
