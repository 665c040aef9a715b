"""etcd: its members, their trust, their data, and what happens when one is lost."""
import json
import time

from report import same, true

PKI = '/etc/kubernetes/pki'
CTL = ['env', 'ETCDCTL_API=3', 'etcdctl', '--cacert=/etc/kubernetes/pki/etcd/ca.crt', '--command-timeout=8s', '--dial-timeout=3s']
CLIENT = ['--cert=/etc/kubernetes/pki/etcd/healthcheck-client.crt', '--key=/etc/kubernetes/pki/etcd/healthcheck-client.key']


class Etcd:
    def __init__(self, scene, role='control-plane'):
        self.scene = scene
        self.guests, self.planes = (sorted((g for g in scene.guests.values() if g.meta['role'] == r and g.name in scene.servers), key=lambda g: g.name)
                                    for r in (role, 'control-plane'))
        self.urls = ','.join(f'https://{g.address}:2379' for g in self.guests)

    def ctl(self, guest, *words, endpoints='https://127.0.0.1:2379', client=CLIENT, check=True, text=None):
        return guest.run(*CTL, *client, f'--endpoints={endpoints}', *words, check=check, text=text)

    def members(self, guest):
        return {m['name']: m for m in json.loads(self.ctl(guest, 'member', 'list', '-w', 'json'))['members']}

    def healthy(self, guest, endpoints=None):
        return json.loads(self.ctl(guest, 'endpoint', 'health', '-w', 'json', endpoints=endpoints or self.urls))

    def put(self, guest, key, content):
        """Tried again while a new leader is found."""
        for _ in range(5):
            if not self.ctl(guest, 'put', key, content, check=False).returncode:
                return
        raise AssertionError(f'{key} cannot be written')

    def wait_healthy(self, guest, seconds):
        end = time.monotonic() + seconds
        while True:
            try:
                if all(e['health'] for e in self.healthy(guest)):
                    return
            except (RuntimeError, ValueError) as failure:
                if time.monotonic() > end:
                    raise AssertionError(f'etcd is not healthy after {seconds} s: {failure}') from None
            time.sleep(0.5)


def run(scene, report, role='control-plane', api=None):
    """Wherever etcd runs. api, where one runs: keeps objects by name, which must come through as etcd's own keys do."""
    etcd = Etcd(scene, role)
    trust(report, etcd)
    disk(report, etcd)
    reboot(report, etcd)
    loss(scene, report, etcd, api)
    restore(report, etcd, api)


def trust(report, etcd):
    """What the members are to each other and to a control-plane node."""
    first, client = etcd.guests[0], etcd.planes[0]
    with report.check('etcd has three healthy voting members over mutual TLS'):
        etcd.wait_healthy(first, 30)
        members = etcd.members(first)
        same({n: m['peerURLs'] for n, m in members.items()}, {g.name: [f'https://{g.address}:2380'] for g in etcd.guests})
        true(not any(m.get('isLearner') for m in members.values()), 'a learner')
    with report.check('etcd serves the API server, and refuses a client without a certificate and one of another authority'):
        for guest in etcd.guests:
            asked = ['curl', '-sS', '--max-time', '5', '--cacert', f'{PKI}/etcd/ca.crt', f'https://{guest.address}:2379/health']
            own, stranger = (['--cert', f'{PKI}/{name}.crt', '--key', f'{PKI}/{name}.key'] for name in ('apiserver-etcd-client', 'admin'))
            same(json.loads(client.run(*asked, *own))['health'], 'true')
            for words in ([], stranger):
                done = client.run(*asked, *words, check=False)
                true(done.returncode and 'alert' in done.stderr, f'served {words}: {done.stdout}{done.stderr}')


def disk(report, etcd):
    first = etcd.guests[0]
    with report.check('etcd lies on its volume, in a folder that only root reads'):
        same(first.run('findmnt', '-no', 'SOURCE', '/var/lib/etcd').strip(), first.loops[first.volumes['etcd_volume']])
        same(first.run('stat', '-c', '%a', '/var/lib/etcd/data').strip(), '700')


def reboot(report, etcd):
    first = etcd.guests[0]
    with report.check('etcd keeps its data over a reboot, and the node comes back by itself'):
        etcd.ctl(first, 'put', 'kept', 'yes')
        first.reboot()
        end = time.monotonic() + 60
        while not first.leader() or first.run('systemctl', 'is-system-running', check=False).stdout.strip() != 'running':
            true(time.monotonic() < end, 'the node is not up again')
            time.sleep(0.3)
        etcd.wait_healthy(first, 30)
        same(etcd.ctl(first, 'get', '--print-value-only', 'kept').strip(), 'yes')


def loss(scene, report, etcd, api):
    first, other, third = etcd.guests
    with report.check('etcd survives the loss of a member'):
        third.kill()
        etcd.put(first, 'meanwhile', 'yes')
        if api:
            api.put('meanwhile')
        same(etcd.ctl(other, 'get', '--print-value-only', 'meanwhile').strip(), 'yes')
    with report.check('a replaced server takes the place of the lost member by itself'):
        seconds = replace(scene, etcd, 2)
        same(sorted(etcd.members(first)), [g.name for g in etcd.guests])
        same(etcd.ctl(etcd.guests[2], 'get', '--print-value-only', 'meanwhile').strip(), 'yes')
        if api:
            same(api.holds('meanwhile'), True, 'the API')
        scene.say(f'replaced in {seconds:.1f} s')


def replace(scene, etcd, place):
    """The server of a member is lost with its disks, and Heat makes another: it must be a full member by itself."""
    old = etcd.guests[place]
    old.destroy()
    new = scene.guest(scene.replacement(old))
    new.start()
    seconds = scene.wait_ready([new.name], 120)
    etcd.guests[place] = new
    etcd.planes = [new if guest is old else guest for guest in etcd.planes]
    etcd.wait_healthy(new, 30)
    true(not any(m.get('isLearner') for m in etcd.members(new).values()), 'the new member is still a learner')
    return seconds


def restore(report, etcd, api):
    """What docs/bundle.md says about a restore, with a snapshot of the daily timer."""
    first = etcd.guests[0]
    with report.check('a snapshot is taken and kept, and the member made small'):
        etcd.put(first, 'early', 'yes')
        if api:
            api.put('early')
        first.run('systemctl', 'start', 'hotc-etcd.service')
        first.sh('umask 077; for i in 1 2 3 4 5 6 7 8; do touch /var/lib/etcd/snapshots/2000010${i}T000000Z.db; done; /opt/hotc/etcd/maintain.sh')
        true(1 < len(first.run('ls', '/var/lib/etcd/snapshots').split()) <= 7, 'kept too many')
        same(first.run('find', '/var/lib/etcd/snapshots', '-perm', '/077', '-type', 'f'), '')
    with report.check('a snapshot can be restored on all members'):
        etcd.put(first, 'late', 'yes')
        if api:
            api.put('late')
        newest = first.run('ls', '/var/lib/etcd/snapshots').split()[-1]
        snapshot = first.sh(f'base64 -w0 /var/lib/etcd/snapshots/{newest}')
        for guest in {*etcd.planes, *etcd.guests}:
            guest.run('systemctl', 'stop', *(['kubelet'] if guest in etcd.planes else []), *(['etcd'] if guest in etcd.guests else []))
            guest.sh(STOP_API)
        for guest in etcd.guests:
            guest.sh('base64 -d > /var/lib/etcd/restore.db', text=snapshot)
        for guest in etcd.guests:
            guest.run('systemd-run', '--quiet', '/opt/hotc/etcd/maintain.sh', 'restore', '/var/lib/etcd/restore.db')
        time.sleep(2)
        etcd.wait_healthy(first, 60)
        for guest in etcd.guests:
            same(etcd.ctl(guest, 'get', '--print-value-only', 'early').strip(), 'yes')
            same(etcd.ctl(guest, 'get', '--print-value-only', 'late').strip(), '')
        for guest in etcd.planes:
            guest.run('systemctl', 'start', 'kubelet')
        if api:
            same([api.holds(name) for name in ('early', 'late')], [True, False], 'the API')


# where there is one that runs: what crictl, which Debian lacks, would stop
STOP_API = "pids=$(grep -lx kube-apiserver /proc/[0-9]*/comm | cut -d/ -f3); [ -z \"$pids\" ] || kill $pids"
