namespace Hotc.Pki.Tests;

/// <summary>
/// A node in the test's folder: fragments as they are but for their paths, an env file with what <c>secrets.yaml</c> carries, and stand-ins
/// for the programs that the scripts start.
/// </summary>
internal sealed class Node
{
    private const string Prepare =
        """
        rm -rf FOLDER && mkdir -p FOLDER && cd FOLDER
        mkdir -p etc/hotc etc/systemd/system bin opt proc
        for fragment in node/1.0.0 certificates/1.0.0 FRAGMENTS; do
          mkdir -p opt/${fragment%/*}
          for script in REPOSITORY/fragments/$fragment/*.sh; do
            sed "s|/opt/hotc|$PWD/opt|g; s|/etc/|$PWD/etc/|g; s|/var/l|$PWD/var/l|g" $script > opt/${fragment%/*}/${script##*/}
          done
        done
        for program in systemctl kubelet kube-proxy curl; do ln -s /bin/true bin/$program; done
        echo 4c1f9a52-0000-0000-0000-000000000000 > etc/hotc/instance
        touch etc/systemd/system/kubelet.service etc/systemd/system/kube-proxy.service
        cat > etc/hotc/fixed.env <<'END'
        ROLE='ROLE_OF_NODE'
        NODE_NAME='prod-node-0'
        MEMBER_ADDRESS='10.0.0.11'
        PORT_ADDRESS=''
        HTTP_PROXY=''
        HTTPS_PROXY=''
        NO_PROXY=''
        API_ADDRESS='10.0.0.5'
        API_PUBLIC_ADDRESS='198.51.100.7'
        API_PORT='6443'
        API_NAMES='api.example.com'
        API_SERVICE_ADDRESS='10.254.0.1'
        APISERVER_FLAGS=''
        CONTROLLER_MANAGER_FLAGS=''
        SCHEDULER_FLAGS=''
        CLUSTER_NAME='prod'
        CLUSTER_DNS='10.254.0.10'
        CLUSTER_DOMAIN='cluster.local'
        CERTIFICATE_DAYS='365'
        CNI='flannel'
        IMAGES=''
        KUBELET_CONFIG='{}'
        KUBELET_FLAGS=''
        NODE_LABELS=''
        NODE_TAINTS=''
        POD_CIDR='10.100.0.0/16'
        POD_NODE_PREFIX='24'
        PROXY_CONFIG='{}'
        PROXY_MODE='nftables'
        SERVICE_CIDR='10.254.0.0/16'
        TRUST_STORE='/usr/share/zoneinfo'
        CA_CERTIFICATE_OTHER=''
        ETCD_CA_CERTIFICATE_OTHER=''
        FRONT_PROXY_CA_CERTIFICATE_OTHER=''
        SERVICE_ACCOUNT_PUBLIC_KEY_OTHER=''
        ENCRYPTION_KEY_OTHER=''
        ETCD_MEMBERS='prod-node-0=https://10.0.0.11:2380'
        ETCD_SERVERS='https://127.0.0.1:2379'
        END

        """;

    private readonly Workplace place;
    private readonly string folder;

    /// <summary>Makes the node.</summary>
    public Node(Workplace place, params string[] fragments)
        : this(place, "node", "control-plane", fragments)
    {
    }

    /// <summary>Makes the node in a folder of that name.</summary>
    public Node(Workplace place, string folder, string role, params string[] fragments)
    {
        (this.place, this.folder) = (place, folder);
        place.Sh(Prepare.Replace("FRAGMENTS", string.Join(' ', fragments), StringComparison.Ordinal).Replace("REPOSITORY", Repository(), StringComparison.Ordinal)
            .Replace("FOLDER", folder, StringComparison.Ordinal).Replace("ROLE_OF_NODE", role, StringComparison.Ordinal));
    }

    /// <summary>Where its Kubernetes files are, relative to the test's folder.</summary>
    public string Kubernetes => $"{folder}/etc/kubernetes";

    /// <summary>Runs a fragment with the secrets of now.</summary>
    public void Run(string fragment) => place.Sh(
        $$"""
        /usr/bin/python3 -c "
        import yaml
        for name, value in yaml.safe_load(open('pki/secrets.yaml'))['parameters'].items():
            print(f\"{name.upper()}='{value}'\")" | cat {{folder}}/etc/hotc/fixed.env - > {{folder}}/etc/hotc/node.env
        cd {{folder}} && PATH=$PWD/bin:$PATH bash opt/{{fragment}}/run.sh >&2
        """);

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Compiler.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The repository's root is not above the tests.");
        }

        return folder;
    }
}
