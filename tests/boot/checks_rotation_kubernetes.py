"""A rotation of everything in a real cluster: kubelets, tokens and encrypted Secrets come through each step."""
import base64
import json
import time

import checks_etcd
from checks_kubernetes import replace, until, up
from report import same

ENCRYPTED = 'ETCDCTL_API=3 etcdctl --cacert={0}/ca.crt --cert={0}/healthcheck-client.crt --key={0}/healthcheck-client.key --endpoints=https://127.0.0.1:2379 ' \
            'get --print-value-only /registry/secrets/default/kept | head -c 26'.format('/etc/kubernetes/pki/etcd')
# What docs/secrets.md wants before the last step. Before Kubernetes 1.24 all pods mount such a Secret.
BEFORE_FINISH = """set -e
k="kubectl --kubeconfig=/etc/kubernetes/admin.conf"
$k delete secrets -A --field-selector type=kubernetes.io/service-account-token
$k delete pods -A -l tier!=control-plane
sleep 5
$k get secrets -A -o json | $k replace -f - >/dev/null"""
SIGNER = {'trust': 'kubernetes-ca', 'sign': 'kubernetes-ca-2', 'finish': 'kubernetes-ca-2'}


def run(scene, report):
    cluster = up(scene, report)
    apart = any(g.meta['role'] == 'etcd' for g in scene.guests.values())
    etcd = checks_etcd.Etcd(scene, 'etcd' if apart else 'control-plane')
    cluster.kubectl('create', 'secret', 'generic', 'kept', '--from-literal=word=kept')
    tokens, begin = {'before': issued(cluster)}, time.monotonic()
    for step in SIGNER:
        failed = len(report.failed)
        with report.check(f'rotation, {step}: all nodes are replaced, one at a time, and each becomes Ready among those of the step before'):
            if step == 'finish':
                cluster.masters[0].sh(BEFORE_FINISH)
                pods_are_served(cluster)
            scene.case.call('pki', 'rotate', scene.case.place / 'pki', step)
            for place in range(len(etcd.guests)) if apart else ():
                member_anew(scene, cluster, etcd, place)
            for guest in list(cluster.masters):
                replace(scene, cluster, guest)
                pods_are_served(cluster)
            for guest in workers(scene):
                replace(scene, cluster, guest)
            scene.say(f'step {step} done {time.monotonic() - begin:.0f} s after the rotation began')
        if len(report.failed) > failed:
            return
        tokens[step] = issued(cluster)
        with report.check(f'rotation, {step}: every API server reads what was encrypted before, and knows the tokens that it should'):
            for guest in cluster.masters:
                kept = json.loads(cluster.kubectl('get', 'secret', 'kept', '-o', 'json', guest=guest))['data']['word']
                same(base64.b64decode(kept), b'kept')
                same({name: asked(guest, token) for name, token in tokens.items()},
                     {name: '401' if step == 'finish' and name in ('before', 'trust') else '403' for name in tokens})
            for guest in etcd.guests if apart else cluster.masters[:1]:
                same(guest.sh(ENCRYPTED), 'k8s:enc:secretbox:v1:key1:')
        with report.check(f'rotation, {step}: pods run and are let in by their tokens'):
            for pod in pods_are_served(cluster):
                token, ca = (cluster.kubectl('exec', pod['metadata']['name'], '--', '/busybox', 'cat', path)
                             for path in ('/token/token', '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt'))
                for guest in cluster.masters:
                    guest.run('tee', '/run/pod-ca.crt', text=ca)
                    same(asked(guest, token, '/run/pod-ca.crt'), '403', pod['spec']['nodeName'])
        with report.check(f'rotation, {step}: workers have certificates of the authority that signs'):
            for guest in workers(scene):
                for kind in ('client', 'server'):
                    file = f'/var/lib/kubelet/pki/kubelet-{kind}-current.pem'
                    until(lambda: guest.sh(f'test -e {file} && echo yes'), 60, f'the {kind} certificate of {guest.name}')
                    same(guest.sh(f'openssl x509 -in {file} -noout -issuer').split('CN')[1].strip(' =\n'), SIGNER[step], f'{guest.name} {kind}')


def member_anew(scene, cluster, etcd, place):
    """A member on a node of its own is replaced, and all API servers go on. While the first is away, one of them begins anew."""
    old = etcd.guests[place]
    old.kill()
    if place == 0:
        cluster.masters[0].sh(checks_etcd.STOP_API)
        time.sleep(5)   # it takes leave of those that watch
        served(cluster, f'without {old.name}')
    checks_etcd.replace(scene, etcd, place)
    served(cluster, f'with a new {old.name}')
    pods_are_served(cluster)


def served(cluster, when):
    for guest in cluster.masters:
        until(lambda: cluster.kubectl('get', '--raw', '/readyz', guest=guest) == 'ok', 120, f'the API at {guest.name}, {when}')


def workers(scene):
    return sorted((g for g in scene.guests.values() if g.meta['role'] == 'worker'), key=lambda g: g.name)


def pods_are_served(cluster):
    """Running pods answer, also through the API by their kubelets."""
    pods = until(lambda: cluster.serving('app=web', 2), 240, 'two pods')
    for pod in pods:
        until(lambda: cluster.answer(cluster.masters[0], pod) == pod['metadata']['name'], 20, f'the answer of {pod["metadata"]["name"]}')
        until(lambda: cluster.kubectl('exec', pod['metadata']['name'], '--', '/busybox', 'echo', 'hello').strip() == 'hello', 60, 'exec')
    return pods


def issued(cluster):
    """A token such as pods get, from whichever API server is first."""
    request = json.dumps({'kind': 'TokenRequest', 'apiVersion': 'authentication.k8s.io/v1', 'metadata': {}, 'spec': {'expirationSeconds': 7200}})
    said = cluster.kubectl('create', '--raw', '/api/v1/namespaces/default/serviceaccounts/default/token', '-f', '-', text=request)
    return json.loads(said)['status']['token']


def asked(guest, token, authority='/etc/kubernetes/pki/ca.crt'):
    """The answer to somebody who may do nothing: 403 knows him, 401 does not."""
    return guest.run('curl', '-s', '-o', '/dev/null', '-w', '%{http_code}', '--cacert', authority, '-H', '@-',
                     'https://127.0.0.1:6443/api/v1/namespaces/default/secrets', text=f'Authorization: Bearer {token}\n')
