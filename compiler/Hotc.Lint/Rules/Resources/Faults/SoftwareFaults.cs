using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Reading;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of its own types.</summary>
internal static class SoftwareFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Heat::AccessPolicy", Policy),
        ("OS::Heat::AutoScalingGroup", (_, subject) => Scaling(subject)),
        ("OS::Heat::RandomString", (_, subject) => RandomString(subject)),
        ("OS::Heat::SoftwareComponent", (_, subject) => Component(subject)),
        ("OS::Heat::SoftwareDeployment", Deployment),
        ("OS::Heat::StructuredDeployment", Deployment),
        ("OS::Heat::Stack", RemoteTemplate),
        ("OS::Heat::WaitCondition", Wait),
    ];

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

    // Heat hands the text to the Heat of the other region or cloud to validate.
    private static (string, string)? RemoteTemplate(StackContext context, Subject subject)
    {
        if (subject.Text("template") is not { } text)
        {
            return null;
        }

        var bag = new DiagnosticBag();
        if (TemplateText.Read(new SourceText("template", text, SourceKind.Heat), bag, HotReader.Limits) is { } yaml && HotReader.ReadMap(yaml, bag) is { } document)
        {
            DialectFinder.Find(document, context.Catalogue, bag);
        }

        var fault = bag.ToSorted().FirstOrDefault(f => f.Level == DiagnosticLevel.Error);
        return fault is null ? null : ("template", $"the template of the stack cannot be used: {fault.Message} (line {fault.Span?.Begin.Line ?? 1} of its text)");
    }

    private static (string, string)? Policy(StackContext context, Subject subject)
    {
        var lost = (subject.Properties["allowed_resources"] as ListValue)?.Items.OfType<ExactValue>().FirstOrDefault(i => i.Text is { } name && context.Stack.Resource(name) is null);
        return lost is null ? null : ("allowed_resources", $"there is no resource \"{lost.Text}\"");
    }
}
