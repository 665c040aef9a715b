"""What holds on every node once it is up."""
from report import same, true


def run(scene, report):
    for guest in scene.guests.values():
        with report.check(f'{guest.name}: cloud-init finished without error'):
            same(guest.run('cloud-init', 'status', check=False).stdout.strip(), 'status: done')
