using System.Collections.Immutable;
using Hotc.Lint.Model;

namespace Hotc.Lint.Engine;

/// <summary>The part of a template that an expression belongs to.</summary>
internal enum Part
{
    Properties,
    Metadata,
    UpdatePolicy,
    DeletionPolicy,
    ExternalId,
    ResourceCondition,
    Output,
    OutputCondition,
    Condition,
}

/// <summary>A call of a function and where it stands.</summary>
/// <param name="Call">The call.</param>
/// <param name="Part">The part of the template.</param>
/// <param name="Owner">The name of the resource, output or condition.</param>
/// <param name="IsTaken">Whether the branches of <c>if</c> that lead to it are or may be taken; Heat does not even read others.</param>
/// <param name="IsLive">Whether, besides, the resource or output is or may be part of the stack.</param>
internal readonly record struct CallSite(CallExpression Call, Part Part, string Owner, bool IsTaken, bool IsLive);

/// <summary>Finds all calls of a stack.</summary>
internal static class CallFinder
{
    public static ImmutableArray<CallSite> Find(Stack stack)
    {
        var found = ImmutableArray.CreateBuilder<CallSite>();
        var template = stack.Template;
        foreach (var condition in template.Conditions)
        {
            Walk(condition.Expression, Part.Condition, condition.Name, true, true, stack, found);
        }

        foreach (var resource in template.Resources)
        {
            var isLive = stack.IsEnabled(resource) != false;
            Walk(resource.Condition, Part.ResourceCondition, resource.Name, true, true, stack, found);
            Walk(resource.Properties, Part.Properties, resource.Name, true, isLive, stack, found);
            Walk(resource.Metadata, Part.Metadata, resource.Name, true, isLive, stack, found);
            Walk(resource.UpdatePolicy, Part.UpdatePolicy, resource.Name, true, isLive, stack, found);
            Walk(resource.DeletionPolicy, Part.DeletionPolicy, resource.Name, true, isLive, stack, found);
            Walk(resource.ExternalId, Part.ExternalId, resource.Name, true, isLive, stack, found);
        }

        foreach (var output in template.Outputs)
        {
            // Heat does not read the value of an output that is switched off.
            var isTaken = output.Condition is null || stack.Condition(output.Condition) != false;
            Walk(output.Condition, Part.OutputCondition, output.Name, true, true, stack, found);
            Walk(output.Value, Part.Output, output.Name, isTaken, true, stack, found);
        }

        return found.DrainToImmutable();
    }

    private static void Walk(Expression? expression, Part part, string owner, bool isTaken, bool isLive, Stack stack, ImmutableArray<CallSite>.Builder found)
    {
        switch (expression)
        {
            case null or { IsConstant: true }:
                break;
            case ListExpression list:
                foreach (var item in list.Items)
                {
                    Walk(item, part, owner, isTaken, isLive, stack, found);
                }

                break;
            case MapExpression map:
                foreach (var entry in map.Entries)
                {
                    Walk(entry.Value, part, owner, isTaken, isLive, stack, found);
                }

                break;
            case CallExpression { Function.Kind: FunctionKind.If, Arguments: [var condition, ..] arguments } call:
                found.Add(new CallSite(call, part, owner, isTaken, isTaken && isLive));
                Walk(condition, part, owner, isTaken, isLive, stack, found);
                var value = stack.Condition(condition);
                for (var i = 1; i < arguments.Length; i++)
                {
                    Walk(arguments[i], part, owner, isTaken && value != (i != 1), isLive, stack, found);
                }

                break;
            case CallExpression call:
                found.Add(new CallSite(call, part, owner, isTaken, isTaken && isLive));
                Walk(call.Argument, part, owner, isTaken, isLive, stack, found);
                break;
        }
    }
}
