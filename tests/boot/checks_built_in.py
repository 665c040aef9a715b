"""What nodes bring besides Kubernetes itself: a real API takes the objects, and their containers start with all that they mount."""
import json

import yaml

from case import ADDONS, REPOSITORY
from checks_kubernetes import until
from report import same, true

# What the phase cluster-objects would apply, with an image that has none of the programs.
OBJECTS = """. /opt/hotc/node/lib.sh
image() { echo registry.k8s.io/web:1; }
CLOUD_CONFIG='auth-url = https://cloud.example.org' APPLICATION_CREDENTIAL_ID=id APPLICATION_CREDENTIAL_SECRET=secret
%s
"""
SERVER_SIDE = ('--server-side', '--force-conflicts', '--field-manager=hotc')


def run(report, cluster):
    with report.check('the objects of cluster DNS lie at its address'):
        service = json.loads(cluster.kubectl('get', 'service', '-n', 'kube-system', 'kube-dns', '-o', 'json'))['spec']
        same(service['clusterIP'], '10.254.0.10')
        same(sorted((p['port'], p['protocol']) for p in service['ports']), [(53, 'TCP'), (53, 'UDP'), (9153, 'TCP')])
        until(lambda: len(cluster.get('pods', '-n', 'kube-system', '-l', 'k8s-app=kube-dns')) == 2, 30, 'two pods')
    refused, objects = panics(cluster), {name: rendered(cluster, name) for name in ('cloud-config', *ADDONS)}
    for name, found in objects.items():
        with report.check(f'a real API takes the objects of {name} as nodes apply them, twice'):
            for _ in range(2):
                for document in found:
                    words = SERVER_SIDE if document['kind'] not in refused else ()
                    said = cluster.kubectl('apply', *words, '-f', '-', text=yaml.safe_dump(document))
                    true(said.startswith(f'{document["kind"].lower()}') and document['metadata']['name'] in said, said)
    with report.check('containers of add-ons start with all that they mount, on the nodes where they belong'):
        nodes, planes = len(cluster.scene.guests), len(cluster.masters)
        for label, count in (('k8s-app=kube-dns', 2), ('k8s-app=metrics-server', 1), ('k8s-app=openstack-cloud-controller-manager', planes),
                             ('app=csi-cinder-controller', 1), ('app=csi-cinder-node', nodes)):
            until(lambda: started(cluster, label, count), 120, f'{count} pods with {label}')
    for found in objects.values():
        cluster.kubectl('delete', '--wait=false', '--ignore-not-found', '-f', '-', text=yaml.safe_dump_all(found))


def rendered(cluster, name):
    script = (REPOSITORY / f'fragments/{name}/1.0.0/manifest.sh').read_text()
    return list(yaml.safe_load_all(cluster.masters[0].sh(OBJECTS % script)))


def panics(cluster):
    """Kinds of which this API server takes no server-side apply, not even of the least object: https://github.com/kubernetes/kubernetes/issues/89264."""
    version = json.loads(cluster.kubectl('version', '-o', 'json'))['serverVersion']
    return {'APIService'} if (version['major'], version['minor'].rstrip('+')) == ('1', '20') else set()


def started(cluster, label, count):
    """The image holds nothing that would stay: what counts is that each container has been run."""
    pods = cluster.get('pods', '-n', 'kube-system', '-l', label)
    ran = [[s['restartCount'] or 'terminated' in s['state'] or 'running' in s['state'] for s in p['status'].get('containerStatuses', [])] for p in pods]
    return len(ran) == count and all(each and all(each) for each in ran)
