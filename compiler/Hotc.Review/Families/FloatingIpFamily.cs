using Hotc.Review.Changes;
using Hotc.Review.Values;

namespace Hotc.Review.Families;

/// <summary>
/// Floating IPs. Source: <c>heat/engine/resources/openstack/neutron/floatingip.py</c> of Heat 19. Updates follow the schema; a
/// replaced floating IP has another address, unless the template asks for one.
/// </summary>
internal sealed class FloatingIpFamily : ResourceFamily
{
    public const string FloatingIp = "OS::Neutron::FloatingIP";

    public override IEnumerable<string> Types => [FloatingIp];

    public override Likeness AttributeAfterReplace(ResourceChange change, string attribute) =>
        attribute == "floating_ip_address" && change.After?.Properties["floating_ip_address"] is Scalar && change.Properties.All(p => p.Name != attribute)
            ? Likeness.Same
            : Likeness.Different;
}
