using System.Collections.Frozen;
using Hotc.Lint.Engine;

namespace Hotc.Lint.Rules.Resources.Faults;

/// <summary>What is wrong with a resource: the property, empty when it is none, and what is wrong with it; null when nothing is.</summary>
internal delegate (string Property, string Message)? FaultCheck(StackContext context, Subject subject);

/// <summary>The checks in the code of Heat's resource types that are more than a combination of properties.</summary>
internal static class FaultTable
{
    /// <summary>The check of a type.</summary>
    public static FrozenDictionary<string, FaultCheck> ByType { get; } = new[]
    {
        ClusterFaults.Checks, DatabaseFaults.Checks, IdentityFaults.Checks, MessageFaults.Checks, NetworkFaults.Checks, PoolFaults.Checks, QuotaFaults.Checks,
        ScalingFaults.Checks, SecretFaults.Checks, ServerFaults.Checks, SoftwareFaults.Checks, StorageFaults.Checks, WorkflowFaults.Checks,
    }.SelectMany(c => c).ToFrozenDictionary(c => c.Type, c => c.Check, StringComparer.Ordinal);
}
