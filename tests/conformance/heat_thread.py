"""Heat's engine in one thread, with all that it would do in others."""
from unittest import mock

import heat_judge  # first: it silences what the imports below would say

from heat.engine import resource, scheduler, service  # noqa: E402
from heat.engine import stack, stack_lock  # noqa: E402
from heat.engine.resources import stack_resource  # noqa: E402
from heat.engine.resources.openstack.heat import resource_group  # noqa: E402
from oslo_config import cfg  # noqa: E402
from oslo_messaging.rpc import dispatcher  # noqa: E402


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
