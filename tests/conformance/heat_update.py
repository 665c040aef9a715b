#!/usr/bin/python3
"""Let Heat itself update a stack, and say what that did to each resource.

Reads one request a line from standard input, a JSON object with two folders
that hold a cluster.yaml each, and an environment.yaml if they like:

    {"old": "/tmp/ha", "new": "/tmp/ha-with-another-image"}

and answers each with a line, a JSON object:

    {"old": ..., "new": ..., "status": "COMPLETE" or "FAILED", "reason": ...,
     "resources": {address: {"type": ..., "action": ..., "properties": [...],
                             "kept": whether the old one was not deleted}},
     "groups": {address: [[size, changed], ...] of a rolling update},
     "milliseconds": ...}

An address is the names of the resources on the way from the root, with
slashes between. Resources to which nothing happened are left out, and so are
stacks and groups as such. Of an update that failed, only what was done before
is there, and "refused" holds the resources that Heat refused to update.

The old stack is created and then updated, by Heat's own engine, in its
database, with its nested stacks, groups and rolling updates. Different from
an engine in a cloud:

* One thread does everything, a nested stack when its parent asks for it, and
  nothing converges. Such an engine would keep the outputs that a nested stack
  had before; they are forgotten, as one that converges has no such memory.
* There is no cloud (see heat_judge.py). To create a resource gives it an id
  that was never used; to delete it notes that; to update it runs the type's
  own handle_update with clients that take anything. Nothing is waited for.
* An attribute is what the property of the same name says; if there is none,
  it is made of the id, so that a new resource has other ones. The addresses
  of a server belong to its networks.
"""
import itertools
import json
import os
import sqlite3
import sys
import time

import heat_judge  # first: it silences what the imports below would say
from heat_thread import direct, start_engine
from heat_values import fill
from heat_watch import log, tree, watch_resources

from heat.api.openstack.v1 import stacks as stacks_api  # noqa: E402
from heat.db.sqlalchemy import api as database  # noqa: E402
from heat.engine import environment, stack, template  # noqa: E402
from heatclient.common import template_utils  # noqa: E402
from oslo_serialization import jsonutils  # noqa: E402


class Court:
    """Creates each old stack once, and goes back to it for every update."""

    def __init__(self, engine):
        self.engine = engine
        self.empty = self.snapshot()
        self.created = {}

    def judge(self, request):
        answer = dict(request)
        identity, saved = self.create(request['old'])
        self.restore(saved)
        log.members = {}
        before = tree(self.load(identity))
        log.clear()
        data = read(request['new'])
        answer.update(status='FAILED', resources={}, refused=log.refused,
                      groups=log.batches)
        try:
            direct(
                self.engine.update_stack, heat_judge.someone(), identity,
                data.template(),
                data.environment(), data.files(), data.args())
        except Exception as refusal:  # whatever Heat raises is its answer
            return {**answer, 'reason': '%s: %s' % (
                type(refusal).__name__, refusal)}
        updated = self.load(identity)
        return {**answer, 'status': updated.status,
                'reason': updated.status_reason,
                'resources': what_happened(before, tree(updated))}

    def create(self, folder):
        if folder not in self.created:
            self.restore(self.empty)
            data = read(folder)
            made = direct(
                self.engine.create_stack, heat_judge.someone(), 'judged',
                data.template(),
                data.environment(), data.files(), data.args())
            held = self.load(made)
            if held.status != held.COMPLETE:
                raise RuntimeError('%s: %s' % (folder, held.status_reason))
            self.created[folder] = made, self.snapshot()
        return self.created[folder]

    @staticmethod
    def load(identity):
        return stack.Stack.load(heat_judge.someone(), identity['stack_id'])

    @staticmethod
    def connection():
        return database.get_engine().raw_connection().connection

    def snapshot(self):
        saved = sqlite3.connect(':memory:')
        self.connection().backup(saved)
        return saved

    def restore(self, saved):
        saved.backup(self.connection())


def what_happened(before, after):
    found = {}
    for address, (old_id, kind) in before.items():
        new_id, new_kind = after.get(address, (None, kind))
        if old_id == new_id:
            done = log.updated.get(old_id)
            if done:
                found[address] = {
                    'type': kind,
                    'action': max((d[0] for d in done), key=[
                        'update', 'resize', 'rebuild'].index),
                    'properties': sorted(set(itertools.chain(
                        *(d[1] for d in done))))}
        else:
            found[address] = {
                'type': new_kind,
                'action': 'delete' if new_id is None else 'replace',
                'kept': old_id not in log.deleted}
    for address, (new_id, kind) in after.items():
        if address not in before:
            found[address] = {'type': kind, 'action': 'create'}
    return found


def read(folder):
    """The request of a folder, with a value for every parameter.

    The folder is called the same whatever its name is: who updates a stack
    has the new bundle where the old one was.
    """
    files, root = template_utils.get_template_contents(
        os.path.join(folder, 'cluster.yaml'))
    name = os.path.join(folder, 'environment.yaml')
    more, merged = template_utils.process_multiple_environments_and_files(
        [name] if os.path.exists(name) else [])
    body = json.loads(jsonutils.dumps({
        'stack_name': 'judged', 'template': root, 'environment': merged,
        'files': {**files, **more}}).replace(
            'file://%s/' % folder, 'file:///bundle/'))
    parsed = template.Template(
        body['template'], files=body['files'],
        env=environment.Environment(body['environment']))
    fill(parsed)
    body['environment'].setdefault('parameters', {}).update(parsed.env.params)
    return stacks_api.InstantiationData(body)


def main():
    engine = start_engine()
    watch_resources()
    court = Court(engine)
    for line in sys.stdin:
        if line.strip():
            started = time.perf_counter()
            request = json.loads(line)
            try:
                answer = court.judge(request)
            except Exception as fault:
                answer = {**request, 'status': 'NO ANSWER', 'resources': {},
                          'refused': {}, 'groups': {}, 'reason': '%s: %s' % (
                              type(fault).__name__, fault)}
            answer['milliseconds'] = round(
                1000 * (time.perf_counter() - started))
            print(json.dumps(answer), flush=True)


if __name__ == '__main__':
    main()
