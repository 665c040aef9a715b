"""A rotation of everything on a running cluster: the steps of hotc pki rotate, and between them control-plane nodes replaced one at a time."""
import time

import yaml

from checks_etcd import Etcd, replace
from report import same, true

PKI = '/etc/kubernetes/pki'
# How many certificates, and whose, a node of each step trusts; whose signature its own certificates bear.
STEPS = {'trust': (['kubernetes-ca', 'kubernetes-ca-2'], 'kubernetes-ca'),
         'sign': (['kubernetes-ca-2', 'kubernetes-ca'], 'kubernetes-ca-2'),
         'finish': (['kubernetes-ca-2'], 'kubernetes-ca-2')}


def run(scene, report):
    etcd = Etcd(scene)
    etcd.put(etcd.guests[0], 'rotation', 'begun')
    begin, failed = time.monotonic(), len(report.failed)
    for step, (trusted, signer) in STEPS.items():
        with report.check(f'rotation, {step}: control-plane nodes are replaced one at a time, and etcd serves with members of both steps'):
            scene.case.call('pki', 'rotate', scene.case.place / 'pki', step)
            for place in range(len(etcd.guests)):
                replace(scene, etcd, place)
                same(etcd.ctl(etcd.guests[place], 'get', '--print-value-only', 'rotation').strip(), 'begun')
        if len(report.failed) > failed:
            return
        for guest in etcd.guests:
            with report.check(f'{guest.name}: trusts and signs as the step {step} says'):
                trust(guest, trusted, signer)
        with report.check(f'a worker that comes in the step {step} trusts the same and joins'):
            worker(scene, etcd, trusted)
    scene.say(f'{len(STEPS)} steps with {len(etcd.guests)} replacements and a worker each took {time.monotonic() - begin:.0f} s')


def trust(guest, trusted, signer):
    names = guest.sh(f"openssl storeutl -noout -text -certs {PKI}/ca.crt | sed -n 's/.*Subject: CN *= *//p'").split()
    same(names, trusted)
    same(guest.sh(f"openssl storeutl -noout -text -certs {PKI}/ca-signing.crt | sed -n 's/.*Subject: CN *= *//p'").split(), [signer])
    same(guest.sh(f'openssl x509 -in {PKI}/apiserver.crt -noout -issuer').split('CN')[1].strip(' =\n'), signer)
    same(guest.sh(f'grep -c BEGIN {PKI}/etcd/ca.crt').strip(), str(len(trusted)))
    same(guest.sh(f'grep -c BEGIN {PKI}/sa.pub').strip(), str(len(trusted)))
    same(guest.sh(f'grep -c BEGIN {PKI}/front-proxy-ca.crt').strip(), str(len(trusted)))
    providers = yaml.safe_load(guest.run('cat', '/etc/kubernetes/apiserver/encryption.yaml'))['resources'][0]['providers']
    same([next(iter(p)) for p in providers], ['secretbox'] * len(trusted) + ['identity'])
    true(guest.sh(f'find {PKI} /etc/kubernetes/apiserver -type f ! -name "*.crt" ! -name "*.pub" -perm /077') == '', 'open to others')


def worker(scene, etcd, trusted):
    old = next(g for g in scene.guests.values() if g.name == 'ha-general-0')
    old.kill()
    old.destroy()
    new = scene.guest(scene.replacement(old))
    new.start()
    scene.wait_ready([new.name], 120)
    same(new.run('cat', f'{PKI}/ca.crt'), etcd.guests[0].run('cat', f'{PKI}/ca.crt'))
    same(new.sh(f'grep -c BEGIN {PKI}/ca.crt').strip(), str(len(trusted)))
