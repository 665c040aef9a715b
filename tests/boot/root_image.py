"""The image that guests boot: a Debian made by mmdebstrap, with what a cloud image has, and the binaries that nodes download.

The binaries (containerd, etcd …) are taken out of the root again: a node must get them the way its payload says.
"""
import glob
import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess

SUITE = 'trixie'

MACHINE = ['systemd', 'systemd-sysv', 'systemd-resolved', 'dbus', 'udev', 'cloud-init', 'ca-certificates', 'curl', 'openssl',
           'iproute2', 'iptables', 'nftables', 'conntrack', 'procps', 'kmod', 'e2fsprogs', 'iputils-ping']
NODE = ['containerd', 'runc', 'etcd-server', 'etcd-client', 'containernetworking-plugins', 'kubernetes-client', 'busybox-static']

# Where Debian has them, by the name that the payload's archives give them.
BINARIES = {
    'containerd': '/usr/bin/containerd', 'containerd-shim-runc-v2': '/usr/bin/containerd-shim-runc-v2', 'ctr': '/usr/bin/ctr',
    'runc': '/usr/sbin/runc', 'etcd': '/usr/bin/etcd', 'etcdctl': '/usr/bin/etcdctl', 'etcdutl': '/usr/bin/etcdutl',
    'kubectl': '/usr/bin/kubectl', 'busybox': '/usr/bin/busybox',
    **{name: f'/usr/lib/cni/{name}' for name in ('bridge', 'host-local', 'loopback', 'portmap', 'bandwidth', 'firewall', 'tuning')},
}

# Timers that would do something else than the payload says, and the network, which is made from outside.
MASKED = ['systemd-networkd.service', 'systemd-networkd.socket', 'containerd.service', 'etcd.service', 'apt-daily.timer', 'apt-daily-upgrade.timer']

CLOUD_INIT = '''\
network: {config: disabled}
ssh_genkeytypes: []
'''


class Root:
    """root is the image, binaries the folder with what nodes download."""

    def __init__(self, cache):
        own = pathlib.Path(__file__).read_bytes() + (pathlib.Path(__file__).parent / 'guest_init.sh').read_bytes()
        self.folder = pathlib.Path(cache) / f'{SUITE}-{hashlib.sha256(own).hexdigest()[:12]}'
        self.root, self.binaries = self.folder / 'root', self.folder / 'binaries'
        if not (self.folder / 'done').exists():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            bootstrap(self.root)
            self.take_binaries()
            prepare(self.root)
            (self.folder / 'done').touch()

    def take_binaries(self):
        self.binaries.mkdir()
        for name, path in BINARIES.items():
            shutil.move(f'{self.root}{path}', self.binaries / name)
        for unit in ('containerd', 'etcd'):
            (self.root / f'usr/lib/systemd/system/{unit}.service').unlink()
        # a real one, to read kubeconfig files with
        (self.root / 'usr/lib/boot-test').mkdir()
        shutil.copy(self.binaries / 'kubectl', self.root / 'usr/lib/boot-test/kubectl')


def sources():
    """The machine's own mirrors of Debian, for the suite of the image."""
    uris = []
    for name in ['/etc/apt/sources.list', *glob.glob('/etc/apt/sources.list.d/*')]:
        text = pathlib.Path(name).read_text() if os.path.exists(name) else ''
        if name.endswith('.sources'):
            for part in re.split(r'\n\s*\n', text):
                fields = dict(re.findall(r'^([A-Za-z-]+):\s*(.*)$', part, re.M))
                if re.search(r'\bmain\b', fields.get('Components', '')) and 'security' not in fields.get('Suites', 'security'):
                    uris += fields.get('URIs', '').split()
        else:
            uris += re.findall(r'^deb\s+(?:\[[^]]*\]\s+)?(\S+)\s+(?!\S*security)\S+\s+main\b', text, re.M)
    debian = [uri for uri in uris if '/debian' in uri]
    if not debian:
        raise RuntimeError('no mirror of Debian in the sources of apt')
    return [f'deb {debian[0]} {SUITE} main']


def bootstrap(root):
    excluded = [f'--dpkgopt=path-exclude=/usr/share/{name}/*' for name in ('man', 'doc', 'locale', 'info')]
    subprocess.run(['mmdebstrap', '--quiet', '--variant=minbase', '--aptopt=Acquire::Retries "5"', *excluded,
                    f'--include={",".join(MACHINE + NODE)}', SUITE, str(root), '-'],
                   input='\n'.join(sources()), text=True, check=True)


def prepare(root):
    for name in ('etc/apt/sources.list', 'etc/machine-id'):
        (root / name).write_text('')
    here = pathlib.Path(__file__).parent
    shutil.copy(here / 'guest_init.sh', root / 'guest-init')
    (root / 'guest-init').chmod(0o755)
    for unit in MASKED:
        link = root / 'etc/systemd/system' / unit
        link.unlink(missing_ok=True)
        if 'containerd' not in unit and 'etcd' not in unit:
            link.symlink_to('/dev/null')
    for link in (root / 'etc/systemd/system/multi-user.target.wants').glob('*'):
        if link.name in MASKED:
            link.unlink()
    (root / 'etc/cloud/cloud.cfg.d/90_boot_test.cfg').write_text(CLOUD_INIT)
    # addresses are given from outside, and a client would wait half a minute for an answer
    (root / 'usr/sbin/dhcpcd').unlink(missing_ok=True)
    # modprobe asks the machine, of which a guest sees little
    probe = root / 'usr/sbin/modprobe'
    probe.unlink()
    probe.write_text('#!/bin/sh\nfor m; do case $m in -*) continue;; esac\n'
                     'grep -qx "$(echo "$m" | tr - _)" /etc/machine-modules || { echo "modprobe: FATAL: Module $m not found." >&2; exit 1; }\ndone\n')
    probe.chmod(0o755)
    (root / 'etc/machine-modules').write_text('\n'.join(sorted(modules())) + '\n')


def modules():
    """What the machine's kernel has, built in or loaded; what nodes need is loaded first."""
    if shutil.which('modprobe'):
        subprocess.run(['modprobe', '-a', 'overlay', 'br_netfilter', 'nf_conntrack', 'vxlan'], capture_output=True)
    found = {name.replace('-', '_') for name in os.listdir('/sys/module')}
    built_in = pathlib.Path(f'/lib/modules/{platform.release()}/modules.builtin')
    if built_in.exists():
        found |= {pathlib.Path(line).stem.replace('-', '_') for line in built_in.read_text().split()}
    if 'overlay' in pathlib.Path('/proc/filesystems').read_text():
        found.add('overlay')
    if os.path.exists('/proc/sys/net/bridge'):
        found.add('br_netfilter')
    if os.path.exists('/proc/sys/net/netfilter/nf_conntrack_max'):
        found.add('nf_conntrack')
    return found
