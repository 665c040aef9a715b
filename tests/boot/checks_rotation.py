"""A rotation of everything on a running cluster: the steps of hotc pki rotate, and between them nodes replaced one at a time."""
import time

import yaml

from checks_etcd import Etcd, replace
from report import same, true

PKI = '/etc/kubernetes/pki'
# How many certificates, and whose, a node of each step trusts; whose signature its own certificates bear.
STEPS = {'trust': (['', '-2'], ''), 'sign': (['-2', ''], '-2'), 'finish': (['-2'], '-2')}


def run(scene, report):
    """Nodes of etcd first where it has some, then those of the control plane, then a worker."""
    etcd = Etcd(scene, 'etcd' if any(g.meta['role'] == 'etcd' for g in scene.guests.values()) else 'control-plane')
    apart = [g.name for g in etcd.guests if g not in etcd.planes]
    etcd.put(etcd.guests[0], 'rotation', 'begun')
    begin, failed = time.monotonic(), len(report.failed)
    for step, (trusted, signer) in STEPS.items():
        with report.check(f'rotation, {step}: nodes that run etcd are replaced one at a time, and it serves with members of both steps'):
            scene.case.call('pki', 'rotate', scene.case.place / 'pki', step)
            for place in range(len(etcd.guests)):
                replace(scene, etcd, place)
                same(etcd.ctl(etcd.guests[place], 'get', '--print-value-only', 'rotation').strip(), 'begun')
                for plane in etcd.planes if apart else ():
                    served(plane, etcd.guests[place])
        for old in [g.name for g in etcd.planes] if apart else []:
            with report.check(f'rotation, {step}: {old} is replaced, and etcd serves it'):
                etcd.planes = [anew(scene, old)]
                for member in etcd.guests:
                    served(etcd.planes[0], member)
        if len(report.failed) > failed:
            return
        for guest in {*etcd.guests, *etcd.planes}:
            with report.check(f'{guest.name}: trusts and signs as the step {step} says'):
                trust(guest, 'etcd-ca', 'etcd/ca', 'etcd/server' if guest in etcd.guests else 'apiserver-etcd-client', trusted, signer)
                if guest in etcd.planes:
                    control_plane(guest, trusted, signer)
        with report.check(f'a worker that comes in the step {step} trusts the same and joins'):
            worker = anew(scene, next(g.name for g in scene.guests.values() if g.meta['role'] == 'worker'))
            same(worker.run('cat', f'{PKI}/ca.crt'), etcd.planes[0].run('cat', f'{PKI}/ca.crt'))
            same(worker.sh(f'grep -c BEGIN {PKI}/ca.crt').strip(), str(len(trusted)))
    scene.say(f'{len(STEPS)} steps with {len(etcd.guests) + len(etcd.planes) * bool(apart)} replacements and a worker each took {time.monotonic() - begin:.0f} s')


def anew(scene, name):
    """A server that Heat makes in the place of another, once it is up."""
    scene.guests[name].destroy()
    new = scene.guest(scene.replacement(scene.guests[name]))
    new.start()
    scene.wait_ready([name], 120)
    return new


def served(plane, member):
    """What the API server does all the time: each trusts the other, whichever step it is of."""
    name = f'{PKI}/apiserver-etcd-client'
    said = plane.run('curl', '-sS', '--max-time', '5', '--cacert', f'{PKI}/etcd/ca.crt', '--cert', f'{name}.crt', '--key', f'{name}.key', f'https://{member.address}:2379/health')
    true('"true"' in said, said)


def trust(guest, authority, file, leaf, trusted, signer):
    def subjects(path):
        return guest.sh(f"openssl storeutl -noout -text -certs {PKI}/{path}.crt | sed -n 's/.*Subject: CN *= *//p'").split()
    base = subjects(f'{file}-signing')[0].removesuffix('-2')
    true(authority in base, f'{authority} is called {base}')
    same(subjects(file), [base + number for number in trusted])
    same(subjects(f'{file}-signing'), [base + signer])
    same(guest.sh(f'openssl x509 -in {PKI}/{leaf}.crt -noout -issuer').split('CN')[1].strip(' =\n'), base + signer)


def control_plane(guest, trusted, signer):
    trust(guest, 'kubernetes-ca', 'ca', 'apiserver', trusted, signer)
    trust(guest, 'front-proxy-ca', 'front-proxy-ca', 'front-proxy-client', trusted, signer)
    same(guest.sh(f'grep -c BEGIN {PKI}/sa.pub').strip(), str(len(trusted)))
    providers = yaml.safe_load(guest.run('cat', '/etc/kubernetes/apiserver/encryption.yaml'))['resources'][0]['providers']
    same([next(iter(p)) for p in providers], ['secretbox'] * len(trusted) + ['identity'])
    true(guest.sh(f'find {PKI} /etc/kubernetes/apiserver -type f ! -name "*.crt" ! -name "*.pub" -perm /077') == '', 'open to others')
