namespace Hotc.Pki.Tests;

/// <summary>Which serving certificates of kubelets a control-plane node approves.</summary>
public sealed class NodeApprovalTests : IDisposable
{
    // etcd on nodes of its own, and no load balancer: the API's address is the first node's
    private const string Ask =
        """
        cat >> node/etc/hotc/fixed.env <<'END'
        CONTROL_PLANE_ADDRESSES='prod-control-plane-0=10.0.0.10
        prod-control-plane-1=10.0.0.11'
        ETCD_MEMBERS='prod-etcd-0=https://10.0.0.20:2380'
        API_ADDRESS='10.0.0.10'
        END
        cp node/etc/hotc/fixed.env node/etc/hotc/node.env
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -subj /O=system:nodes/CN=system:node:WHO -addext subjectAltName=DNS:WHO,IP:WHERE -out request 2> log
        cat > node/bin/kubectl <<END
        #!/bin/sh
        case "\$2 \$3" in
        'get csr') echo asked system:node:WHO $(base64 -w0 request) ;;
        'get node') echo WHERE ;;
        'certificate approve') echo "\$4 is approved" ;;
        esac
        END
        chmod +x node/bin/kubectl
        cd node && PATH=$PWD/bin:$PATH bash opt/cluster-objects/approve.sh
        """;

    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("prod-control-plane-0", "10.0.0.10", "asked is approved")]
    [InlineData("prod-control-plane-1", "10.0.0.11", "asked is approved")]
    [InlineData("prod-general-0", "10.0.0.101", "asked is approved")]
    [InlineData("prod-general-0", "10.0.0.10", "asked is left alone: system:node:prod-general-0 asks for IP:10.0.0.10")]
    [InlineData("prod-general-0", "10.0.0.11", "asked is left alone: system:node:prod-general-0 asks for IP:10.0.0.11")]
    [InlineData("prod-control-plane-1", "10.0.0.10", "asked is left alone: system:node:prod-control-plane-1 asks for IP:10.0.0.10")]
    public void A_node_gets_one_for_its_own_address_and_for_none_of_the_control_plane(string node, string address, string said)
    {
        _ = new Node(place, "cluster-objects/1.1.0");
        Assert.Equal(said, place.Sh(Ask.Replace("WHO", node, StringComparison.Ordinal).Replace("WHERE", address, StringComparison.Ordinal)).Trim());
    }
}
