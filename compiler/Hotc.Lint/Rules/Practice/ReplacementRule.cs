using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Foundation.Text;
using Hotc.Heat.Catalogue;
using Hotc.Heat.Values;
using Hotc.Lint.Bundles;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Practice;

/// <summary>Updates that would replace a resource where nobody said so: properties whose update policy is to replace by default.</summary>
internal sealed class ReplacementRule : Rule
{
    private const string PolicySuffix = "_update_policy";

    private static readonly DiagnosticDescriptor ByDefault = new(
        "HI8104",
        DiagnosticLevel.Info,
        "A new value replaces the resource, by default",
        "The property has an update policy, which nobody set: Heat's default is REPLACE, so that an update which changes the value, as by another "
        + "parameter or file, deletes the resource and makes a new one. Say which is wanted; REPLACE too can be said. A value that is fixed "
        + "text is not reported.",
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties:
              flavor: small
              image: ubuntu
              networks: [{network: internal}]
              user_data_format: RAW
              user_data: {get_file: start.sh}
        # file: start.sh
        echo hello
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties:
              flavor: small
              image: ubuntu
              networks: [{network: internal}]
              user_data_format: RAW
              user_data: {get_file: start.sh}
              user_data_update_policy: IGNORE
        # file: start.sh
        echo hello
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [ByDefault];

    public override void CheckStack(StackContext context)
    {
        foreach (var resource in context.EnabledResources)
        {
            if (resource.ExternalId is not null || context.Stack.Target(resource) is not BuiltInTarget { Type: var type } || (resource.Node as HotMap)?[context.Dialect.Word("properties")] is not HotMap properties)
            {
                continue;
            }

            CheckPolicies(context, type, properties, resource.NameSpan);
            if (!type.HoldsNestedStack)
            {
                continue;
            }

            foreach (var member in (ReadOnlySpan<string>)["resource_def", "resource"])
            {
                if (properties[member] is HotMap definition && definition["type"] is HotText { Value: var name }
                    && definition["properties"] is HotMap inner && context.Catalogue.FindType(name) is { } kind)
                {
                    CheckPolicies(context, kind, inner, resource.NameSpan);
                }
            }
        }
    }

    private static void CheckPolicies(StackContext context, ResourceType type, HotMap properties, SourceSpan? place)
    {
        // Most types have no such policy, and need no names of any.
        if (!type.Properties.Values.Any(IsReplacing))
        {
            return;
        }

        foreach (var (name, value, span) in properties.Entries)
        {
            if (value is HotMap && type.Properties.TryGetValue(name + PolicySuffix, out var policy) && IsReplacing(policy) && properties[policy.Name] is null)
            {
                context.Report(ByDefault, span ?? place, $"{policy.Name} is not set, so a new value of \"{name}\" replaces the resource", $"set {policy.Name}");
            }
        }
    }

    private static bool IsReplacing(PropertySchema policy) => policy.Default is HotText { Value: "REPLACE" };
}
