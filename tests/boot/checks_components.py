"""What Kubernetes is started with: flags and fields that this minor knows, images of the bundle, objects that parse."""
import base64
import configparser
import json
import re
import tomllib

import yaml

from case import CREDENTIAL, DRIVER, GREETING, REPOSITORY
from checks_node import documents
from report import same, true

TABLES = REPOSITORY / 'drivers' / DRIVER / 'kubernetes'
STATIC = ('kube-apiserver', 'kube-controller-manager', 'kube-scheduler')


def run(scene, report):
    minor = scene.case.manifest['kubernetes'].rsplit('.', 1)[0]
    known = yaml.safe_load((TABLES / f'flags/{minor}.yaml').read_text())['components']
    fields = yaml.safe_load((TABLES / f'config/{minor}.yaml').read_text())
    images = scene.case.manifest['images']
    for guest in sorted(scene.guests.values(), key=lambda g: g.name):
        with report.check(f'{guest.name}: kubelet and kube-proxy get flags and fields of {minor}'):
            for component, kind in (('kubelet', 'KubeletConfiguration'), ('kube-proxy', 'KubeProxyConfiguration')):
                record = json.loads(guest.run('tail', '-n1', f'/var/lib/recorder/{component}'))
                flags(component, record['arguments'], known)
                config = yaml.safe_load(record['config'])
                same((config['kind'], config['apiVersion']), (kind, fields[kind]['apiVersion']))
                for name, content in config.items():
                    true(name in fields[kind]['fields'], f'{kind} has no {name}')
                    same(type_of(content), fields[kind]['fields'][name], name)
            same((config['hostnameOverride'], config['mode']), (guest.name, 'nftables'))
        with report.check(f'{guest.name}: the node is what its server is'):
            record = json.loads(guest.run('tail', '-n1', '/var/lib/recorder/kubelet'))
            given, config = dict(word[2:].split('=', 1) for word in record['arguments']), yaml.safe_load(record['config'])
            same((given['hostname-override'], given['node-ip'], config['providerID']), (guest.name, guest.address, f'openstack:///{guest.uuid}'))
            same(guest.run('hostname').strip(), guest.name)
            same(config['cgroupDriver'], 'systemd')
            true(not record['joined'] or not record['bootstrap'], 'the bootstrap credential is still there')
            for label in filter(None, given['node-labels'].split(',')):
                true(not re.match(r'(\S*\.)?(kubernetes|k8s)\.io/', label) or label.startswith(('node.kubernetes.io/', 'kubelet.kubernetes.io/')), f'a kubelet may not set {label}')
        with report.check(f'{guest.name}: control-plane nodes use their own API server, workers its shared address'):
            record = json.loads(guest.run('head', '-n1', '/var/lib/recorder/kubelet'))
            same(record['server'], [f'https://{scene.cloud.virtual if guest.meta["role"] == "worker" else guest.address}:6443'])
            for name in ('admin', 'controller-manager', 'scheduler') if guest.meta['role'] == 'control-plane' else ():
                same(yaml.safe_load(guest.run('cat', f'/etc/kubernetes/{name}.conf'))['clusters'][0]['cluster']['server'], 'https://127.0.0.1:6443')
        with report.check(f'{guest.name}: the sandbox image is that of the bundle'):
            same(sandbox(tomllib.loads(guest.run('containerd', 'config', 'dump'))), images['pause'])
        if guest.meta['role'] == 'control-plane':
            with report.check(f'{guest.name}: static pods get flags of {minor}, probes, resources and the images of the bundle'):
                for component in STATIC:
                    pod = yaml.safe_load(guest.run('cat', f'/etc/kubernetes/manifests/{component}.yaml'))
                    static_pod(component, pod, known, images)
    with report.check('the objects that node 0 applies are Kubernetes objects, each once'):
        guest = next(g for g in scene.guests.values() if g.name.endswith('control-plane-0'))
        seen = [(d['kind'], d['metadata'].get('namespace'), d['metadata']['name']) for d in documents(guest) if d['apiVersion']]
        for wanted in (('Secret', 'kube-system', 'bootstrap-token-' + scene.case.secrets()['bootstrap_token'].split('.')[0]), ('Deployment', 'kube-system', 'coredns'),
                       ('DaemonSet', 'kube-flannel', 'kube-flannel-ds'), ('ClusterRoleBinding', None, 'hotc:node-bootstrapper'),
                       ('Deployment', 'kube-system', 'metrics-server'), ('DaemonSet', 'kube-system', 'openstack-cloud-controller-manager'),
                       ('Deployment', 'kube-system', 'csi-cinder-controller'), ('DaemonSet', 'kube-system', 'csi-cinder-node')):
            true(wanted in seen, f'{wanted} is not applied')
        others = [g for g in scene.guests.values() if g.meta['role'] == 'control-plane' and g is not guest]
        same([d['kind'] for g in others for d in documents(g)], [], 'applied by other nodes')
    with report.check('add-ons take images of the bundle, and the cloud by its application credential'):
        pods = [d for d in documents(guest) if d['kind'] in ('Deployment', 'DaemonSet')]
        used = {c['image'] for d in pods for c in d['spec']['template']['spec']['containers'] + d['spec']['template']['spec'].get('initContainers', [])}
        same(used - set(images.values()), set())
        for component, image in images.items():
            true(image in used or component in (*STATIC, 'kube-proxy', 'pause'), f'{component} is used by nothing')
        secret = next(d for d in documents(guest) if d['metadata']['name'] == 'cloud-config')
        config = configparser.ConfigParser()
        config.read_string(secret['stringData']['cloud.conf'])
        same({k: v.strip('"') for k, v in config['Global'].items()},
             {'application-credential-id': CREDENTIAL['application_credential_id'], 'application-credential-secret': CREDENTIAL['application_credential_secret'],
              'ca-file': '/etc/config/ca.crt', 'auth-url': scene.case.spec['cloud']['authUrl'], 'region': 'boot'})
        same(base64.b64decode(secret['data']['ca.crt']).decode(), scene.certificate.read_text())
        given = dict(word[2:].split('=', 1) for word in json.loads(guest.run('tail', '-n1', '/var/lib/recorder/kubelet'))['arguments'])
        same(given.get('cloud-provider'), 'external')
    with report.check('what a waiting node needs runs on it'):
        found = {d['metadata']['name']: d['spec']['template']['spec'] for d in pods}
        manager, network = found['openstack-cloud-controller-manager'], found['kube-flannel-ds']
        same((manager['hostNetwork'], manager['dnsPolicy'], network['hostNetwork'], network['tolerations']), (True, 'Default', True, [{'operator': 'Exists'}]))
        true({'key': 'node.cloudprovider.kubernetes.io/uninitialized', 'value': 'true', 'effect': 'NoSchedule'} in manager['tolerations'], manager['tolerations'])
    with report.check('manifests are applied last, in their order; one that is damaged is named and fails nothing else'):
        names = [d['metadata']['name'] for d in documents(guest)]
        same(list(dict.fromkeys(names))[-3:], ['greeting', 'remote', 'last'])
        same(next(d for d in documents(guest) if d['metadata']['name'] == 'greeting'), yaml.safe_load(GREETING))
        said = guest.run('cat', '/var/lib/hotc/history')
        true('objects applied, but these add-ons failed: broken' in said, said)


def sandbox(config):
    """Where each major of containerd has it."""
    if config['version'] < 3:
        return config['plugins']['io.containerd.grpc.v1.cri']['sandbox_image']
    return config['plugins']['io.containerd.cri.v1.images']['pinned_images']['sandbox']


def flags(component, words, known):
    for word in words:
        name = word.removeprefix('--').split('=')[0]
        true(name in known[component]['ok'] or name in known[component].get('deprecated', {}), f'{component} has no flag {name}')
        true(name not in known[component].get('removed', {}), f'{component} does not start with {name}')


def type_of(content):
    for kind, name in ((bool, 'boolean'), (int, 'integer'), (str, 'string'), (list, 'array'), (dict, 'object')):
        if isinstance(content, kind):
            return name
    return 'null'


def static_pod(component, pod, known, images):
    container = pod['spec']['containers'][0]
    same(container['command'][0], component)
    flags(component, container['command'][1:], known)
    same(container['image'], images[component])
    same(pod['spec']['priorityClassName'], 'system-node-critical')
    true(pod['spec']['hostNetwork'] and container['resources']['requests']['cpu'], 'no host network or no resources')
    for probe in ('startupProbe', 'livenessProbe', 'readinessProbe'):
        same(container[probe]['httpGet']['host'], '127.0.0.1')
    given = dict(word.removeprefix('--').split('=', 1) for word in container['command'][1:])
    mounted = [m['mountPath'] for m in container['volumeMounts']]
    for name, text in given.items():
        if text.startswith('/'):
            true(any(text.startswith(path) for path in mounted), f'{name} is {text}, which is not mounted')
