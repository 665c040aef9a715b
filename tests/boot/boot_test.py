#!/usr/bin/python3
"""Boots the nodes of a bundle for real and looks whether they come up.

boot_test.py [--form NAME] [--kubernetes-binaries DIR] [--binaries DIR] [--cache DIR] [--keep]
"""
import argparse
import pathlib
import re
import signal
import sys
import tempfile
import time

import checks_built_in
import checks_components
import checks_etcd
import checks_kubernetes
import checks_node
import checks_pki
import checks_rotation
import checks_rotation_kubernetes
import faults
import scene as scenes
import separate_etcd
from case import HA, SEPARATE_ETCD
from report import Report

FORMS = ('ha', 'separate-etcd')
# when they are asked for: they replace every node three times
ROTATIONS = {'rotation': 'ha', 'rotation-separate-etcd': 'separate-etcd'}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--form', choices=(*FORMS, *ROTATIONS), action='append',
                        help='which cluster is booted, may be given more than once; without it those of every run, or with real binaries the first of them')
    parser.add_argument('--kubernetes-binaries', type=pathlib.Path, help='folder with real Kubernetes binaries; without it recorders stand in')
    parser.add_argument('--binaries', type=pathlib.Path, help="folder with programs that nodes download instead of Debian's own, such as a containerd 2")
    parser.add_argument('--cache', default='/var/tmp/hotc-boot', help='where the image of the guests is kept')
    parser.add_argument('--keep', action='store_true', help='leave the guests running until terminated')
    options = parser.parse_args()
    scenes.require('mmdebstrap', 'systemd-nspawn', 'nsenter', 'ip', 'losetup', 'openssl')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    for form in options.form or (FORMS[:1] if options.kubernetes_binaries else FORMS):
        boot(form, options, report)
    print(f'{len(report.passed)} checks passed, {len(report.failed)} failed')
    return 1 if report.failed or not report.passed else 0


def boot(form, options, report):
    print(f'== {form}', flush=True)
    with tempfile.TemporaryDirectory(prefix='hotc-boot-', dir='/var/tmp') as place:
        scene = None
        try:
            hotc = scenes.hotc_command(pathlib.Path(__file__).parents[2])
            source, change = (SEPARATE_ETCD, separate_etcd.CHANGE) if ROTATIONS.get(form, form) == 'separate-etcd' else (HA, None)
            if form == 'rotation-separate-etcd' and options.kubernetes_binaries:
                change = separate_etcd.LIVING
            scene = scenes.Scene(place, options.cache, hotc, options.kubernetes_binaries, options.binaries, source, change)
            run(form, scene, report)
            if options.keep:
                print('Terminate me to remove the guests.', flush=True)
                signal.pause()
        finally:
            if scene:
                scene.close()


def run(form, scene, report):
    names, failed = list(scene.servers), len(report.failed)
    for server in scene.servers.values():
        scene.guest(server)
    next(g for g in scene.guests.values() if g.name.endswith('-general-0')).source = 'OpenStack'  # the one that has no config drive
    scene.powered = time.monotonic()
    for guest in scene.guests.values():
        guest.start()
    with report.check(f'{form}: all nodes report that they are up'):
        scene.wait_ready(names, 240, before=0)
        took = time.monotonic() - scene.powered
        downloads = re.search(r'\bartifacts (\d+)s', [s for s in scene.cloud.signals if s['reason'] == 'the node is up'][-1]['data']).group(1)
        scene.say(f'{len(names)} nodes up {took:.1f} s after power-on, {downloads} s of which the last one spent on downloads, '
                  f'with {sum(g.cpu() for g in scene.guests.values()):.1f} s of processor time')
    if len(report.failed) > failed:
        return
    if form in ROTATIONS:
        (checks_rotation_kubernetes if scene.kubernetes else checks_rotation).run(scene, report)
        return
    if form == 'separate-etcd':
        separate_etcd.run(scene, report)
        scene.say('done')
        return
    if scene.kubernetes:
        checks_built_in.run(report, checks_kubernetes.run(scene, report))
        return
    checks_node.run(scene, report)
    checks_components.run(scene, report)
    checks_pki.run(scene, report)
    checks_etcd.run(scene, report)
    faults.run(scene, report)
    scene.say('done')


if __name__ == '__main__':
    sys.exit(main())
