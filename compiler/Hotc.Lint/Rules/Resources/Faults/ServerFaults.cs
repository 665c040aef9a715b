using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of servers besides where they boot from and what they are connected to.</summary>
internal static class ServerFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Nova::Server", (context, subject) => Personality(subject) ?? Deployments(context, subject)),
    ];

    // Nova has refused it since its API 2.57 of 2018, and Heat asks for the newest API that there is.
    private static (string, string)? Personality(Subject subject) => subject.Properties["personality"] is MapValue { IsOpen: false, Entries.Length: > 0 }
        ? ("personality", "Nova takes no personality any more: put the files into user_data")
        : null;

    private static (string, string)? Deployments(StackContext context, Subject subject) => subject.Text("user_data_format") == "SOFTWARE_CONFIG"
        && subject.Resource?.Metadata is { } metadata && context.Stack.Evaluator.Evaluate(metadata) is MapValue map && Presence.PlaceOf(map, "deployments") is not null
        ? ("user_data_format", "the metadata of a server with the user_data_format SOFTWARE_CONFIG cannot hold \"deployments\": Heat keeps its own there")
        : null;
}
