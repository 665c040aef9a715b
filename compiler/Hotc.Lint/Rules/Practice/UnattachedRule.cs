using System.Collections.Frozen;
using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;
using Hotc.Lint.Model;

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

    private static readonly FrozenSet<string> Idle = new[]
    {
        "OS::Neutron::Port", "OS::Neutron::SecurityGroup", "OS::Heat::SoftwareConfig", "OS::Heat::CloudConfig", "OS::Heat::MultipartMime", "OS::Heat::StructuredConfig",
        "OS::Heat::WaitConditionHandle", "OS::Nova::ServerGroup",
    }.ToFrozenSet(StringComparer.Ordinal);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void CheckStack(StackContext context)
    {
        var candidates = Candidates(context);
        if (candidates.Count == 0)
        {
            return;
        }

        var unseen = new Dictionary<string, Resource>(StringComparer.Ordinal);
        foreach (var resource in candidates)
        {
            unseen.Add(resource.Name, resource);
        }

        // Nearly all are used by a call, and then the texts need not be looked through.
        foreach (var site in context.Calls)
        {
            if (References.NameOf(site.Call) is var (name, _))
            {
                unseen.Remove(name);
            }
        }

        StrikeTexts(context.Template, unseen);
        foreach (var resource in unseen.Values)
        {
            context.Report(Descriptor, resource.NameSpan, $"nothing uses \"{resource.Name}\"");
        }
    }

    private static List<Resource> Candidates(StackContext context)
    {
        List<Resource> found = [];
        foreach (var resource in context.EnabledResources)
        {
            if (context.Stack.Target(resource) is BuiltInTarget { Type.Name: var type } && Idle.Contains(type))
            {
                found.Add(resource);
            }
        }

        return found;
    }

    // Any text counts: a name may be worked out, or handed on.
    private static void StrikeTexts(Template template, Dictionary<string, Resource> unseen)
    {
        var lengths = 0ul;
        foreach (var name in unseen.Keys)
        {
            lengths |= LengthBit(name);
        }

        foreach (var entry in template.Root.Entries)
        {
            if (unseen.Count > 0)
            {
                Strike(entry.Value, unseen, lengths);
            }
        }
    }

    private static void Strike(HotValue value, Dictionary<string, Resource> unseen, ulong lengths)
    {
        switch (value)
        {
            // Most texts are of another length than every name, and need not be looked up.
            case HotText text:
                if ((lengths & LengthBit(text.Value)) != 0)
                {
                    unseen.Remove(text.Value);
                }

                break;
            case HotList list:
                foreach (var item in list.Items)
                {
                    Strike(item, unseen, lengths);
                }

                break;
            case HotMap map:
                foreach (var entry in map.Entries)
                {
                    Strike(entry.Value, unseen, lengths);
                }

                break;
        }
    }

    // Lengths that are 64 apart share a bit.
    private static ulong LengthBit(string text) => 1ul << (text.Length & 63);
}
