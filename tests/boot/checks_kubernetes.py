"""A real cluster: nodes join, pods run on them and reach each other, and a control-plane node can be lost and replaced."""
import json
import time

import yaml

from case import GREETING
from report import same, true

CONF = '--kubeconfig=/etc/kubernetes/admin.conf'
NETWORK = '''{"cniVersion": "0.3.1", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": false, "ipam": {"type": "host-local", "ranges": [[{"subnet": "%s"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}'''
WEB = '''apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: default}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      tolerations: [{key: example.org/storage, operator: Exists}]
      affinity:
        podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {matchLabels: {app: web}}, topologyKey: kubernetes.io/hostname}]}
      containers:
      - name: web
        image: registry.k8s.io/web:1
        command: [/busybox, sh, -c, "mkdir -p /www; echo $HOSTNAME > /www/index.html; exec /busybox httpd -f -p 8080 -h /www"]
        readinessProbe: {httpGet: {path: /, port: 8080}, periodSeconds: 2}
        terminationMessagePolicy: FallbackToLogsOnError
        volumeMounts: [{name: token, mountPath: /token}]
      volumes: [{name: token, projected: {sources: [{serviceAccountToken: {path: token, expirationSeconds: 600}}]}}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: default}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
'''


class Cluster:
    def __init__(self, scene):
        self.scene = scene
        self.masters = sorted((g for g in scene.guests.values() if g.meta['role'] == 'control-plane'), key=lambda g: g.name)

    def kubectl(self, *words, guest=None, text=None):
        return (guest or self.masters[0]).run('kubectl', CONF, *words, text=text)

    def get(self, what, *words, guest=None):
        return json.loads(self.kubectl('get', what, '-o', 'json', *words, guest=guest))['items']

    def names(self):
        """Of the guests that are nodes of Kubernetes."""
        return {g.name for g in self.scene.guests.values() if g.meta['role'] != 'etcd'}

    def ready(self, guest=None):
        """Names of the nodes that are Ready."""
        return {n['metadata']['name'] for n in self.get('nodes', guest=guest)
                if any(c['type'] == 'Ready' and c['status'] == 'True' for c in n['status']['conditions'])}

    def serving(self, label, count):
        """The pods with a label, once there are so many and all are ready."""
        pods = [p for p in self.get('pods', '-l', label) if any(c['type'] == 'Ready' and c['status'] == 'True' for c in p['status'].get('conditions', []))]
        return pods if len(pods) == count else None

    def answer(self, guest, pod):
        return guest.run('curl', '-sSf', '--max-time', '5', f'http://{pod["status"]["podIP"]}:8080/').strip()

    def lay_network(self):
        """What the owner of a cluster with network.cni none does: a configuration on each node, and routes."""
        nodes = {n['metadata']['name']: n['spec'].get('podCIDR') for n in self.get('nodes')}
        for guest in self.scene.guests.values():
            if nodes.get(guest.name):
                guest.write('/etc/cni/net.d/10-pods.conflist', NETWORK % nodes[guest.name])
                guest.run('mkdir', '-p', '/etc/cni/net.d')
                guest.run('tee', '/etc/cni/net.d/10-pods.conflist', text=NETWORK % nodes[guest.name])
            for other in self.scene.guests.values():
                if other is not guest and nodes.get(other.name):
                    guest.run('ip', 'route', 'replace', nodes[other.name], 'via', other.address)


def until(found, seconds, what):
    end = time.monotonic() + seconds
    reason = ''
    while time.monotonic() < end:
        try:
            if result := found():
                return result
        except RuntimeError as failure:
            reason = f', {failure}'
        time.sleep(1)
    raise AssertionError(f'{what} not after {seconds} s{reason}')


def up(scene, report):
    """The cluster with pods on its workers, once its nodes are Ready."""
    cluster = Cluster(scene)
    names, begin = cluster.names(), time.monotonic()
    with report.check('all nodes are Ready by TLS bootstrap, with the network of their pods'):
        until(lambda: cluster.ready() == names, 180, f'{names} Ready')
        scene.say(f'{len(names)} nodes Ready {time.monotonic() - scene.powered:.1f} s after power-on')
    with report.check('a Deployment is reachable across nodes, by pod and by service'):
        cluster.kubectl('apply', '-f', '-', text=WEB)
        pods = until(lambda: cluster.serving('app=web', 2), 120, 'two pods')
        same({p['spec']['nodeName'] for p in pods}, names - {g.name for g in cluster.masters}, 'nodes of the pods')
        address = cluster.get('services', '--field-selector', 'metadata.name=web')[0]['spec']['clusterIP']
        for guest in (g for g in scene.guests.values() if g.name in names):
            for pod in pods:
                same(cluster.answer(guest, pod), pod['metadata']['name'])
            true(guest.run('curl', '-sSf', '--max-time', '5', f'http://{address}/').strip(), 'no answer of the service')
        scene.say(f'pods answer {time.monotonic() - begin:.1f} s after the nodes were up')
    return cluster


def run(scene, report):
    cluster = up(scene, report)
    names, pods = cluster.names(), cluster.serving('app=web', 2)
    with report.check('manifests of the owner are applied, whatever becomes of one of them'):
        found = {c['metadata']['name']: c.get('data') for c in cluster.get('configmaps')}
        same(found['greeting'], yaml.safe_load(GREETING)['data'])
        true({'remote', 'last'} <= set(found), f'{set(found)}')
    with report.check('pods cannot reach the metadata service'):
        for pod in pods:
            done = cluster.masters[0].run('kubectl', CONF, 'exec', pod['metadata']['name'], '--', '/busybox', 'wget', '-q', '-T', '3', '-O', '-', 'http://169.254.169.254/openstack', check=False)
            true(done.returncode, f'the metadata service answered {done.stdout!r}')
    with report.check('serving certificates of all kubelets are approved, and the API asks no kubelet without one'):
        for guest in scene.guests.values():
            until(lambda: guest.sh('test -e /var/lib/kubelet/pki/kubelet-server-current.pem && echo yes'), 60, f'the serving certificate of {guest.name}')
            text = guest.run('openssl', 'x509', '-in', '/var/lib/kubelet/pki/kubelet-server-current.pem', '-noout', '-ext', 'subjectAltName')
            true(guest.name in text and guest.address in text, text)
    with report.check('a serving certificate for an address of the API is left alone'):
        stranger(cluster, report)
    with report.check('logs and exec pass through the kubelet'):
        true(cluster.kubectl('exec', pods[0]['metadata']['name'], '--', '/busybox', 'echo', 'hello').strip() == 'hello', 'exec')
        cluster.kubectl('logs', pods[0]['metadata']['name'])
    token(cluster, report)
    reboot(scene, report, cluster, names)
    with report.check('a control-plane node can be replaced'):
        begin, new = time.monotonic(), replace(scene, cluster, cluster.masters[2])
        found = [n for n in cluster.get('nodes') if n['metadata']['name'] == new.name][0]
        same(found['spec']['providerID'], f'openstack:///{new.uuid}', 'providerID')
        scene.say(f'replaced and Ready after {time.monotonic() - begin:.1f} s')
    return cluster


FOREIGN = """set -e
cd $(mktemp -d)
openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key -subj "/O=system:nodes/CN=system:node:$1" -addext "subjectAltName=DNS:$1,IP:$2" -out csr 2>/dev/null
cat <<END | kubectl --kubeconfig=/var/lib/kubelet/kubeconfig-test apply -f - >/dev/null
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: {name: $3}
spec: {request: $(base64 -w0 csr), signerName: kubernetes.io/kubelet-serving, usages: [digital signature, server auth]}
END
"""


def stranger(cluster, report):
    """A node asks for a certificate with the API's address beside its own, and for one of its own."""
    guest = next(g for g in cluster.masters)
    guest.sh('cp /etc/kubernetes/kubelet.conf /var/lib/kubelet/kubeconfig-test')
    for name, address in (('foreign', cluster.scene.cloud.virtual), ('own', guest.address)):
        guest.run('bash', '-c', FOREIGN, 'bash', guest.name, address, name)
    def approved(name):
        return any(c['type'] == 'Approved' for c in json.loads(cluster.kubectl('get', 'csr', name, '-o', 'json'))['status'].get('conditions', []))
    until(lambda: approved('own'), 30, 'approval of its own')
    time.sleep(2)
    true(not approved('foreign'), 'approved')


def token(cluster, report):
    with report.check('the bootstrap token is renewed by any control-plane node'):
        def secret():
            found = [s for s in cluster.get('secrets', '-n', 'kube-system') if s['type'] == 'bootstrap.kubernetes.io/token']
            same(len(found), 1, 'bootstrap tokens')
            return found[0]['data']['expiration']
        before = secret()
        time.sleep(1)
        cluster.masters[1].run('systemctl', 'start', 'hotc-token.service')
        true(secret() != before, f'still expires {before}')
        cluster.kubectl('-n', 'kube-system', 'delete', 'secret', '--field-selector', 'type=bootstrap.kubernetes.io/token')
        cluster.masters[2].run('systemctl', 'start', 'hotc-token.service')
        secret()


def reboot(scene, report, cluster, names):
    with report.check('a control-plane node survives a reboot'):
        guest, begin = cluster.masters[0], time.monotonic()
        guest.reboot()
        until(lambda: guest.leader() and guest.run('systemctl', 'is-system-running', check=False).stdout.strip() in ('running', 'degraded'), 60, 'running')
        until(lambda: 'ok' == cluster.kubectl('get', '--raw', '/readyz', guest=guest).strip(), 120, 'the API')
        until(lambda: cluster.ready(guest) == names, 120, 'all Ready')
        scene.say(f'all Ready {time.monotonic() - begin:.1f} s after the reboot')


def replace(scene, cluster, old):
    """The same name with a new server, until all nodes are Ready; a worker's object is deleted, as the bundle's README says."""
    other = next(g for g in cluster.masters if g is not old)
    old.destroy()
    if old not in cluster.masters:
        cluster.kubectl('delete', 'node', old.name, guest=other)
    new = scene.guest(scene.replacement(old))
    new.start()
    scene.wait_ready([new.name], 240)
    cluster.masters = [new if g is old else g for g in cluster.masters]
    until(lambda: cluster.ready(other) == cluster.names(), 180, 'all Ready')
    return new
