"""What Heat does to resources, noted; and clients of a cloud that is not there."""
import itertools
import json
from unittest import mock

import heat_judge  # first: it silences what the imports below would say

from heat.common import exception  # noqa: E402
from heat.common import grouputils, short_id  # noqa: E402
from heat.engine import clients, resource, stack  # noqa: E402
from heat.engine.clients.os import cinder  # noqa: E402
from heat.engine.resources import signal_responder, stack_resource  # noqa: E402
from heat.engine.resources.openstack.heat import autoscaling_group  # noqa: E402
from heat.engine.resources.openstack.heat import instance_group  # noqa: E402
from heat.engine.resources.openstack.heat import resource_group  # noqa: E402
from heat.engine.resources.openstack.heat import value  # noqa: E402
from heat.engine.resources.openstack.nova import server  # noqa: E402
from oslo_utils import timeutils  # noqa: E402


class Log:
    """What happened to resources since the last time it was cleared."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.sizes = {}
        self.members = {}
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
    # A scaling group knows its oldest members by the second they were made.
    timeutils.set_time_override()
    short_id.generate_id = lambda: 'm%06d' % next(log.numbers)
    for kind in (resource_group.ResourceGroup, instance_group.InstanceGroup):
        kind._get_batches = note_batches(kind._get_batches)
    for kind in (resource_group.ResourceGroup,
                 autoscaling_group.AutoScalingResourceGroup):
        kind._try_rolling_update = name_the_group(kind._try_rolling_update)


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
            self._outputs = self._group_inspector = None
            self.attributes.reset_resolved_values()
        elif action == self.CREATE:
            timeutils.advance_time_seconds(1)
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
    def _try_rolling_update(self, *diff):
        log.group = address_of(self.stack, self.name)
        return original(self, *diff)
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
        elif name == 'fixed_ips':  # another subnet, another address
            source = json.dumps([source, given], sort_keys=True, default=str)
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


def address_of(held_by, *names):
    """The address of a resource, or of a stack when there is no name."""
    while held_by.parent_resource_name:
        names = (held_by.parent_resource_name,) + names
        held_by = stack.Stack.load(held_by.context, held_by.owner_id)
    return '/'.join(names)


def tree(root, prefix='', numbers=None):
    """Each resource that is no stack: address to its id and type."""
    found = {}
    for name, held in root.resources.items():
        place = prefix + (numbers or {}).get(name, name)
        if not is_stack(held):
            found[place] = (held.resource_id, held.type())
        elif held.nested():
            found.update(tree(held.nested(), place + '/', numbered(held)))
    return found


def numbered(group):
    """The members of a scaling group, whose names Heat makes up, by numbers.

    The newest of those that were there first is 0; others follow.
    """
    if not isinstance(group, instance_group.InstanceGroup):
        return None
    known = log.members.setdefault(address_of(group.stack, group.name), {})
    for name in reversed(grouputils.get_member_names(group)):
        known.setdefault(name, str(len(known)))
    return known
