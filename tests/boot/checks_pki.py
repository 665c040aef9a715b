"""Certificates: who issued them, whom they name, what for, and how long."""
import datetime
import re

from case import value
from report import same, true

PKI = '/etc/kubernetes/pki'
BOTH, SERVER, CLIENT = {'TLS Web Server Authentication', 'TLS Web Client Authentication'}, {'TLS Web Server Authentication'}, {'TLS Web Client Authentication'}

# file: authority, subject, usages, whether it names the node, whether it names the API
LEAVES = {
    'apiserver': ('ca', 'CN=kube-apiserver', SERVER, True, True),
    'apiserver-kubelet-client': ('ca', 'CN=kube-apiserver-kubelet-client,O=hotc:kubelet-api-admins', CLIENT, False, False),
    'apiserver-etcd-client': ('etcd/ca', 'CN=kube-apiserver-etcd-client', CLIENT, False, False),
    'etcd/server': ('etcd/ca', 'CN={node}', BOTH, True, False),
    'etcd/peer': ('etcd/ca', 'CN={node}', BOTH, True, False),
    'etcd/healthcheck-client': ('etcd/ca', 'CN=kube-etcd-healthcheck-client', CLIENT, False, False),
    'front-proxy-client': ('front-proxy-ca', 'CN=front-proxy-client', CLIENT, False, False),
    'admin': ('ca', 'CN=kubernetes-admin,O=kubeadm:cluster-admins', CLIENT, False, False),
    'controller-manager': ('ca', 'CN=system:kube-controller-manager', CLIENT, False, False),
    'scheduler': ('ca', 'CN=system:kube-scheduler', CLIENT, False, False),
    'kubelet-bootstrap': ('ca', 'CN=bootstrap:{node},O=system:bootstrappers', CLIENT, False, False),
}


def run(scene, report):
    for guest in sorted(scene.guests.values(), key=lambda g: g.name):
        if guest.meta['role'] != 'control-plane':
            continue
        with report.check(f'{guest.name}: certificates are issued by the right authority, for the right names and uses'):
            for file, expected in LEAVES.items():
                leaf(guest, file, *expected)
            made = {f'{PKI}/{name}.crt' for name in LEAVES}
            same(set(guest.run('find', PKI, '-name', '*.crt').split()) - made, {f'{PKI}/{name}.crt' for name in ('ca', 'etcd/ca', 'front-proxy-ca', 'ca-signing', 'etcd/ca-signing', 'front-proxy-ca-signing')})
        with report.check(f'{guest.name}: certificates that end soon are renewed, and nothing else'):
            renew(guest)


def leaf(guest, file, authority, subject, usages, names_node, names_api):
    path = f'{PKI}/{file}.crt'
    guest.run('openssl', 'verify', '-partial_chain', '-CAfile', f'{PKI}/{authority}.crt', path)
    text = guest.run('openssl', 'x509', '-in', path, '-noout', '-subject', '-nameopt', 'RFC2253', '-text')
    same(re.search(r'^subject=(.*)$', text, re.M)[1], subject.format(node=guest.name), file)
    same({u.strip() for u in re.search(r'Extended Key Usage: \n(.*)', text)[1].split(',')}, usages, file)
    true('CA:FALSE' in text and re.search(r'Key Usage: critical\n *Digital Signature\n', text), f'{file} may sign others')
    found = re.search(r'Subject Alternative Name: ?\w*\n(.*)', text)
    names = {n.strip().replace('IP Address:', '') for n in found[1].replace('DNS:', '').split(',')} if found else set()
    wanted = set()
    if names_node:
        wanted |= {guest.name, 'localhost', '127.0.0.1', guest.address}
    if names_api:
        data = guest.user_data
        wanted |= {value(data, 'API_ADDRESS'), value(data, 'API_PUBLIC_ADDRESS'), '10.254.0.1', 'api.ha.example.org', 'kubernetes', 'kubernetes.default',
                   'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'}
    same(names, wanted, file)
    begin, end = (datetime.datetime.strptime(t, '%b %d %H:%M:%S %Y') for t in re.findall(r'Not (?:Before|After) ?: (.*) GMT', text))
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    true(now - begin > datetime.timedelta(minutes=55), f'{file} fails on a clock that is an hour behind')
    same(round((end - begin) / datetime.timedelta(days=1)), 365, file)


def renew(guest):
    """Another life in the request of one certificate is what the renewal sees when a third of its life is left: it must be issued anew."""
    sums = f'sha256sum {PKI}/*.crt {PKI}/etcd/*.crt'
    before = set(guest.sh(sums).splitlines())
    guest.sh(f'cp -p {PKI}/scheduler.crt /run/kept.crt; /opt/hotc/pki/run.sh ca scheduler clientAuth /CN=system:kube-scheduler "" 1 && sed -i "s/ 1$//; s/  *$//" {PKI}/scheduler.request')
    guest.run('systemctl', 'start', 'hotc-renew.service')
    changed = {line.split()[1] for line in before ^ set(guest.sh(sums).splitlines())}
    same(changed, {f'{PKI}/scheduler.crt'})
    guest.run('openssl', 'x509', '-in', f'{PKI}/scheduler.crt', '-noout', '-checkend', str(360 * 86400))
