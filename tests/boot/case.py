"""A case of the driver, compiled by hotc and resolved by Heat: the servers that a cloud would boot."""
import copy
import json
import pathlib
import re
import subprocess

import yaml

from cloud import MIRROR

HERE = pathlib.Path(__file__).parent
REPOSITORY = HERE.parents[1]
# The newest version. Those before it are frozen, and were booted when they were made.
DRIVER = 'kubernetes-ubuntu/1.3.0'
HA = REPOSITORY / 'drivers' / DRIVER / 'cases/ha/cluster.yaml'
SEPARATE_ETCD = REPOSITORY / 'drivers' / DRIVER / 'cases/separate-etcd/cluster.yaml'

# Heat is reached by address: a report must arrive also when names cannot be looked up.
SIGNALS = 'https://{gateway}:8004/v1/boot/stacks/{{stack}}/resources/{{handle}}/signal'

ADDONS = ['metrics-server', 'cloud-controller-manager', 'cinder-csi']
CREDENTIAL = {'application_credential_id': 'a1b2c3d4', 'application_credential_secret': 'not-to-be-seen'}
GREETING = """apiVersion: v1
kind: ConfigMap
metadata: {name: greeting, namespace: default}
data: {text: "it's $HOME @@CA_KEY@@ \\\\ `id`"}
"""


def merge(base, over):
    """Mappings key by key; everything else is replaced."""
    if isinstance(base, dict) and isinstance(over, dict):
        return {**base, **{key: merge(base.get(key), value) for key, value in over.items()}}
    return copy.deepcopy(over)


class Case:
    def __init__(self, place, hotc, mirror, gateway, drivers=None, change=None, source=HA):
        self.place, self.hotc, self.gateway = pathlib.Path(place), hotc, gateway
        self.drivers = drivers or REPOSITORY / 'drivers'
        self.place.mkdir(parents=True, exist_ok=True)
        spec = yaml.safe_load(source.read_text())
        # one worker of each of the case's pools, and downloads and images from what stands beside the guests
        spec['pools'] = [{**pool, 'count': 1} for pool in spec['pools']]
        spec = merge(spec, {
            'cloud': {'caFile': 'cloud-ca.pem'},
            'artifacts': {'overrides': {name: {'url': url, 'sha256': digest} for name, (url, digest) in mirror.sums.items()}},
            'images': {'mirrors': {'registry.k8s.io': f'{MIRROR}:5000/kubernetes', 'ghcr.io': f'{MIRROR}:5000/ghcr'}}})
        # everything that can be brought besides, and a manifest that is not what it was
        spec['cloud'] |= {'authUrl': f'https://{gateway}:5000/v3', 'region': 'boot'}
        spec['addons'] = {'builtIn': ADDONS, 'manifests': [
            {'name': 'greeting', 'file': 'greeting.yaml'},
            {'name': 'remote', **mirror.manifest('/remote.yaml')},
            {'name': 'broken', **mirror.manifest('/remote.yaml'), 'sha256': '0' * 64},
            {'name': 'last', **mirror.manifest('/last.yaml')}]}
        self.spec = merge(spec, change or {})

    def build(self, certificate):
        (self.place / 'cloud-ca.pem').write_text(pathlib.Path(certificate).read_text())
        (self.place / 'greeting.yaml').write_text(GREETING)
        (self.place / 'credential.yaml').write_text(yaml.safe_dump({'parameters': CREDENTIAL}))
        (self.place / 'cluster.yaml').write_text(yaml.safe_dump(self.spec))
        self.call('build', self.place / 'cluster.yaml', '--drivers', self.drivers, '-o', self.place / 'bundle')
        self.call('pki', 'init', self.place / 'pki')
        self.manifest = json.loads((self.place / 'bundle/manifest.json').read_text())
        return self

    def call(self, *words):
        done = subprocess.run([*self.hotc, *map(str, words)], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f'hotc {" ".join(map(str, words))}:\n{done.stdout}{done.stderr}')

    def servers(self):
        """What Heat would ask Nova for, by name."""
        name = self.spec['metadata']['name']
        first = self.gateway.rsplit('.', 1)[0]
        addresses = {f'{name}-{pool["name"]}-{i}': f'{first}.{100 + 10 * p + i}' for p, pool in enumerate(self.spec['pools']) for i in range(10)}
        request = {'name': name, 'template': str(self.place / 'bundle/cluster.yaml'),
                   'environments': [str(self.place / name) for name in ('bundle/environment.yaml', 'pki/secrets.yaml', 'credential.yaml')],
                   'addresses': addresses, 'api_address': f'{first}.250', 'floating_address': '198.51.100.7',
                   'signal_endpoint': SIGNALS.format(gateway=self.gateway)}
        done = subprocess.run(['/usr/bin/python3', HERE / 'heat_servers.py'], input=json.dumps(request), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f'Heat: {done.stderr.strip()[-2000:]}')
        return {server['name']: server for server in json.loads(done.stdout)['servers']}

    def secrets(self):
        return yaml.safe_load((self.place / 'pki/secrets.yaml').read_text())['parameters']


def value(user_data, name):
    """The value of an input as it stands in user-data."""
    found = re.search(rf"^ *{name}='(.*)'$", user_data, re.M)
    return found[1] if found else None
