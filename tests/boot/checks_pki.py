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
    members = [g.name for g in scene.guests.values() if g.meta['role'] == 'etcd']
    for guest in sorted(scene.guests.values(), key=lambda g: g.name):
        if guest.meta['role'] == 'worker':
            continue
        leaves = {file: kind for file, kind in LEAVES.items() if not members or file.startswith('etcd/') == (guest.name in members)}
        authorities = ('etcd/ca',) if guest.name in members else ('ca', 'etcd/ca', 'front-proxy-ca')
        with report.check(f'{guest.name}: certificates are issued by the right authority, for the right names and uses'):
            for file, expected in leaves.items():
                leaf(guest, scene.case.spec['api'].get('extraNames', []), file, *expected)
            same(set(guest.run('find', PKI, '-name', '*.crt').split()),
                 {f'{PKI}/{name}.crt' for name in (*leaves, *authorities, *(f'{a}-signing' for a in authorities))})
        with report.check(f'{guest.name}: certificates that end soon are renewed, and nothing else'):
            soon = 'etcd/healthcheck-client' if guest.name in members else 'scheduler'
            renew(guest, soon, *LEAVES[soon][:2])


def leaf(guest, extra, file, authority, subject, usages, names_node, names_api):
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
        wanted |= {value(data, 'API_ADDRESS'), value(data, 'API_PUBLIC_ADDRESS'), '10.254.0.1', *extra, 'kubernetes', 'kubernetes.default',
                   'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'}
    same(names, wanted, file)
    begin, end = (datetime.datetime.strptime(t, '%b %d %H:%M:%S %Y') for t in re.findall(r'Not (?:Before|After) ?: (.*) GMT', text))
    now = datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None)
    true(now - begin > datetime.timedelta(minutes=55), f'{file} fails on a clock that is an hour behind')
    same(round((end - begin) / datetime.timedelta(days=1)), 365, file)


SHORT = '. /opt/hotc/node/lib.sh; . /opt/hotc/certificates/lib.sh; issue {} {} clientAuth /{} "" 1; sed -i "s/ 1$//; s/  *$//" {}.request'


def renew(guest, file, authority, subject):
    """Another life in the request of one certificate is what the renewal sees when a third of its life is left: it must be issued anew."""
    sums, path = f'find {PKI} -name "*.crt" -exec sha256sum {{}} +', f'{PKI}/{file}'
    before = set(guest.sh(sums).splitlines())
    guest.sh(SHORT.format(authority, file, subject, path))
    guest.run('systemctl', 'start', 'hotc-renew.service')
    changed = {line.split()[1] for line in before ^ set(guest.sh(sums).splitlines())}
    same(changed, {f'{path}.crt'})
    guest.run('openssl', 'x509', '-in', f'{path}.crt', '-noout', '-checkend', str(360 * 86400))
