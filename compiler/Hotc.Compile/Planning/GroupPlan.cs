using System.Collections.Immutable;
using Hotc.Compile.Completion;
using Hotc.Compile.Spec;
using Hotc.Foundation.Diagnostics;

namespace Hotc.Compile.Planning;

/// <summary>Plans the groups of equal nodes, without phases and payloads: what these are may depend on the plan.</summary>
internal sealed class GroupPlan(CompletedSpec completed, AddressPlan addresses, DiagnosticBag bag)
{
    private static readonly PlanPayload NoPayload = new()
    {
        Role = "",
        Resource = "",
        Parts = [],
        Env = new PlanEnv { File = "", Filename = "", Params = TreeEdit.NoParams },
        MaxBytes = 0,
    };

    private readonly ClusterSpec spec = completed.Spec;

    // From 2026.1 on block_device_mapping_v2 takes a volume type; before, a typed boot volume must be a resource of its own.
    private readonly bool needsOwnTypedVolume = completed.Spec.Heat.Release == HeatTargetRelease.Zed;

    // What kubeadm gives such nodes as well (https://kubernetes.io/docs/reference/labels-annotations-taints/).
    private static PlanTaint ControlPlaneTaint => new() { Key = "node-role.kubernetes.io/control-plane", Value = "", Effect = TaintEffect.NoSchedule.ToText() };

    /// <summary>The control plane.</summary>
    public PlanGroup OfControlPlane()
    {
        var plane = spec.ControlPlane;
        return new PlanGroup
        {
            Role = Roles.ControlPlane,
            Name = Roles.ControlPlane,
            Resource = Names.Resource(Roles.ControlPlane),
            Count = plane.Count,
            MaxCount = plane.Count,
            Flavor = plane.Flavor,
            Image = plane.Image,
            Zones = plane.Zones,
            Labels = [],
            Taints = plane.Schedulable ? [] : [ControlPlaneTaint],
            BootVolume = BootVolume(plane.BootVolume, plane.Update),
            RuntimeVolume = Volume(plane.RuntimeVolume),
            EtcdVolume = Roles.HasEtcdNodes(spec) ? null : Volume(plane.Etcd.Volume),
            VolumesInZone = spec.Cloud.Capabilities.VolumeZones,
            ServerGroupPolicy = plane.ServerGroupPolicy.ToText(),
            FloatingIps = plane.FloatingIps,
            Update = Update(plane.Update),
            WaitSeconds = spec.Timeouts.NodeMinutes * 60,
            Members = Members(Roles.ControlPlane, addresses.ControlPlane),
            Artifacts = ComponentPlan.Artifacts(completed, Roles.HasEtcdNodes(spec) ? [Roles.ControlPlane] : [Roles.ControlPlane, Roles.Etcd], bag),
            Phases = [],
            Payload = NoPayload,
        };
    }

    /// <summary>The nodes of etcd alone; null when there are none.</summary>
    public PlanGroup? OfEtcd() => !Roles.HasEtcdNodes(spec) || spec.ControlPlane.Etcd.Nodes is not { } nodes ? null : new PlanGroup
    {
        Role = Roles.Etcd,
        Name = Roles.Etcd,
        Resource = Names.Resource(Roles.Etcd),
        Count = nodes.Count,
        MaxCount = nodes.Count,
        Flavor = nodes.Flavor,
        Image = nodes.Image,
        Zones = nodes.Zones,
        Labels = [],
        Taints = [],
        BootVolume = BootVolume(nodes.BootVolume, nodes.Update),
        RuntimeVolume = null,
        EtcdVolume = Volume(spec.ControlPlane.Etcd.Volume),
        VolumesInZone = spec.Cloud.Capabilities.VolumeZones,
        ServerGroupPolicy = nodes.ServerGroupPolicy.ToText(),
        FloatingIps = false,
        Update = Update(nodes.Update),
        WaitSeconds = spec.Timeouts.NodeMinutes * 60,
        Members = Members(Roles.Etcd, addresses.Etcd),
        Artifacts = ComponentPlan.Artifacts(completed, [Roles.Etcd], bag),
        Phases = [],
        Payload = NoPayload,
    };

    /// <summary>A pool.</summary>
    public PlanGroup OfPool(PoolSpec pool) => new()
    {
        Role = Roles.Worker,
        Name = pool.Name,
        Resource = Names.Resource(pool.Name),
        Count = pool.Count,
        MaxCount = pool.MaxCount ?? pool.Count,
        Flavor = pool.Flavor,
        Image = pool.Image,
        Zones = pool.Zones,
        Labels = pool.Labels,
        Taints = [.. pool.Taints.Select(t => new PlanTaint { Key = t.Key, Value = t.Value, Effect = t.Effect.ToText() })],
        BootVolume = BootVolume(pool.BootVolume, pool.Update),
        RuntimeVolume = Volume(pool.RuntimeVolume),
        EtcdVolume = null,
        VolumesInZone = spec.Cloud.Capabilities.VolumeZones,
        ServerGroupPolicy = pool.ServerGroupPolicy.ToText(),
        FloatingIps = pool.FloatingIps,
        Update = Update(pool.Update),
        WaitSeconds = spec.Timeouts.NodeMinutes * 60,
        Members = [],
        Artifacts = ComponentPlan.Artifacts(completed, [Roles.Worker], bag),
        Phases = [],
        Payload = NoPayload,
    };

    private ImmutableArray<PlanMember> Members(string role, ImmutableArray<string> fixedAddresses) =>
        [.. fixedAddresses.Select((a, i) => new PlanMember { Index = i, Name = Names.Server(spec.Metadata.Name, role, i), Address = a })];

    private PlanVolume? BootVolume(VolumeSpec? volume, UpdateSpec update)
    {
        if (Volume(volume) is not { Type: not null } typed || !needsOwnTypedVolume)
        {
            return Volume(volume);
        }

        foreach (var key in Replacing(update))
        {
            bag.Add(
                PlanCodes.BootVolumeHeld,
                update.Node.SpanOf(key),
                $"A server whose boot volume has a type cannot be replaced for \"update.{key}\" with Heat of {spec.Heat.Release.ToText()}.",
                "Leave out bootVolume.type, so that the server makes its own volume, or choose another policy.");
        }

        return typed with { Separate = true };
    }

    private static IEnumerable<string> Replacing(UpdateSpec update)
    {
        if (update.UserData == UpdateUserData.Replace)
        {
            yield return UpdateSpec.Keys.UserData;
        }

        if (update.Flavor == UpdateFlavor.Replace)
        {
            yield return UpdateSpec.Keys.Flavor;
        }
    }

    private static PlanVolume? Volume(VolumeSpec? volume) => volume is null ? null : new PlanVolume
    {
        Size = volume.Size,
        Type = volume.Type,
        Separate = false,
    };

    private static PlanUpdate Update(UpdateSpec update) => new()
    {
        UserData = update.UserData.ToText(),
        Image = update.Image.ToText(),
        Flavor = update.Flavor.ToText(),
        MaxBatchSize = update.MaxBatchSize,
        PauseSeconds = update.PauseSeconds,
    };
}
