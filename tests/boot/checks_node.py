"""What holds on every node once it is up: reports, runtime, units, files."""
import json

import yaml

from case import value
from report import same, true

UNITS = {'control-plane': ['hotc-node', 'hotc-guard', 'hotc-renew', 'hotc-token', 'containerd', 'etcd', 'kubelet', 'kube-proxy'],
         'etcd': ['hotc-node', 'hotc-guard', 'hotc-renew', 'etcd', 'hotc-etcd'],
         'worker': ['hotc-node', 'hotc-guard', 'containerd', 'kubelet', 'kube-proxy']}
PHASES = {'control-plane': ['host', 'artifacts', 'containerd', 'pki', 'etcd', 'kubelet', 'control-plane', 'cluster-objects', 'ready'],
          'etcd': ['host', 'artifacts', 'etcd-pki', 'etcd'],
          'worker': ['host', 'artifacts', 'containerd', 'kubelet', 'ready']}
SECRETS = ('BOOTSTRAP_TOKEN', 'CA_KEY', 'ETCD_CA_KEY', 'FRONT_PROXY_CA_KEY', 'SERVICE_ACCOUNT_KEY', 'ENCRYPTION_KEY', 'SIGNAL_TOKEN', 'APPLICATION_CREDENTIAL_SECRET')
LOADS = "shopt -s nullglob; for conf in /etc/kubernetes/*.conf; do /usr/lib/boot-test/kubectl --kubeconfig=$conf config view -o json >/dev/null || exit; done"


def run(scene, report):
    for guest in sorted(scene.guests.values(), key=lambda g: g.name):
        node(scene, report, guest, PHASES[guest.meta['role']], UNITS[guest.meta['role']])
    workers(scene, report)
    repeated(scene, report)


def node(scene, report, guest, phases, units):
    with report.check(f'{guest.name}: cloud-init finished without error'):
        said = json.loads(guest.run('cloud-init', 'status', '--wait', '--format=json', check=False).stdout)
        warnings = [text for texts in said['recoverable_errors'].values() for text in texts if text]
        same((said['status'], said['errors'], warnings), ('done', [], []))
        same(guest.run('systemctl', 'is-system-running', check=False).stdout.strip(), 'running')
    with report.check(f'{guest.name}: the user-data has not grown'):
        # Nova takes 49,149; the test's own authority and addresses are about a thousand of these, add-ons four thousand
        true(len(guest.user_data) < 29000, f'{len(guest.user_data)} bytes')
    with report.check(f'{guest.name}: every phase reported SUCCESS in its order, with its own token'):
        own = [s for s in scene.cloud.signals if s['guest'] == guest.name]
        same([s['reason'] for s in own], [*phases, 'all phases', 'the node is up'])
        same({s['status'] for s in own}, {'SUCCESS'})
        same({s['id'] for s in own}, {f'{guest.name}/progress', f'{guest.name}/ready'})
        same({s['token'] for s in own}, {value(guest.user_data, 'SIGNAL_TOKEN')})
        true(own[-1]['data'].startswith('host '), own[-1]['data'])
    if 'containerd' in units:
        with report.check(f'{guest.name}: containerd answers and uses the cgroup driver systemd'):
            guest.run('ctr', 'version')
            true('SystemdCgroup = true' in guest.run('containerd', 'config', 'dump'), 'another cgroup driver')
    with report.check(f'{guest.name}: systemd finds nothing wrong in the units'):
        done = guest.run('systemd-analyze', 'verify', '--man=no', *[f'{name}.service' for name in units], check=False)
        same((done.returncode, done.stderr.strip()), (0, ''))
    with report.check(f'{guest.name}: kubeconfig files load with kubectl'):
        guest.sh(LOADS)
    with report.check(f'{guest.name}: no secret is readable by others'):
        secrets = '\n'.join(filter(None, (value(guest.user_data, name) for name in SECRETS)))
        done = guest.run('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'grep', '-rlsF', '-f', '-', '/etc', '/opt', '/var', '/run', '/tmp', '/home', check=False, text=secrets)
        same(done.stdout, '')
        same(guest.sh('find /etc/kubernetes /var/lib/etcd /var/lib/hotc /etc/hotc ! -type l \\( -name "*.key" -o -name "*.conf" -o -name "*.env" \\) -perm /077', check=False).stdout, '')
    with report.check(f'{guest.name}: the runtime volume is mounted, or its folder is the disk\'s own'):
        mounted = guest.run('findmnt', '-no', 'SOURCE', '/var/lib/containerd', check=False).stdout.strip()
        wanted = guest.volumes.get('runtime_volume')
        same(mounted, guest.loops[wanted] if wanted else '')
    with report.check(f'{guest.name}: pods are kept from the metadata service'):
        true('169.254.169.254 drop' in guest.run('nft', 'list', 'table', 'inet', 'hotc'), 'no guard')
    with report.check(f'{guest.name}: nothing updates a node by itself'):
        for unit in ('apt-daily.timer', 'apt-daily-upgrade.timer', 'unattended-upgrades.service'):
            same(guest.run('systemctl', 'is-enabled', unit, check=False).stdout.strip(), 'masked', unit)


def workers(scene, report):
    with report.check('workers hold no key of an authority'):
        secrets = scene.case.secrets()
        for guest in scene.guests.values():
            if guest.meta['role'] == 'worker':
                keys = '\n'.join(v for k, v in secrets.items() if k.endswith('_key'))
                same(guest.run('grep', '-rlsF', '-f', '-', '/etc', '/opt', '/var', '/run', check=False, text=keys).stdout, '')
                same(guest.sh('find /etc/kubernetes -name "*.key"'), '')


STATE = '''find /etc /opt/hotc /var/lib/kubelet /usr/local -xdev -type f ! -name ld.so.cache -printf '%p %m %T@\\n' | sort
find /var/lib/hotc -type f ! -name '*.done' ! -name '*.log' ! -name history ! -name told -printf '%p %m %T@\\n' | sort
systemctl show -p Id -p InvocationID containerd etcd kubelet kube-proxy'''


def repeated(scene, report):
    guests = list(scene.guests.values())
    before = {g.name: g.sh(STATE) for g in guests}
    with report.check('a second run of every phase succeeds'):
        for guest in guests:
            guest.sh('rm -f /var/lib/hotc/*.done && systemctl restart --no-block hotc-node')
        scene.say(f'second run in {scene.wait_ready([g.name for g in guests], 120):.1f} s')
    for guest in guests:
        with report.check(f'{guest.name}: a second run of every phase changes nothing'):
            now = guest.sh(STATE)
            same(sorted(set(now.splitlines()) ^ set(before[guest.name].splitlines())), [])


def documents(guest):
    """What the node has sent to the API, as far as a recorder noted it."""
    for line in guest.run('cat', '/var/lib/recorder/kubectl').splitlines():
        for document in yaml.safe_load_all(json.loads(line)['sent']):
            if document:
                yield document
