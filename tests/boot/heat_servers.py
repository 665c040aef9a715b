#!/usr/bin/python3
"""Say what servers Heat would create from a bundle, with real Heat's code.

Reads one JSON object from standard input,

    {"template": file, "environments": [file, ...],
     "addresses": {server name: address}, "api_address": address,
     "floating_address": address, "signal_endpoint": URL with {name}}

and writes {"servers": [{"name", "user_data", "meta", "address", "volumes",
"config_drive"}, ...]}. Needs Debian's python3-heat and python3-heatclient.

The stack goes through the code that would create it: templates are parsed,
groups are expanded, SoftwareConfig and MultipartMime are created, and the
server's own handle_create asks Nova for a server. Only what a cloud would
answer is made up here, and nothing is stored.
"""
import json
import pathlib
import sys
import uuid
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / 'conformance'))
import heat_judge  # noqa: E402

from heat.api.openstack.v1 import stacks as stacks_api  # noqa: E402
from heat.common import environment_util, wsgi  # noqa: E402
from heat.engine import environment, resource  # noqa: E402
from heat.engine import stack as stacks, stk_defn, template  # noqa: E402
from heat.engine.resources import stack_resource  # noqa: E402
from heat.engine.resources.openstack.heat import (  # noqa: E402
    multi_part, software_config)
from heat.engine.resources.openstack.nova import server  # noqa: E402


class Configs:
    """Heat's own API, as far as a resource asks it."""

    def __init__(self):
        self.known = {}

    def create_software_config(self, context, **fields):
        number = str(uuid.uuid4())
        self.known[number] = {**fields, 'id': number}
        return self.known[number]

    def show_software_config(self, context, number):
        return self.known[number]

    def list_stack_resources(self, *args, **kwargs):
        return []

    ignore_error_by_name = mock.MagicMock()


class Cloud:
    """Makes up what only a cloud knows, and notes the servers."""

    def __init__(self, request):
        self.request = request
        self.servers = []
        self.attributes = {}

    # -- one stack after the other --------------------------------------------

    def create(self, stack):
        for name in stack.dependencies.translate(lambda r: r.name).__iter__():
            self.create_resource(stack, stack[name])
        return stack

    def create_resource(self, stack, item):
        if isinstance(item, stack_resource.StackResource):
            self.create_nested(stack, item)
        elif isinstance(item, server.Server):
            self.create_server(item)
        elif isinstance(item, (software_config.SoftwareConfig,
                               multi_part.MultipartMime)):
            item.handle_create()
        else:
            self.create_other(item)
        item.action, item.status = item.CREATE, item.COMPLETE
        stk_defn.update_resource_data(
            stack.defn, item.name, item.node_data(for_outputs=True))

    def create_nested(self, stack, item):
        item.resource_id = str(uuid.uuid4())
        nested = item._parse_nested_stack(
            f'{stack.name}-{item.name}', item.child_template(),
            item.child_params())
        item._nested = self.create(nested)
        item._outputs = {
            name: {'output_value': output.get_value()}
            for name, output in nested.outputs.items()}

    def create_other(self, item):
        item.resource_id = str(uuid.uuid4())
        kind, given = item.type(), item.properties
        known = {}
        if kind == 'OS::Neutron::Port':
            fixed = (given['fixed_ips'] or [{}])[0].get('ip_address')
            address = fixed or self.request['addresses'][given['name']]
            known['fixed_ips'] = [{'ip_address': address}]
        elif kind == 'OS::Neutron::FloatingIP':
            known['floating_ip_address'] = self.request['floating_address']
        elif kind == 'OS::Octavia::LoadBalancer':
            known['vip_address'] = self.request['api_address']
        elif kind == 'OS::Heat::WaitConditionHandle':
            known['endpoint'] = self.request['signal_endpoint'].format(
                stack=item.stack.name, handle=item.resource_id)
            known['token'] = f'token-of-{item.resource_id}'
        self.attributes[item.resource_id] = known

    def attribute(self, item, *path):
        known = self.attributes.get(item.resource_id, {})
        return known.get(path[0], f'{item.name}.{path[0]}')

    # -- servers ------------------------------------------------------------

    def create_server(self, item):
        asked = []

        def create(**fields):
            asked.append(fields)
            return mock.Mock(id=str(uuid.uuid4()))

        def remember(number):
            item.resource_id = number

        nova = mock.MagicMock()
        nova.servers.create = create
        with mock.patch.object(item, 'client', return_value=nova), \
                mock.patch.object(item, 'resource_id_set', remember):
            item.handle_create()
        fields = asked[0]
        self.servers.append({
            'name': fields['name'], 'id': item.resource_id,
            'user_data': fields['userdata'], 'meta': fields['meta'],
            'address': self.address(fields['nics']),
            'config_drive': fields['config_drive'],
            'volumes': {name: other.resource_id
                        for name, other in item.stack.resources.items()
                        if other.type() == 'OS::Cinder::Volume'}})

    def address(self, nics):
        port = self.attributes[nics[0]['port-id']]
        return port['fixed_ips'][0]['ip_address']


def resolve(request):
    heat_judge.start_engine()
    fields = stacks_api.InstantiationData(
        wsgi.JSONRequestDeserializer().from_json(
            heat_judge.client_request(request)))
    parsed = template.Template(fields.template(), files=fields.files())
    params = fields.environment()
    environment_util.merge_environments(
        fields.environment_files(), fields.files(), params,
        parsed.all_param_schemata(fields.files()))
    parsed.env = environment.Environment(params)
    stack = stacks.Stack(heat_judge.someone(), request['name'], parsed,
                         strict_validate=False)
    cloud, configs = Cloud(request), Configs()
    made_up = {
        'rpc_client': lambda self: configs,
        'resource_id_set': lambda self, number: setattr(
            self, 'resource_id', number),
        'physical_resource_name': lambda self: f'{stack.name}-{self.name}',
        'FnGetAtt': answer(cloud),
    }
    with mock.patch.multiple(resource.Resource, **made_up):
        cloud.create(stack)
    return cloud.servers


def answer(cloud):
    real = resource.Resource.FnGetAtt

    def get(item, key, *path):
        if item.resource_id in cloud.attributes:
            found = cloud.attribute(item, key, *path)
            for step in path:
                found = found[int(step) if isinstance(found, list) else step]
            return found
        return real(item, key, *path)
    return get


def main():
    request = json.load(sys.stdin)
    json.dump({'servers': resolve(request)}, sys.stdout)


if __name__ == '__main__':
    main()
