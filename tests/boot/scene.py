"""Everything that one run of the test needs, from the image to the booted guests, and its end."""
import os
import pathlib
import shutil
import subprocess
import time

import root_image
from case import HA, Case, merge, value
from cloud import MIRROR, Cloud
from guest import Guest
from mirror import Mirror
from network import Network, sh

GATEWAY, PREFIX = '10.20.0.1', 24
INSTANCES = pathlib.Path('/proc/sys/fs/inotify/max_user_instances')


class Scene:
    def __init__(self, place, cache, hotc, kubernetes=None, instead=None, source=HA, more=None):
        self.place, self.hotc, self.kubernetes = pathlib.Path(place), hotc, kubernetes
        self.began = time.monotonic()
        self.guests = {}
        self.powered = None         # when the guests were switched on
        self.instances = INSTANCES.read_text()
        if int(self.instances) < 1024:  # one kernel serves all guests
            INSTANCES.write_text('1024')
        self.image = root_image.Root(cache)
        self.say('image ready')
        self.certificate, self.key = self.place / 'cloud.crt', self.place / 'cloud.key'
        sh('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=boot test cloud',
           '-addext', f'subjectAltName=DNS:{MIRROR},IP:{GATEWAY}', '-keyout', str(self.key), '-out', str(self.certificate))
        self.mirror = Mirror(MIRROR, self.image.binaries, kubernetes, instead)
        # no image of an add-on is at hand: nodes would wait for a cloud controller manager for ever
        # nor does every real kube-proxy know nftables
        change = {'addons': {'builtIn': []}, 'kubernetes': {'proxy': {'mode': 'iptables'}}} if kubernetes else {}
        change = merge(change, more or {})
        self.case = Case(self.place / 'case', hotc, self.mirror, GATEWAY, change=change, source=source).build(self.certificate)
        self.mirror.add_images(self.case.manifest['images'])
        self.servers = self.case.servers()
        self.say(f'{len(self.servers)} servers resolved by Heat')
        virtual = value(next(s for s in self.servers.values() if s['meta']['role'] == 'control-plane')['user_data'], 'API_ADDRESS')
        self.net = Network(f'hotc-boot-{os.getpid()}', GATEWAY, PREFIX, virtual)
        self.cloud = Cloud(self.net, self.certificate, self.key, virtual)
        self.cloud.files, self.cloud.manifests, self.cloud.blobs = self.mirror.files, self.mirror.manifests, self.mirror.blobs
        self.cloud.backends = [s['address'] for s in self.servers.values() if s['meta']['role'] == 'control-plane']

    def say(self, text):
        print(f'[{time.monotonic() - self.began:6.1f} s] {text}', flush=True)

    def guest(self, server, **changes):
        guest = Guest(self.place, self.net, self.image.root, {**server, **changes})
        if self.kubernetes:
            guest.files = {'/' + path: file.read_bytes() for path, file in self.mirror.beside()}
            guest.files['/usr/lib/boot-test/runc'] = (self.image.binaries / 'runc').read_bytes()
        self.guests[guest.name] = guest
        self.cloud.guests[guest.address] = guest
        return guest

    def replacement(self, old):
        """The server that Heat makes in the place of another: same name and address, everything else is new."""
        return self.case.servers()[old.name]

    def wait_ready(self, names, seconds, before=None):
        """Waits until each guest has reported that it is up, or one that it failed; returns the seconds that it took.
        before: how many reports there were when the guests were started, for many that take their time to start."""
        begin = time.monotonic()
        before = len(self.cloud.signals) if before is None else before
        wanted = {f'{name}/ready' for name in names}

        def done(signals):
            new = [s for s in signals[before:] if s['guest'] in names]
            failed = [s for s in new if s['status'] != 'SUCCESS']
            return failed or wanted <= {s['id'] for s in new}
        result = self.cloud.wait(done, seconds)
        if result is not True:
            reasons = [f'{s["guest"]}: {s["reason"]}' for s in result or []] or [f'{self.missing(wanted, before)} not up after {seconds} s']
            raise RuntimeError('; '.join(reasons))
        return time.monotonic() - begin

    def missing(self, wanted, before):
        """Who has not reported, and what each does instead."""
        names = sorted(w.split('/')[0] for w in wanted - {s['id'] for s in self.cloud.signals[before:]})
        return ', '.join(f'{name} ({self.guests[name].says()})' for name in names)

    def close(self):
        for guest in self.guests.values():
            guest.destroy()
        if hasattr(self, 'net'):
            self.net.close()
        INSTANCES.write_text(self.instances)


def hotc_command(repository):
    """The program of the last build."""
    built = [p for p in repository.glob('compiler/Hotc.Cli/bin/*/net*/hotc') if p.is_file()]
    if not built:
        raise RuntimeError('hotc is not built: dotnet build -c Release')
    return [str(max(built, key=lambda p: p.stat().st_mtime))]


def require(*programs):
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        raise RuntimeError(f'missing: {", ".join(missing)}')
    if os.geteuid():
        raise RuntimeError('guests can only be booted by root')
    subprocess.run(['/usr/bin/python3', '-c', 'import heat, heatclient, yaml'], check=True)
