"""What nodes download: archives as upstream packs them, and images, both made from binaries that are there."""
import hashlib
import io
import json
import pathlib
import tarfile

RECORDERS = pathlib.Path(__file__).parent / 'recorders'
STAND_INS = pathlib.Path(__file__).parent / 'stand_ins'
INDEX = 'application/vnd.oci.image.manifest.v1+json'
CONTROL_PLANE = ('kube-apiserver', 'kube-controller-manager', 'kube-scheduler')


def tar(files, compression=''):
    """The bytes of an archive; files are pairs of name and path."""
    out = io.BytesIO()
    options = {'compresslevel': 1} if compression else {}
    with tarfile.open(fileobj=out, mode=f'w:{compression}', format=tarfile.PAX_FORMAT, **options) as archive:
        for name, path in files:
            info = tarfile.TarInfo(name)
            content = pathlib.Path(path).read_bytes()
            info.size, info.mode = len(content), 0o755
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def lacks_resource_capability():
    """Whether this machine may not make a process harder to kill, which containers of system pods ask for."""
    status = pathlib.Path('/proc/self/status').read_text()
    effective = int(next(line.split()[1] for line in status.splitlines() if line.startswith('CapEff')), 16)
    return not effective >> 24 & 1


class Mirror:
    """files: path on the mirror to content; sums: artifact to (URL, sha256); images: what a registry answers."""

    def __init__(self, host, binaries, kubernetes=None, instead=None):
        self.host, self.binaries, self.kubernetes, self.instead = host, binaries, kubernetes, instead
        self.files, self.sums, self.manifests, self.blobs = {}, {}, {}, {}
        self.archive('containerd', [(f'bin/{n}', n) for n in ('containerd', 'containerd-shim-runc-v2', 'ctr')])
        self.archive('etcd', [(f'etcd-v3/{n}', n) for n in ('etcd', 'etcdctl', 'etcdutl')])
        self.archive('cni-plugins', [(n, n) for n in ('bridge', 'host-local', 'loopback', 'portmap', 'bandwidth', 'firewall', 'tuning')])
        self.archive('crictl', [('crictl', 'crictl')])
        for name in ('remote', 'last'):
            self.files[f'/{name}.yaml'] = f'apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}, namespace: default}}\n'.encode()
        for name in ('runc', 'kubelet', 'kubectl'):
            self.add(name, f'/{name}', self.binary(name).read_bytes())

    def binary(self, name):
        """The real one where there is one; kubectl has an API to talk to only together with the rest of Kubernetes."""
        if self.instead and (self.instead / name).exists():
            return self.instead / name
        if self.kubernetes and (self.kubernetes / name).exists():
            return self.kubernetes / name
        own = RECORDERS / name
        if name == 'runc' and not (self.kubernetes and lacks_resource_capability()):
            return self.binaries / name
        return own if own.exists() else self.binaries / name

    def archive(self, name, members):
        self.add(name, f'/{name}.tar.gz', tar([(inside, self.binary(own)) for inside, own in members], 'gz'))

    def add(self, name, path, content):
        self.files[path] = content
        self.sums[name] = (f'https://{self.host}{path}', hashlib.sha256(content).hexdigest())

    def manifest(self, path):
        return {'url': f'https://{self.host}{path}', 'sha256': hashlib.sha256(self.files[path]).hexdigest()}

    def beside(self, component=None):
        """Files below root/ of the folder with real binaries, as pairs of path and file: what a binary needs beside itself."""
        root = self.kubernetes / 'root' if self.kubernetes else None
        found = sorted(root.rglob('*')) if root and root.exists() else []
        return [(str(path.relative_to(root)), path) for path in found if path.is_file() and component in (None, path.name)]

    # -- images ---------------------------------------------------------------------

    def image(self, reference, files, entry):
        """An image of one layer; reference is name:tag, and the first part of a registry's path does not matter."""
        layer = self.blob(tar(files))
        config = self.blob(json.dumps({
            'architecture': 'amd64', 'os': 'linux', 'config': {'Entrypoint': [entry], 'Env': ['PATH=/usr/local/bin:/usr/bin:/bin']},
            'rootfs': {'type': 'layers', 'diff_ids': [layer['digest']]}}).encode())
        manifest = json.dumps({
            'schemaVersion': 2, 'mediaType': INDEX, 'config': {'mediaType': 'application/vnd.oci.image.config.v1+json', **config},
            'layers': [{'mediaType': 'application/vnd.oci.image.layer.v1.tar', **layer}]}).encode()
        digest = self.blob(manifest)['digest']
        name = reference.rsplit('/', 1)[-1]
        self.manifests[name] = self.manifests[digest] = (INDEX, manifest, digest)

    def blob(self, content):
        digest = 'sha256:' + hashlib.sha256(content).hexdigest()
        self.blobs[digest] = content
        return {'digest': digest, 'size': len(content)}

    def add_images(self, references):
        """references: component to image, from the manifest of the bundle."""
        for component, reference in references.items():
            plain = reference.split('@')[0]
            if component == 'kube-proxy' or (component in CONTROL_PLANE and self.kubernetes):
                path = f'usr/local/bin/{component}'
                self.image(plain, [(path, self.binary(component)), *self.beside(component)], '/' + path)
            elif component == 'coredns' and self.kubernetes:  # it is run, and ends at once
                self.image(plain, [('busybox', self.binary('busybox'))], '/busybox')
            elif component == 'pause' and self.kubernetes:
                self.image(plain, [('pause', self.binary('pause'))], '/pause')
            elif component in ('flannel', 'flannel-cni') and self.kubernetes:
                tools = [(f'bin/{name}', self.binary('busybox')) for name in ('cp', 'sh', 'sed', 'mv', 'ip', 'sleep')]
                self.image(plain, [('flannel', STAND_INS / 'flannel'), *tools] if component == 'flannel-cni' else
                           [('opt/bin/flanneld', STAND_INS / 'flanneld'), ('bin/kubectl', self.binary('kubectl')), *tools], '/bin/sh')
        if self.kubernetes:
            self.image('web:1', [('busybox', self.binary('busybox'))], '/busybox')
