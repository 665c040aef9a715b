using Hotc.Lint.Engine;
using Hotc.Lint.Values;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What Heat checks of the workflows of Mistral.</summary>
internal static class WorkflowFaults
{
    /// <summary>What is looked at, by type.</summary>
    public static (string Type, FaultCheck Check)[] Checks { get; } =
    [
        ("OS::Mistral::CronTrigger", (_, subject) => subject.Has("pattern") == false && subject.Has("first_time") == false ? ("", "a trigger needs a pattern or a first time") : null),
        ("OS::Mistral::Workflow", (_, subject) => Workflow(subject)),
    ];

    private static (string, string)? Workflow(Subject subject)
    {
        var type = subject.Text("type");
        if (type == "reverse" && (subject.Has("params") == false || subject.Properties["params"] is MapValue { IsOpen: false } parameters && Presence.Of(parameters, "task_name") == false))
        {
            return ("params", "a reverse workflow needs a task_name in its params");
        }

        foreach (var task in subject.Maps("tasks"))
        {
            // Heat takes the entries of the older "policies" for entries of the task itself.
            var policies = task["policies"] as MapValue ?? new MapValue(null, []);
            bool? Has(string key) => Presence.Of(task, key) is var own && own != false ? own : Presence.Of(policies, key);
            var (action, workflow) = (Presence.Of(task, "action"), Presence.Of(task, "workflow"));
            if (action == workflow && action is not null)
            {
                return ("tasks", action == true ? "a task has an action or a workflow, not both" : "a task needs an action or a workflow");
            }

            if (type == "direct" && Presence.Of(task, "requires") == true)
            {
                return ("tasks", "only a task of a reverse workflow has \"requires\"");
            }

            if (policies.Entries.FirstOrDefault(e => Presence.Of(policies, e.Key) == true && Presence.Of(task, e.Key) == true).Key is { } twice)
            {
                return ("tasks", $"\"{twice}\" stands in a task and in its policies");
            }

            if (Has("concurrency") == true && Has("with_items") == false)
            {
                return ("tasks", "\"concurrency\" of a task needs \"with_items\"");
            }
        }

        return null;
    }
}
