"""One guest: a server of the cloud, booted in systemd-nspawn."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import threading
import time
import uuid

from network import MTU, sh

CGROUPS = pathlib.Path('/sys/fs/cgroup')
UNIFIED = (CGROUPS / 'cgroup.controllers').exists()
MODES = [''] if UNIFIED else ['unified', 'cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids', 'systemd']
PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
REBOOT = 133  # nspawn's exit status when the guest asks for one


class Guest:
    """Made from what Heat would ask Nova for: name, user_data, meta, address, volumes."""

    numbers = iter(range(1, 1000))

    def __init__(self, place, net, root, server):
        self.net, self.root, self.number = net, root, next(Guest.numbers)
        self.name, self.address, self.meta = server['name'], server['address'], server['meta']
        self.user_data, self.volumes = server['user_data'], server['volumes']
        self.uuid = server.get('id') or str(uuid.uuid4())
        self.mac = 'fa:16:3e:%02x:%02x:%02x' % tuple(int(n) for n in self.address.split('.')[1:])
        self.folder = pathlib.Path(place) / 'guests' / self.name
        self.disks = pathlib.Path(place) / 'volumes'
        self.group = f'{net.name}-{self.name}'
        self.source = 'ConfigDrive'
        self.files = {}             # path: content, laid on the disk before the first boot
        self.late = set()           # volumes that are not attached at the first boot
        self.loops = {}
        self.process = self.thread = None
        self.stopping = False
        self.boots = 0

    # -- what the cloud says about it -----------------------------------------------

    def meta_data(self):
        return {'uuid': self.uuid, 'hostname': self.name, 'name': self.name, 'availability_zone': 'nova', 'launch_index': 0,
                'project_id': 'boot', 'devices': [], 'meta': self.meta}

    def network_data(self):
        link = {'id': 'tap0', 'type': 'ovs', 'ethernet_mac_address': self.mac, 'mtu': MTU, 'vif_id': 'v'}
        route = {'network': '0.0.0.0', 'netmask': '0.0.0.0', 'gateway': self.net.gateway}
        return {'links': [link], 'services': [], 'networks': [{
            'id': 'network0', 'type': 'ipv4', 'link': 'tap0', 'ip_address': self.address, 'netmask': '255.255.255.0', 'network_id': 'n', 'routes': [route]}]}

    # -- disks --------------------------------------------------------------------------

    def lay(self):
        """The disk: the image with an overlay; /var is a plain copy, since containerd's own overlays cannot lie on one."""
        for name in ('upper', 'work', 'root', 'guest'):
            (self.folder / name).mkdir(parents=True)
        sh('mount', '-t', 'overlay', self.group, '-o', f'lowerdir={self.root},upperdir={self.folder}/upper,workdir={self.folder}/work', f'{self.folder}/root')
        sh('cp', '-a', '--reflink=auto', f'{self.root}/var', f'{self.folder}/var')
        self.write('/etc/hostname', self.name + '\n')
        self.write('/etc/cloud/cloud.cfg.d/91_source.cfg', f'datasource_list: [ {self.source} ]\n')
        self.write('/etc/systemd/resolved.conf.d/dns.conf', f'[Resolve]\nDNS={self.net.gateway}\n')
        if self.source == 'ConfigDrive':
            drive = '/var/lib/cloud/seed/config_drive/openstack/latest/'
            for name, content in {'meta_data.json': json.dumps(self.meta_data()), 'network_data.json': json.dumps(self.network_data()),
                                  'vendor_data.json': '{}', 'user_data': self.user_data}.items():
                self.write(drive + name, content, 0o600)
        for path, content in self.files.items():
            self.write(path, content, 0o755 if content[:2] in ('#!', b'#!', b'\x7fE') else 0o644)
        for volume in self.volumes.values():
            self.attach(volume)
        names = [f'{self.loops[v]} virtio-{v[:20]}\n' for v in self.volumes.values() if v not in self.late]
        (self.folder / 'guest/volumes').write_text(''.join(names))

    def write(self, path, content, mode=0o644):
        place = self.folder / ('var' if path.startswith('/var/') else 'root') / path.removeprefix('/var/').lstrip('/')
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
        place.chmod(mode)

    def attach(self, volume):
        self.disks.mkdir(exist_ok=True)
        image = self.disks / f'{volume}.img'
        if not image.exists():
            with image.open('wb') as file:
                file.truncate(1 << 30)
        self.loops[volume] = sh('losetup', '-f', '--show', str(image)).strip()

    def appear(self, volume):
        """A volume that comes late."""
        self.run('ln', '-sf', self.loops[volume], f'/dev/disk/by-id/virtio-{volume[:20]}')

    # -- running ------------------------------------------------------------------------

    def start(self):
        if not self.folder.exists():
            self.lay()
        self.stopping = False
        self.thread = threading.Thread(target=self.live, daemon=True)
        self.thread.start()

    def live(self):
        status = REBOOT
        while status == REBOOT and not self.stopping:
            self.net.plug(self.name, self.number, self.address, self.mac)
            with (self.folder / 'console').open('ab') as console:
                self.process = subprocess.Popen(['bash', '-c', self.command()], stdin=subprocess.DEVNULL, stdout=console, stderr=console,
                                                env={**os.environ, 'SYSTEMD_NSPAWN_API_VFS_WRITABLE': 'network', 'SYSTEMD_NSPAWN_UNIFIED_HIERARCHY': str(int(UNIFIED))})
            self.boots += 1
            status = self.process.wait()

    def command(self):
        """Its own cgroup in each hierarchy, then nspawn."""
        lines = []
        for mode in MODES:
            folder = CGROUPS / mode / self.group
            lines.append(f'mkdir -p {folder}')
            if mode == 'cpuset':
                lines += [f'cat {CGROUPS}/cpuset/cpuset.{kind} > {folder}/cpuset.{kind}' for kind in ('cpus', 'mems')]
            lines.append(f'echo $$ > {folder}/cgroup.procs')
        binds = [f'--bind={self.folder}/var:/var', f'--bind-ro={self.folder}/guest:/guest', '--bind=/dev/kmsg']
        binds += [f'--bind={loop}' for loop in self.loops.values()]
        words = ['exec', 'systemd-nspawn', '--quiet', '--register=no', '--keep-unit', '--settings=no', '--link-journal=no', '--console=pipe',
                 '--kill-signal=SIGRTMIN+3', f'--network-namespace-path=/run/netns/{self.net.space(self.name)}', '--capability=all',
                 '--drop-capability=CAP_SYS_TIME,CAP_SYS_MODULE', '--system-call-filter="@keyring bpf perf_event_open"',
                 "--setenv=product_name='OpenStack Nova'", *binds, f'--machine={self.name}', f'--uuid={self.uuid}', '-D', f'{self.folder}/root', '/guest-init']
        return '\n'.join([*lines, ' '.join(words)])

    def leader(self):
        """The guest's PID 1, as the machine sees it."""
        if self.process is None or self.process.poll() is not None:
            return None
        children = pathlib.Path(f'/proc/{self.process.pid}/task/{self.process.pid}/children').read_text().split()
        return int(children[0]) if children else None

    def run(self, *words, check=True, text=None, timeout=120):
        leader = self.leader()
        if leader is None:
            raise RuntimeError(f'{self.name} does not run')
        done = subprocess.run(['nsenter', '-t', str(leader), '-m', '-u', '-i', '-n', '-p', '-C', '--', '/usr/bin/env', '-i', f'PATH={PATH}', 'HOME=/root', *words],
                              capture_output=True, text=True, input=text, timeout=timeout)
        if check and done.returncode:
            raise RuntimeError(f'{self.name}: {" ".join(words)}: {done.stderr.strip() or done.stdout.strip()}')
        return done.stdout if check else done

    def sh(self, script, **options):
        return self.run('bash', '-c', script, **options)

    def says(self):
        """The last that hotc-node said; where it was never started, what cloud-init has to say."""
        said = self.run('journalctl', '-u', 'hotc-node', '-o', 'cat', '-n', '1', check=False).stdout.strip()
        return said or ' '.join(self.run('cloud-init', 'status', '--long', check=False).stdout.split())

    def reboot(self):
        boots = self.boots
        self.sh('systemctl reboot --no-block', check=False)
        end = time.monotonic() + 120
        while self.boots == boots:
            if time.monotonic() > end:
                raise RuntimeError(f'{self.name} does not reboot')
            time.sleep(0.1)

    def cpu(self):
        """Seconds of processor time that it has used since it was switched on."""
        if UNIFIED:
            return int((CGROUPS / self.group / 'cpu.stat').read_text().split()[1]) / 1e6
        return int((CGROUPS / 'cpuacct' / self.group / 'cpuacct.usage').read_text()) / 1e9

    # -- the end ------------------------------------------------------------------------

    def kill(self):
        """Power off, as when the plug is pulled."""
        self.stopping = True
        folder = CGROUPS / ('' if UNIFIED else 'memory') / self.group
        for _ in range(50):
            pids = [int(p) for f in folder.rglob('cgroup.procs') for p in f.read_text().split()] if folder.exists() else []
            if not pids:
                break
            for pid in pids:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            time.sleep(0.05)
        if self.thread:
            self.thread.join(10)

    def destroy(self, keep_volumes=False):
        self.kill()
        sh('umount', '-l', f'{self.folder}/root', check=False)
        for loop in self.loops.values():
            sh('losetup', '-d', loop, check=False)
        self.net.unplug(self.name)
        for mode in MODES:
            for folder in sorted((CGROUPS / mode / self.group).rglob('*/'), reverse=True) + [CGROUPS / mode / self.group]:
                if folder.is_dir():
                    try:
                        folder.rmdir()
                    except OSError:
                        pass
        shutil.rmtree(self.folder, ignore_errors=True)
        if not keep_volumes:
            for volume in self.volumes.values():
                (self.disks / f'{volume}.img').unlink(missing_ok=True)
