using System.Collections.Immutable;
using System.Text;
using Hotc.Compile.Completion;
using Hotc.Compile.Spec;

namespace Hotc.Compile.Planning;

/// <summary>The parts of a plan that follow directly from the spec.</summary>
internal static class PlanSections
{
    private const int ApiPort = 6443;

    // By convention of Kubernetes the first service address is the API's and the tenth the cluster DNS's.
    private const int ApiServiceOffset = 1;
    private const int DnsServiceOffset = 10;

    /// <summary>A plan without security groups and fragments.</summary>
    public static ClusterPlan Make(CompletedSpec completed, AddressPlan addresses, PlanGroup controlPlane, PlanGroup? etcd, ImmutableArray<PlanGroup> pools)
    {
        var spec = completed.Spec;
        return new ClusterPlan
        {
            Cluster = new PlanCluster
            {
                Name = spec.Metadata.Name,
                Description = spec.Metadata.Description ?? $"Kubernetes cluster {spec.Metadata.Name}",
                TimeoutMinutes = spec.Timeouts.StackMinutes,
            },
            Heat = new PlanHeat { Release = spec.Heat.Release.ToText(), TemplateVersion = completed.Driver.Definition.Heat.TemplateVersion },
            Kubernetes = Kubernetes(spec.Kubernetes, completed.Components.Minor),
            Network = Network(spec.Network, addresses),
            Api = Api(spec.Api, addresses),
            Ssh = new PlanSsh { Keypair = spec.Ssh.Keypair, AuthorizedKeys = spec.Ssh.AuthorizedKeys },
            Proxy = Proxy(spec),
            OpenstackCa = Convert.ToBase64String(Encoding.ASCII.GetBytes(completed.CloudCa)),
            Preinstalled = spec.Artifacts.Preinstalled,
            Images = ComponentPlan.Images(completed),
            ImageMirrors = spec.Images.Mirrors,
            Cloud = AddonPlan.Cloud(spec.Cloud),
            Addons = AddonPlan.Make(completed),
            Fragments = [],
            SecurityGroups = [],
            ControlPlane = controlPlane,
            Etcd = etcd,
            Pools = pools,
        };
    }

    private static PlanKubernetes Kubernetes(KubernetesSpec kubernetes, string minor) => new()
    {
        Version = kubernetes.Version!,
        Minor = minor,
        ClusterDomain = kubernetes.ClusterDomain,
        ApiServerFlags = Flags(kubernetes.ApiServer.Flags),
        ControllerManagerFlags = Flags(kubernetes.ControllerManager.Flags),
        SchedulerFlags = Flags(kubernetes.Scheduler.Flags),
        KubeletFlags = Flags(kubernetes.Kubelet.Flags),
        KubeletConfig = kubernetes.Kubelet.Config,
        ProxyMode = kubernetes.Proxy.Mode.ToText(),
        ProxyConfig = kubernetes.Proxy.Config,
    };

    private static ImmutableArray<string> Flags(ImmutableArray<KeyValuePair<string, string>> flags) => [.. flags.Select(f => $"--{f.Key}={f.Value}")];

    private static PlanNetwork Network(NetworkSpec network, AddressPlan addresses) => new()
    {
        Create = network.Existing is null,
        External = network.External,
        NodeCidr = addresses.Node.ToString(),
        Gateway = addresses.Node.At(1),
        PoolStart = addresses.Node.At(addresses.PoolStart),
        PoolEnd = addresses.Node.At(addresses.Node.Size - 2),
        Dns = network.Dns,
        PodCidr = addresses.Pod.ToString(),
        PodNodePrefix = network.PodNodePrefix,
        ServiceCidr = addresses.Service.ToString(),
        ClusterDns = addresses.Service.At(DnsServiceOffset),
        ApiServiceAddress = addresses.Service.At(ApiServiceOffset),
        Existing = network.Existing is { } existing ? new PlanExistingNetwork { Network = existing.Network, Subnet = existing.Subnet } : null,
        Cni = new PlanCni { Name = network.Cni.Name.ToText() },
    };

    private static PlanApi Api(ApiSpec api, AddressPlan addresses) => new()
    {
        Port = ApiPort,
        Public = api.Public,
        ExtraNames = api.ExtraNames,
        LoadBalancer = api.LoadBalancer.Enabled ? Balancer(api, addresses) : null,
    };

    // OVN keeps the client's address and hashes by address and port only; it has no listener filter, so there the security
    // groups of the nodes decide alone. Source: Octavia's provider feature matrix and ovn-octavia-provider's driver checks.
    private static PlanLoadBalancer Balancer(ApiSpec api, AddressPlan addresses)
    {
        var isOvn = api.LoadBalancer.Provider == LoadBalancerProvider.Ovn;
        return new PlanLoadBalancer
        {
            Provider = api.LoadBalancer.Provider.ToText(),
            Address = addresses.LoadBalancer,
            Algorithm = isOvn ? "SOURCE_IP_PORT" : "ROUND_ROBIN",
            MonitorType = isOvn ? "TCP" : "HTTPS",
            AllowedCidrs = isOvn ? [] : api.AllowedCidrs,
        };
    }

    private static PlanProxy Proxy(ClusterSpec spec)
    {
        var proxy = spec.Proxy;
        if (proxy.Http is null && proxy.Https is null)
        {
            return new PlanProxy { Http = "", Https = "", NoProxy = [] };
        }

        var network = spec.Network;
        ImmutableArray<string> own =
        [
            "localhost", "127.0.0.1", "169.254.169.254", network.NodeCidr, network.PodCidr, network.ServiceCidr, ".svc", "." + spec.Kubernetes.ClusterDomain,
        ];
        return new PlanProxy { Http = proxy.Http ?? "", Https = proxy.Https ?? "", NoProxy = [.. own.Concat(proxy.NoProxy).Distinct()] };
    }
}
