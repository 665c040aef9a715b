"""etcd: its members, their trust, their data."""


def run(scene, report):
    pass
