using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Values;

/// <summary>Names that are longer than the cloud takes.</summary>
internal sealed class LengthRule : Rule
{
    private const int MostCharacters = 255;

    private static readonly DiagnosticDescriptor TooLong = new(
        "HE6204",
        DiagnosticLevel.Error,
        "A name is longer than the cloud takes",
        "Names of things in OpenStack have at most 255 characters. The service refuses a longer one; Heat does not look.",
        """
        heat_template_version: 2018-08-31
        resources:
          network:
            type: OS::Neutron::Net
            properties:
              name: "\
                a-name-that-says-all-there-is-to-say-about-the-network-and-more-1-\
                a-name-that-says-all-there-is-to-say-about-the-network-and-more-2-\
                a-name-that-says-all-there-is-to-say-about-the-network-and-more-3-\
                a-name-that-says-all-there-is-to-say-about-the-network-and-more-4-\
                end"
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          network: {type: OS::Neutron::Net, properties: {name: short}}
        """) { HeatAccepts = true };

    private static readonly DiagnosticDescriptor HostName = new(
        "HW6205",
        DiagnosticLevel.Warning,
        "The name of a server does not fit into a host name",
        "Nova makes the host name out of the server's name: at most 63 characters, letters, digits and hyphens. It cuts a longer name off, so that "
        + "two servers may get the same host name.",
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties:
              name: a-name-of-a-server-that-is-much-longer-than-any-host-name-may-be-to-fit
              flavor: small
              image: ubuntu
              networks: [{network: internal}]
              user_data_format: RAW
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties: {name: short, flavor: small, image: ubuntu, networks: [{network: internal}], user_data_format: RAW}
        """);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [TooLong, HostName];

    public override void CheckStack(StackContext context)
    {
        foreach (var use in context.Uses)
        {
            if (!use.Is("name") || use is not { IsLive: true, Value: ExactValue { Text: { } name } })
            {
                continue;
            }

            if (name.Length > MostCharacters)
            {
                context.Report(TooLong, use.Value.Span ?? use.KeySpan, $"the name has {name.Length} characters, and may have {MostCharacters}");
            }
            else if (use.Type == "OS::Nova::Server" && name.Length > 63)
            {
                context.Report(HostName, use.Value.Span ?? use.KeySpan, $"the name of the server has {name.Length} characters, and a host name has at most 63");
            }
        }
    }
}
