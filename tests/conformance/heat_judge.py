#!/usr/bin/python3
"""Let Heat itself say whether it would create a stack from a bundle.

Reads one request a line from standard input, a JSON object:

    {"template": "cluster.yaml", "environments": ["environment.yaml"]}

and answers each with a line, a JSON object:

    {"template": ..., "valid": true or false, "message": Heat's own words,
     "invented": [parameters that had no value], "bytes": of the request,
     "milliseconds": ...}

Needs Debian's python3-heat and python3-heatclient. The bundle goes the whole
way of `openstack stack create` up to where the engine would store the stack:
heatclient gathers the files, the API's own code checks the size and takes the
request apart, the engine's own code validates. What is different:

* There is no cloud. Every look-up in one succeeds, so nothing but the bundle
  is judged; nothing here reaches the network. Who asks is an ordinary member
  of a project, to whom Heat refuses what only an administrator may create.
* Nested stacks are judged as when their turn to be created comes, values of
  properties included, and also one member of every group that is empty now.
  Heat alone would find those faults minutes into the creation.
* A parameter without a value gets one that its constraints allow: values
  that only a cloud knows, and secrets that are not part of a bundle.
"""
import contextlib
import itertools
import json
import logging
import sys
import time
import urllib.error
import urllib.request
import warnings
from unittest import mock

warnings.filterwarnings('ignore')
logging.disable(logging.CRITICAL)
sys.dont_write_bytecode = True

from heatclient.common import template_utils  # noqa: E402
from oslo_config import cfg  # noqa: E402
from oslo_db import options as database_options  # noqa: E402
from oslo_serialization import jsonutils  # noqa: E402
from heat.api.openstack.v1 import stacks as stacks_api  # noqa: E402
from heat.common import config  # noqa: E402,F401  registers the options
from heat.common import context, exception, messaging  # noqa: E402
from heat.common import wsgi  # noqa: E402
from heat.db.sqlalchemy import api as database  # noqa: E402
from heat.db.sqlalchemy import models  # noqa: E402
from heat.engine import clients, constraints, resource  # noqa: E402
from heat.engine import service, stack  # noqa: E402
from heat.engine.clients import client_plugin, os as os_clients  # noqa: E402
from heat.engine.clients.os import glance, nova  # noqa: E402
from heat.engine.resources import stack_resource  # noqa: E402
from heat.engine.resources import template_resource  # noqa: E402
from heat.engine.resources.openstack.heat import (  # noqa: E402
    none_resource, resource_group)
from heat_values import fill  # noqa: E402


# ---- the engine -------------------------------------------------------------

def start_engine():
    """An engine with an empty database in memory and no message bus."""
    cfg.CONF([], project='heat', default_config_files=[])
    database_options.set_defaults(cfg.CONF, connection='sqlite://')
    models.BASE.metadata.create_all(database.get_engine())
    messaging.setup('fake://', optional=True)
    engine = service.EngineService('localhost', 'engine')
    pretend_a_cloud()
    return engine


def judge(engine, request, answer):
    """Raise what Heat raises; return when it would create the stack."""
    body = client_request(request)
    answer['bytes'] = len(body)
    data = stacks_api.InstantiationData(
        wsgi.JSONRequestDeserializer().from_json(body))
    with engine_hooks(answer['invented']):
        engine._parse_template_and_validate_stack(
            someone(), data.stack_name(), data.template(),
            data.environment(), data.files(), data.environment_files(),
            None, data.args(), convergence=True)


def client_request(request):
    """The body that `openstack stack create -t ... -e ...` would send."""
    files, template = template_utils.get_template_contents(
        request['template'])
    names = []
    more, merged = template_utils.process_multiple_environments_and_files(
        request.get('environments') or [], env_list_tracker=names)
    fields = {'stack_name': 'judged', 'disable_rollback': True,
              'parameters': {}, 'template': template,
              'files': {**files, **more}, 'environment': merged}
    if names:
        fields['environment_files'] = names
    return jsonutils.dumps(fields)


def someone():
    return context.RequestContext(
        username='someone', user_id='someone', password='secret',
        project_id='project', auth_token='token',
        auth_url='http://cloud.invalid', region_name='RegionOne',
        roles=['member'], is_admin=False)


# ---- a cloud that has everything --------------------------------------------

class Plenty:
    """A flavor and an image that suit each other, whatever they are."""

    ram = disk = 1 << 40
    min_ram = min_disk = 0
    status = 'active'

    def __init__(self, name):
        self.id = self.name = name

    def get(self, key, default=None):
        return default if default is not None else 0


def pretend_a_cloud():
    # Constraints of Heat's own (addresses, names, times) override this one;
    # those that ask a cloud inherit it.
    constraints.BaseCustomConstraint.validate = always(True)
    resource.Resource.is_service_available = classmethod(
        always((True, None)))
    resource.Resource.validate_external = always(None)

    plugin = client_plugin.ClientPlugin
    plugin.client = lambda *a, **k: mock.MagicMock()
    plugin.url_for = always('http://cloud.invalid')
    plugin.does_endpoint_exist = always(True)
    os_clients.ExtensionMixin.has_extension = always(True)
    nova.NovaClientPlugin.get_max_microversion = always('2.90')
    nova.NovaClientPlugin.absolute_limits = always(
        {'maxServerMeta': 128, 'maxPersonality': 5,
         'maxPersonalitySize': 10240})
    for found in clients._mgr.names():
        answer_lookups(clients._mgr[found].plugin)
    nova.NovaClientPlugin.get_flavor = lambda self, name: Plenty(name)
    glance.GlanceClientPlugin.get_image = lambda self, name: Plenty(name)
    urllib.request.install_opener(urllib.request.build_opener(NoNetwork))


def always(answer):
    return lambda *args, **kwargs: answer


# Look-ups of translation rules whose names do not say that they are some.
FINDERS = {'get_listener', 'get_loadbalancer', 'get_pool', 'get_l7policy',
           'get_flavor', 'get_flavorprofile', 'get_volume_type',
           'get_qos_specs', 'get_secgroup_uuids'}


def answer_lookups(plugin):
    """Whatever is looked up by name or id is found under that very name."""
    def found(self, *args, **kwargs):
        return (args or tuple(kwargs.values()) or (None,))[-1]

    for method in dir(plugin):
        looks_up = method.startswith('find_') and method.endswith('_id')
        translates = method.startswith('get_') and method.endswith('_id')
        if looks_up or translates or method in FINDERS:
            setattr(plugin, method, found)


class NoNetwork(urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
                urllib.request.FTPHandler):
    """A bundle is complete: what it would fetch from elsewhere is missing."""

    def refuse(self, request):
        raise urllib.error.URLError('not part of the bundle')

    http_open = https_open = ftp_open = refuse


# ---- nested stacks, as when they are created --------------------------------

class Always:
    """An attribute that is true, whoever sets it to something else."""

    def __get__(self, instance, owner=None):
        return True

    def __set__(self, instance, value):
        pass


def look_into_nested_stacks():
    stack.Stack.strict_validate = Always()
    nesting = stack_resource.StackResource
    own_checks = super(nesting, nesting).validate
    nesting.validate = lambda self: (
        own_checks(self), self.validate_nested_stack()) and None

    group = resource_group.ResourceGroup
    size = group.get_size
    group.get_size = lambda self: size(self) or 1


    validate = stack.Stack.validate
    stack.Stack.validate = lambda self, *args, **kwargs: (
        validate(self, *args, **kwargs), check_attributes(self)) and None


def check_attributes(judged):
    """Refuse attributes that a nested template or a member does not have.

    Heat raises this very exception, but only when it wants the value.
    """
    users = [r.t for r in judged.resources.values()]
    users.extend(judged.outputs.values())
    for name, target in judged.resources.items():
        offered = attributes_of(judged, target)
        if offered is None:
            continue
        for path in itertools.chain(*(u.dep_attrs(name) for u in users)):
            path = (path,) if isinstance(path, str) else tuple(path)
            key = path[1] if path[0] == 'attributes' else path[0]
            if key.startswith('resource.'):
                key = key.split('.', 2)[2:] or path[1:]
                key = key[0] if key else None
            if key not in offered and key not in (None, '*'):
                raise exception.InvalidTemplateAttribute(
                    resource=name, key=key)


def attributes_of(judged, target):
    """Names that Heat does not check itself; None where it does."""
    if isinstance(target, template_resource.TemplateResource):
        return set(target.attributes_schema)
    if type(target) is not resource_group.ResourceGroup:
        return None
    member = judged.env.get_class(
        target.get_resource_def()['type'], files=judged.t.files)
    if issubclass(member, none_resource.NoneResource):
        return None  # it has every attribute
    return {*target.attributes_schema, *member.attributes_schema,
            *member.base_attributes_schema}


def engine_hooks(invented):
    """Fill in parameters just before the engine first looks at them."""
    root = service.EngineService._validate_template
    nested = stack_resource.StackResource._child_parsed_template

    def before_root(self, ctxt, template):
        invented.extend(fill(template))
        root(self, ctxt, template)

    def after_nested(self, child_template, child_environment):
        template = nested(self, child_template, child_environment)
        fill(template)
        return template

    patches = contextlib.ExitStack()
    patches.enter_context(mock.patch.object(
        service.EngineService, '_validate_template', before_root))
    patches.enter_context(mock.patch.object(
        stack_resource.StackResource, '_child_parsed_template',
        after_nested))
    return patches


# ---- requests and verdicts --------------------------------------------------

def verdict(engine, request):
    started = time.perf_counter()
    answer = {'template': request['template'], 'valid': True, 'invented': []}
    try:
        judge(engine, request, answer)
    except Exception as refusal:  # whatever Heat raises is its verdict
        answer.update(valid=False, message=str(refusal) or repr(refusal))
    answer['invented'].sort()
    answer['milliseconds'] = round(1000 * (time.perf_counter() - started))
    return answer


def main():
    engine = start_engine()
    look_into_nested_stacks()
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(verdict(engine, json.loads(line))), flush=True)


if __name__ == '__main__':
    main()
