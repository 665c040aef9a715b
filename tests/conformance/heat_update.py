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
from unittest import mock

import heat_judge  # first: it silences what the imports below would say

from heat.api.openstack.v1 import stacks as stacks_api  # noqa: E402
from heat.common import exception  # noqa: E402
from heat.db.sqlalchemy import api as database  # noqa: E402
from heat.engine import clients, environment, resource  # noqa: E402
from heat.engine import scheduler, service  # noqa: E402
from heat.engine import stack, stack_lock, template  # noqa: E402
from heat.engine.clients.os import cinder  # noqa: E402
from heat.engine.resources import signal_responder, stack_resource  # noqa: E402
from heat.engine.resources.openstack.heat import resource_group  # noqa: E402
from heat.engine.resources.openstack.heat import value  # noqa: E402
from heat.engine.resources.openstack.nova import server  # noqa: E402
from heatclient.common import template_utils  # noqa: E402
from oslo_config import cfg  # noqa: E402
from oslo_messaging.rpc import dispatcher  # noqa: E402
from oslo_serialization import jsonutils  # noqa: E402


# ---- an engine in one thread ------------------------------------------------

def start_engine():
    engine = heat_judge.start_engine()
    cfg.CONF.set_override('convergence_engine', False)
    cfg.CONF.set_override('deferred_auth_method', 'password')
    scheduler.ENABLE_SLEEP = False
    resource_group.timeutils = mock.MagicMock()  # every pause is over
    engine.thread_group_mgr = AtOnce()
    engine.resource_enforcer = mock.MagicMock()
    service.NotifyEvent = mock.MagicMock  # what is done needs no waiting
    stack_resource.StackResource.rpc_client = lambda self: Calls(engine)
    stack.Stack.create_stack_user_project_id = heat_judge.always(None)
    # Events are for users to read.
    resource.Resource._add_event = heat_judge.always(None)
    stack.Stack._send_notification_and_add_event = heat_judge.always(None)
    return engine


class AtOnce:
    """Runs what an engine would run in a thread of its own."""

    def start_with_lock(self, cnxt, held, engine_id, run, *args, **kwargs):
        lock = stack_lock.StackLock(cnxt, held.id, engine_id)
        lock.acquire()
        self.start_with_acquired_lock(held, lock, run, *args, **kwargs)
        return self

    def start_with_acquired_lock(self, held, lock, run, *args, **kwargs):
        held.thread_group_mgr = self
        run(*args, **kwargs)
        if held.defer_state_persist():
            held.persist_state_and_release_lock(lock.engine_id)
        else:
            lock.release()

    def start(self, stack_id, run, *args, **kwargs):
        run(*args, **kwargs)

    def link(self, after, *args):
        after(self, *args)

    def stop_timers(self, stack_id):
        pass

    remove_msg_queue = add_msg_queue = lambda *args: None


class Calls:
    """What a nested stack asks of the engine, without a message bus."""

    def __init__(self, engine):
        self.engine = engine

    def __getattr__(self, name):
        return getattr(self.engine, name)

    def _create_stack(self, context, stack_name, args, template=None,
                      params=None, files=None, **kwargs):
        return direct(
            self.engine.create_stack, context, stack_name, template, params,
            files, args=args, **kwargs)

    def _update_stack(self, context, stack_identity, args, template=None,
                      params=None, files=None, **kwargs):
        return direct(
            self.engine.update_stack, context, stack_identity, template,
            params, files, args, **kwargs)

    def delete_stack(self, context, stack_identity, cast=False):
        direct(self.engine.delete_stack, context, stack_identity)

    def ignore_error_by_name(self, name):
        return mock.MagicMock(__exit__=heat_judge.always(False))


def direct(method, *args, **kwargs):
    """Raise what the engine raises, not what it hands to the bus."""
    try:
        return method(*args, **kwargs)
    except dispatcher.ExpectedException as wrapped:
        raise wrapped.exc_info[1]


# ---- a cloud that remembers -------------------------------------------------

class Log:
    """What happened to resources since the last time it was cleared."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.sizes = {}
        self.clear()

    def clear(self):
        self.updated = {}
        self.refused = {}
        self.deleted = set()
        self.batches = {}


log = Log()


class Volume:
    """What Cinder says of a volume: its size decides whether it can grow."""

    attachments = ()
    status = 'available'

    def __init__(self, size):
        self.size = size


def watch_resources():
    for name in clients._mgr.names():
        clients._mgr[name].plugin.client = any_client
    cinder.CinderClientPlugin.client = volume_client
    resource.Resource.action_handler_task = handle(
        resource.Resource.action_handler_task)
    resource.Resource._resolve_any_attribute = attribute(
        resource.Resource._resolve_any_attribute)
    resource.Resource.update = note_refusal(resource.Resource.update)
    signal_responder.SignalResponder._get_ec2_signed_url = signed_url
    resource.Resource._prepare_update_replace = heat_judge.always(None)
    resource_group.ResourceGroup._get_batches = note_batches(
        resource_group.ResourceGroup._get_batches)
    resource_group.ResourceGroup._try_rolling_update = name_the_group(
        resource_group.ResourceGroup._try_rolling_update)


def any_client(self, *args, **kwargs):
    return mock.MagicMock()


def volume_client(self, *args, **kwargs):
    client = mock.MagicMock()
    client.volumes.get = lambda volume: Volume(log.sizes.get(volume, 0))
    return client


def signed_url(self, *args, **kwargs):
    return 'url of %s' % self.resource_id


def is_stack(target):
    return isinstance(target, stack_resource.StackResource)


def handle(original):
    def action_handler_task(self, action, args=None, action_prefix=None):
        if is_stack(self):
            yield from original(self, action, args, action_prefix)
            self._outputs = None
            self.attributes.reset_resolved_values()
        elif action == self.CREATE:
            self.resource_id_set('%s-%d' % (self.name, next(log.numbers)))
            if 'size' in self.properties_schema:
                log.sizes[self.resource_id] = self.properties['size']
        elif action == self.DELETE:
            log.deleted.add(self.resource_id)
        elif action == self.UPDATE:
            note_update(self, *args)
    return action_handler_task


def note_update(target, after, definition_diff, property_diff):
    """Ask the type itself, and note what it says it does."""
    action, identity = 'update', target.resource_id
    changed = sorted(property_diff)
    if definition_diff.metadata_changed():
        changed.append('metadata')
        target.metadata_set(after.metadata())
    if definition_diff.update_policy_changed():
        changed.append('update_policy')
    if after.deletion_policy() != target.t.deletion_policy():
        changed.append('deletion_policy')
    steps = target.handle_update(after, definition_diff, property_diff)
    if isinstance(target, server.Server):
        methods = {step.handler for step in steps or []}
        action = next((m for m in ('rebuild', 'resize') if m in methods),
                      action)
    if changed:
        log.updated.setdefault(identity, []).append((action, changed))
    # Some types take the id of what they made anew, and stay.
    target.resource_id_set(identity)


def note_refusal(original):
    def update(self, *args, **kwargs):
        try:
            yield from original(self, *args, **kwargs)
        except exception.ResourceFailure as refusal:
            address = address_of(self.stack, self.name)
            if not any(a.startswith(address + '/') for a in log.refused):
                log.refused[address] = str(refusal)
            raise
    return update


def note_batches(original):
    def _get_batches(targ_cap, curr_cap, batch_size, min_in_service):
        found = list(original(targ_cap, curr_cap, batch_size,
                              min_in_service))
        log.batches[log.group] = found
        return found
    return staticmethod(_get_batches)


def name_the_group(original):
    def _try_rolling_update(self):
        log.group = address_of(self.stack, self.name)
        return original(self)
    return _try_rolling_update


def attribute(original):
    def _resolve_any_attribute(self, name):
        if is_stack(self) or isinstance(self, value.Value):
            return original(self, name)
        if self.resource_id is None:
            return None
        given = (self.properties[name]
                 if name in self.properties_schema else None)
        if given is not None and not lacks_an_address(name, given):
            return given
        source = self.resource_id
        if isinstance(self, server.Server) and name != 'name':
            source = json.dumps([source, self.properties['networks']],
                                sort_keys=True, default=str)
        return invent(self, name, source)
    return _resolve_any_attribute


def lacks_an_address(name, given):
    return name == 'fixed_ips' and any(
        ip.get('ip_address') is None for ip in given)


def invent(target, name, source):
    text = '%s of %s' % (name, source)
    if name == 'fixed_ips':
        return [{'ip_address': text, 'subnet_id': text}]
    return text


# ---- stacks as trees --------------------------------------------------------

def address_of(held_by, *names):
    """The address of a resource, or of a stack when there is no name."""
    while held_by.parent_resource_name:
        names = (held_by.parent_resource_name,) + names
        held_by = stack.Stack.load(held_by.context, held_by.owner_id)
    return '/'.join(names)


def tree(root, prefix=''):
    """Each resource that is no stack: address to its id and type."""
    found = {}
    for name, held in root.resources.items():
        if not is_stack(held):
            found[prefix + name] = (held.resource_id, held.type())
        elif held.nested():
            found.update(tree(held.nested(), prefix + name + '/'))
    return found


# ---- updates ----------------------------------------------------------------

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
    heat_judge.fill(parsed)
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
