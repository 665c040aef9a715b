using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Load balancers of Octavia. Source: <c>heat/engine/resources/openstack/octavia/loadbalancer.py</c> of Heat 19. Updates follow
/// the schema; a replaced load balancer keeps an address that the template fixes, and never its port.
/// </summary>
internal sealed class LoadBalancerFamily : ResourceFamily
{
    public const string LoadBalancer = "OS::Octavia::LoadBalancer";

    public override IEnumerable<string> Types => [LoadBalancer];

    public override Likeness AttributeAfterReplace(ResourceChange change, string attribute) => attribute switch
    {
        "vip_port_id" => Likeness.Different,
        "vip_address" when change.After?.Properties["vip_address"] is Scalar && change.Properties.All(p => p.Name != "vip_address") => Likeness.Same,
        _ => Likeness.MayDiffer,
    };
}
