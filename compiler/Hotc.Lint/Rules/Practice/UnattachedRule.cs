using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Practice;

/// <summary>Resources that do nothing by themselves and that nothing uses.</summary>
internal sealed class UnattachedRule : Rule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HI8103",
        DiagnosticLevel.Info,
        "Nothing uses a resource that does nothing by itself",
        "A port, a security group or a configuration has an effect only through what uses it, and no other resource and no output names this one.",
        """
        heat_template_version: 2018-08-31
        resources:
          port: {type: OS::Neutron::Port, properties: {network: internal}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          port: {type: OS::Neutron::Port, properties: {network: internal}}
          server: {type: OS::Nova::Server, properties: {flavor: small, image: ubuntu, networks: [{port: {get_resource: port}}], user_data_format: RAW}}
        """);

    private static readonly string[] Idle =
    [
        "OS::Neutron::Port", "OS::Neutron::SecurityGroup", "OS::Heat::SoftwareConfig", "OS::Heat::CloudConfig", "OS::Heat::MultipartMime", "OS::Heat::StructuredConfig",
        "OS::Heat::WaitConditionHandle", "OS::Nova::ServerGroup",
    ];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckStack(StackContext context)
    {
        var candidates = context.EnabledResources.Where(r => context.Stack.Target(r) is BuiltInTarget { Type.Name: var type } && Idle.Contains(type)).ToArray();
        if (candidates.Length == 0)
        {
            return;
        }

        // Any text counts: a name may be worked out, or handed on.
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in context.Template.Root.Entries)
        {
            Collect(entry.Value, texts);
        }

        foreach (var resource in candidates.Where(r => !texts.Contains(r.Name)))
        {
            context.Report(Descriptor, resource.NameSpan, $"nothing uses \"{resource.Name}\"");
        }
    }

    private static void Collect(HotValue value, HashSet<string> texts)
    {
        switch (value)
        {
            case HotText text:
                texts.Add(text.Value);
                break;
            case HotList list:
                foreach (var item in list.Items)
                {
                    Collect(item, texts);
                }

                break;
            case HotMap map:
                foreach (var entry in map.Entries)
                {
                    Collect(entry.Value, texts);
                }

                break;
        }
    }
}
