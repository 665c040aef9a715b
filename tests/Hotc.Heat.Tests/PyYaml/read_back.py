"""Reads YAML with PyYAML and says whether it means what was expected.

One request a line, a JSON list of {"text": YAML, "value": JSON}; one answer a
line, a JSON list with null for each text that both of PyYAML's safe loaders
read as that value, type for type and in the same order, or else a message.
"""
import json
import sys

import yaml

LOADERS = (yaml.CSafeLoader, yaml.SafeLoader)


def difference(found, expected, where='$'):
    if type(found) is not type(expected):
        return '%s: %r instead of %r' % (where, found, expected)
    if isinstance(found, dict):
        if list(found) != list(expected):
            return '%s: keys %r instead of %r' % (
                where, list(found), list(expected))
        pairs = ((k, found[k], expected[k]) for k in found)
    elif isinstance(found, list):
        if len(found) != len(expected):
            return '%s: %d items instead of %d' % (
                where, len(found), len(expected))
        pairs = ((i, *both) for i, both in enumerate(zip(found, expected)))
    else:
        same = found == expected or (found != found and expected != expected)
        return None if same else '%s: %r instead of %r' % (
            where, found, expected)
    for key, one, other in pairs:
        message = difference(one, other, '%s[%r]' % (where, key))
        if message:
            return message
    return None


def check(request):
    for loader in LOADERS:
        try:
            found = yaml.load(request['text'], Loader=loader)
        except (yaml.YAMLError, ValueError) as error:
            message = 'cannot read: %s' % error
        else:
            message = difference(found, request['value'])
        if message:
            return '%s: %s' % (loader.__name__, message)
    return None


for line in sys.stdin:
    print(json.dumps([check(r) for r in json.loads(line)]), flush=True)
