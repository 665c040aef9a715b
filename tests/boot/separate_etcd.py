"""etcd on nodes of its own: what runs on them and what does not, whom they serve, and whom the API server asks."""
import re

import checks_etcd
import checks_node
import checks_pki
from checks_kubernetes import Cluster, until
from checks_node import PHASES, UNITS
from report import same

# as few nodes as show it, and a pod network that hotc does not bring
CHANGE = {'controlPlane': {'count': 1}, 'network': {'cni': {'name': 'none'}}}
# what a cluster needs that goes on working while its nodes are replaced: a control plane of three, and pods on two workers
LIVING = {'pools': [{'name': 'general', 'count': 2, 'flavor': 'm1.large', 'image': 'ubuntu-24.04'}]}
PKI = '/etc/kubernetes/pki'
OF_ETCD = ('ETCD_CA_KEY', 'SIGNAL_TOKEN')


def run(scene, report):
    guests = sorted(scene.guests.values(), key=lambda g: g.name)
    members = [g for g in guests if g.meta['role'] == 'etcd']
    plane = next(g for g in guests if g.meta['role'] == 'control-plane')
    for guest in () if scene.kubernetes else (members[0], plane):
        gone = ['etcd'] if guest is plane else []
        checks_node.node(scene, report, guest, *([name for name in names[guest.meta['role']] if name not in gone] for names in (PHASES, UNITS)))
    for guest in members:
        with report.check(f'{guest.name}: it runs etcd and nothing of Kubernetes'):
            same(guest.run('systemctl', 'is-active', 'etcd', 'kubelet', 'containerd', 'kube-proxy', check=False).stdout.split(), ['active', *['inactive'] * 3])
            same(guest.sh('compgen -G "/usr/local/*bin/*" | xargs -rn1 basename | sort | xargs'), 'etcd etcdctl etcdutl\n')
        with report.check(f'{guest.name}: it holds the authority of etcd and no other'):
            same(sorted(guest.run('find', '/etc/kubernetes', '-type', 'f', '-name', '*.crt').split()),
                 [f'{PKI}/etcd/{name}.crt' for name in ('ca-signing', 'ca', 'healthcheck-client', 'peer', 'server')])
            known = {name for name in checks_node.SECRETS if re.search(rf'^ *{name}=', guest.user_data, re.M)}
            same(known, set(OF_ETCD))
            others = '\n'.join(v for k, v in scene.case.secrets().items() if k.endswith('_key') and not k.startswith('etcd'))
            same(guest.run('grep', '-rlsF', '-f', '-', '/etc', '/opt', '/var', '/run', check=False, text=others).stdout, '')
    with report.check(f'{plane.name}: it runs no etcd and has no certificate of a member'):
        same(plane.sh('grep -lx etcd /proc/[0-9]*/comm', check=False).stdout, '')
        same(plane.sh('compgen -G "/usr/local/bin/etcd*" || true'), '')
        same(sorted(plane.run('ls', f'{PKI}/etcd').split()), ['ca-signing.crt', 'ca.crt', 'ca.key'])
    with report.check('the API server is told of the etcd nodes, with its client certificate'):
        pod = plane.run('cat', '/etc/kubernetes/manifests/kube-apiserver.yaml')
        given = dict(re.findall(r'"--(etcd-[a-z]+)=(.*)"', pod))
        same(given, {'etcd-servers': ','.join(f'https://{g.address}:2379' for g in members), 'etcd-cafile': f'{PKI}/etcd/ca.crt',
                     'etcd-certfile': f'{PKI}/apiserver-etcd-client.crt', 'etcd-keyfile': f'{PKI}/apiserver-etcd-client.key'})
    checks_node.workers(scene, report)
    checks_node.repeated(scene, report)
    checks_pki.run(scene, report)
    cluster = Cluster(scene) if scene.kubernetes else None
    if cluster:
        living(scene, report, cluster)
    checks_etcd.run(scene, report, 'etcd', cluster and Objects(cluster))
    if cluster:
        with report.check('all nodes are Ready again after a restore'):
            until(lambda: cluster.ready() == cluster.names(), 120, 'all Ready')


class Objects:
    """What a real API server keeps in etcd."""

    def __init__(self, cluster):
        self.cluster = cluster

    def put(self, name):
        until(lambda: self.cluster.kubectl('create', 'configmap', name, '--from-literal=a=b'), 60, f'object {name}')

    def holds(self, name):
        until(lambda: self.cluster.kubectl('get', '--raw', '/readyz') == 'ok', 120, 'the API')
        return any(o['metadata']['name'] == name for o in self.cluster.get('configmaps'))


def living(scene, report, cluster):
    """What only a real API server shows."""
    etcd = checks_etcd.Etcd(scene, 'etcd')
    with report.check('nodes join and are Ready, and those of etcd are no nodes of Kubernetes'):
        wanted = cluster.names()
        cluster.lay_network()
        until(lambda: cluster.ready() == wanted, 120, f'not Ready: {wanted}')
        same({n['metadata']['name'] for n in cluster.get('nodes')}, wanted)
    with report.check('what the API is told lies on every etcd node'):
        cluster.kubectl('create', 'configmap', 'kept', '--from-literal=a=b')
        for guest in etcd.guests:
            same(etcd.ctl(guest, 'get', '--keys-only', '/registry/configmaps/default/kept').strip(), '/registry/configmaps/default/kept')
