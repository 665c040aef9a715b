"""Faults of a cloud: each ends in a report with a reason that a person understands, or is survived."""
import re
import shutil
import time

from case import DRIVER, REPOSITORY, Case, value
from report import true

# Phases give up sooner than in production, so that a test can wait for it. Their own limits are longer than the late volume.
LIMITS = {'host': 100, 'artifacts': 45, 'etcd': 150, 'ready': 40}
LATE = 60   # seconds until a volume is attached, and for which Heat does not answer

# name, fault of the cloud, what the reason must say; None must come up all the same
WORKERS = [
    ('a download that does not exist', '404 /kubelet', r'^artifacts: download of kubelet from https://\S+/kubelet: curl: \(22\) .*404'),
    ('a download with a wrong checksum', 'damaged /runc', r'^artifacts: runc from https://\S+/runc has checksum [0-9a-f]{64}, not [0-9a-f]{64}$'),
    ('a download that breaks off and is resumed', 'cut /kubelet', None),
    ('no DNS', 'dns', r'^artifacts: not done within 45 s, waiting: download of \w+ from \S+: curl: \(\d+\) .*[Rr]esolv'),
    ('no metadata service', 'metadata', None),
    ('a clock that is wrong by a day', 'clock', r'^host: .*the clock is wrong: it is off by -86[34]\d\d seconds$'),
    ('Heat silent for a minute', 'signals', None),
    ('a full disk', 'full', r'^artifacts: download of \w+ from \S+: no space is left on the disk of /var/cache/hotc$'),
    ('a proxy that refuses', 'proxy', r'^artifacts: .*download of \w+ from \S+, proxy http://10.20.0.1:3128: curl: .*403'),
    ('a wrong bootstrap token', 'token', r'^ready: not done within 40 s, .*the API refuses the bootstrap token: wrong, expired or not there yet$'),
]


def run(scene, report):
    servers, proxied = cases(scene)
    workers = sorted((s for s in servers.values() if s['meta']['role'] == 'worker'), key=lambda s: s['name'])
    plane = sorted((s for s in servers.values() if s['meta']['role'] == 'control-plane'), key=lambda s: s['name'])
    guests, cloud = [], scene.cloud
    for (_, fault, _), server in zip(WORKERS, workers, strict=True):
        data = server['user_data']
        if fault == 'proxy':
            data = proxied[server['name']]['user_data']
        if fault == 'token':
            data = data.replace(value(data, 'BOOTSTRAP_TOKEN'), 'wrong1.wrong1wrong1wrong')
        guest = scene.guest(server, user_data=data)
        if fault == 'full':
            guest.files['/etc/fstab'] = 'tmpfs /var/cache/hotc tmpfs size=10m 0 0\n'
        if fault == 'token':
            guest.files['/var/lib/recorder/token'] = value(server['user_data'], 'BOOTSTRAP_TOKEN')
        cloud.faults[fault].add(guest.address)
        guests.append(guest)
    for guest in scene.guests.values():  # where the API of the running cluster is, as far as recorders go
        if guest.name.startswith('ha-control-plane'):
            guest.run('tee', '/var/lib/recorder/token', text=scene.case.secrets()['bootstrap_token'])
    masters = [scene.guest(server) for server in plane]
    late, absent = masters[1], masters[2]
    late.late.add(late.volumes['etcd_volume'])
    absent.late.add(absent.volumes['etcd_volume'])
    begin, first = time.monotonic(), len(cloud.signals)
    for guest in guests + masters:
        guest.start()
    time.sleep(LATE)
    late.appear(late.volumes['etcd_volume'])
    cloud.faults['signals'].clear()
    scene.say(f'{LATE} s later: the volume is there, Heat answers')
    for (name, _, wanted), guest in zip(WORKERS, guests, strict=True):
        outcome(report, cloud, first, guest, name, wanted, begin)
    outcome(report, cloud, first, late, 'a volume that comes a minute late', None, begin)
    outcome(report, cloud, first, absent, 'no etcd volume', r'^host: .*volume [0-9a-f-]{36} for /var/lib/etcd is not attached', begin)
    outcome(report, cloud, first, masters[0], 'a control-plane node that never comes', None, begin)
    for guest in guests + masters:
        guest.kill()


def outcome(report, cloud, first, guest, name, wanted, begin):
    """Waits for the end of a guest's bring-up, and holds what it said against what is wanted."""
    def end(signals):
        own = [s for s in signals[first:] if s['guest'] == guest.name and (s['status'] != 'SUCCESS' or s['id'].endswith('/ready'))]
        return own and own[0]
    with report.check(f'fault: {name}'):
        last = cloud.wait(end, 200 - (time.monotonic() - begin))
        true(last, f'{guest.name} reports nothing')
        if wanted is None:
            true(last['status'] == 'SUCCESS', f'failed: {last["reason"]}')
        else:
            true(last['status'] == 'FAILURE', 'came up')
            true(re.search(wanted, last['reason']), f'the reason is {last["reason"]!r}')
            print(f'         {last["reason"]}')


def cases(scene):
    """Servers of a second cluster with short limits, which trusts the first one, and the same behind a proxy."""
    drivers = scene.place / 'drivers'
    shutil.copytree(REPOSITORY / 'drivers', drivers)
    definition = drivers / DRIVER / 'driver.yaml'
    text = definition.read_text()
    for phase, limit in LIMITS.items():
        text = re.sub(rf'(name: {phase}, .*timeout: )\d+', rf'\g<1>{limit}', text)
    definition.write_text(text)
    change = {'metadata': {'name': 'fault'}, 'controlPlane': {'addresses': ['10.20.0.20', '10.20.0.21', '10.20.0.22']},
              'pools': [{'name': 'general', 'count': len(WORKERS), 'flavor': 'm1.large', 'image': 'ubuntu-24.04'}]}
    found = []
    for name, more in (('faults', {}), ('proxied', {'proxy': {'https': 'http://10.20.0.1:3128'}})):
        shutil.copytree(scene.case.place / 'pki', scene.place / name / 'pki')
        case = Case(scene.place / name, scene.hotc, scene.mirror, scene.net.gateway, drivers, {**change, **more})
        servers = case.build(scene.certificate).servers()
        for server in servers.values():  # of the cluster that runs
            server['user_data'] = server['user_data'].replace(f"API_ADDRESS='{value(server['user_data'], 'API_ADDRESS')}'", f"API_ADDRESS='{scene.cloud.virtual}'")
        found.append(servers)
    return found
