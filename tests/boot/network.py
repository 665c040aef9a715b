"""A network of the test's own: a namespace with a bridge, to which guests are plugged as a cloud would plug their ports."""
import ctypes
import os
import subprocess
import threading

CLONE_NEWNET = 0x40000000
METADATA = '169.254.169.254'
HARDWARE = 'fa:16:3e:00:00:01'
MTU = 1450  # what a VXLAN tenant network has


def sh(*words, check=True, **options):
    done = subprocess.run(words, capture_output=True, text=True, **options)
    if check and done.returncode:
        raise RuntimeError(f'{" ".join(words)}: {done.stderr.strip() or done.stdout.strip()}')
    return done.stdout


class Network:
    """The bridge has the address of the gateway, of the metadata service and of the load balancer."""

    def __init__(self, name, gateway, prefix, virtual):
        self.name, self.gateway, self.prefix = name, gateway, prefix
        sh('ip', 'netns', 'add', name)
        # left to itself a bridge takes the lowest hardware address of its ports, so that of the gateway would change with each new
        # guest, and one that had asked for it before would be heard no more until it asks again
        for words in (['link', 'set', 'lo', 'up'], ['link', 'add', 'br0', 'address', HARDWARE, 'type', 'bridge'], ['link', 'set', 'br0', 'up'],
                      ['addr', 'add', f'{gateway}/{prefix}', 'dev', 'br0'],
                      ['addr', 'add', f'{METADATA}/32', 'dev', 'br0'], ['addr', 'add', f'{virtual}/32', 'dev', 'br0']):
            sh('ip', '-n', name, *words)

    def space(self, guest):
        return f'{self.name}-{guest}'

    def plug(self, guest, number, address, mac):
        """A fresh namespace with the guest's port: what an earlier boot left in the network is gone, as on a real machine."""
        self.unplug(guest, number)
        inside, port, space = f'g{number}', f'p{number}', self.space(guest)
        sh('ip', 'netns', 'add', space)
        # in the namespace of the bridge, so that nothing is ever in the machine's own
        sh('ip', '-n', self.name, 'link', 'add', port, 'type', 'veth', 'peer', 'name', inside)
        sh('ip', '-n', self.name, 'link', 'set', inside, 'netns', space)
        sh('ip', '-n', self.name, 'link', 'set', port, 'master', 'br0', 'up')
        for words in (['link', 'set', 'lo', 'up'], ['link', 'set', inside, 'name', 'eth0', 'address', mac, 'mtu', str(MTU), 'up'],
                      ['addr', 'add', f'{address}/{self.prefix}', 'dev', 'eth0'], ['route', 'add', 'default', 'via', self.gateway]):
            sh('ip', '-n', space, *words)

    def unplug(self, guest, number=None):
        if number is not None:  # the kernel takes its time to remove what lies in a namespace
            sh('ip', '-n', self.name, 'link', 'del', f'p{number}', check=False)
        if os.path.exists(f'/run/netns/{self.space(guest)}'):
            sh('ip', 'netns', 'del', self.space(guest))

    def thread(self, work, *args):
        """Runs work in a thread whose new sockets belong to this network."""
        def enter():
            join(self.name)
            work(*args)
        thread = threading.Thread(target=enter, daemon=True)
        thread.start()
        return thread

    def close(self):
        spaces = [line.split()[0] for line in sh('ip', 'netns', 'list').splitlines()]
        for space in spaces:
            if space == self.name or space.startswith(self.name + '-'):
                sh('ip', 'netns', 'del', space, check=False)


def join(namespace):
    """Moves the calling thread, and no other, into a network namespace."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f'/run/netns/{namespace}', 'rb') as handle:
        if libc.setns(handle.fileno(), CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), f'setns {namespace}')
