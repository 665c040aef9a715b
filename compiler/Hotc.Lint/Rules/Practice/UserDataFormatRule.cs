using System.Collections.Immutable;
using Hotc.Foundation.Diagnostics;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Practice;

/// <summary>Servers whose user data Heat wraps by default.</summary>
internal sealed class UserDataFormatRule : TypeRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "HI8102",
        DiagnosticLevel.Info,
        "Heat wraps user data in the tools of Cloud Formation",
        "Without user_data_format Heat uses HEAT_CFNTOOLS: it adds parts for tools that current images do not have, which costs room and boot "
        + "time. RAW passes user data on as it is; SOFTWARE_CONFIG is for software deployments.",
        """
        heat_template_version: 2018-08-31
        resources:
          server: {type: OS::Nova::Server, properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data: "#!/bin/sh"}}
        """,
        """
        heat_template_version: 2018-08-31
        resources:
          server:
            type: OS::Nova::Server
            properties: {flavor: small, image: ubuntu, networks: [{network: internal}], user_data: "#!/bin/sh", user_data_format: RAW}
        """);

    private static readonly string[] OwnTypes =
        ["OS::Nova::Server"];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override IReadOnlyList<string> Types => OwnTypes;

    public override void Check(StackContext context, Subject subject)
    {
        if (subject.Has("user_data") != false && subject.Has("user_data_format") == false)
        {
            context.Report(Descriptor, subject.PlaceOf("user_data"), "user_data_format is not set, so Heat uses HEAT_CFNTOOLS", "set user_data_format to RAW");
        }
    }
}
