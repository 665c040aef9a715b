#!/usr/bin/python3
"""Boots the nodes of a bundle for real and looks whether they come up.

boot_test.py [--kubernetes-binaries DIR] [--cache DIR] [--keep]
"""
import argparse
import pathlib
import re
import signal
import sys
import tempfile
import time

import checks_components
import checks_etcd
import checks_kubernetes
import checks_node
import checks_pki
import faults
import scene as scenes
from report import Report


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--kubernetes-binaries', type=pathlib.Path, help='folder with real Kubernetes binaries; without it recorders stand in')
    parser.add_argument('--cache', default='/var/tmp/hotc-boot', help='where the image of the guests is kept')
    parser.add_argument('--keep', action='store_true', help='leave the guests running until terminated')
    options = parser.parse_args()
    scenes.require('mmdebstrap', 'systemd-nspawn', 'nsenter', 'ip', 'losetup', 'openssl')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    report = Report()
    with tempfile.TemporaryDirectory(prefix='hotc-boot-', dir='/var/tmp') as place:
        scene = None
        try:
            scene = scenes.Scene(place, options.cache, scenes.hotc_command(scenes.root_image.pathlib.Path(__file__).parents[2]), options.kubernetes_binaries)
            run(scene, report)
            if options.keep:
                print('Terminate me to remove the guests.', flush=True)
                signal.pause()
        finally:
            if scene:
                scene.close()
    print(f'{len(report.passed)} checks passed, {len(report.failed)} failed')
    return 1 if report.failed or not report.passed else 0


def run(scene, report):
    names = list(scene.servers)
    for server in scene.servers.values():
        scene.guest(server)
    scene.guests['ha-general-0'].source = 'OpenStack'  # the one that has no config drive
    scene.powered = time.monotonic()
    for guest in scene.guests.values():
        guest.start()
    with report.check('all nodes report that they are up'):
        scene.wait_ready(names, 240)
        took = time.monotonic() - scene.powered
        downloads = re.search(r'\bartifacts (\d+)s', [s for s in scene.cloud.signals if s['reason'] == 'the node is up'][-1]['data']).group(1)
        scene.say(f'{len(names)} nodes up {took:.1f} s after power-on, {downloads} s of which the last one spent on downloads, '
                  f'with {sum(g.cpu() for g in scene.guests.values()):.1f} s of processor time')
    if report.failed:
        return
    if scene.kubernetes:
        checks_kubernetes.run(scene, report)
        return
    checks_node.run(scene, report)
    checks_components.run(scene, report)
    checks_pki.run(scene, report)
    checks_etcd.run(scene, report)
    faults.run(scene, report)
    scene.say('done')


if __name__ == '__main__':
    sys.exit(main())
