"""Values that the constraints of a parameter allow."""
import re._parser as regex

from heat.engine import constraints

LOCAL_FORMATS = {
    'cron_expression': '0 0 * * *', 'dns_domain': 'example.org.',
    'dns_name': 'host.example.org', 'expiration': '2099-01-01T00:00:00Z',
    'ip_addr': '192.0.2.1', 'ip_or_cidr': '192.0.2.1',
    'iso_8601': '2099-01-01T00:00:00Z', 'mac_addr': '02:00:5e:00:53:01',
    'net_cidr': '192.0.2.0/24', 'rel_dns_name': 'host', 'timezone': 'UTC',
}


def fill(template):
    """Give each parameter without a value one; return their names."""
    given = template.env.params
    schemata = template.param_schemata(template.env.param_defaults)
    missing = [name for name, schema in schemata.items()
               if given.get(name) is None and schema.default is None]
    given.update((name, invent(schemata[name])) for name in missing)
    return missing


def invent(schema):
    rules = {type(rule): rule for rule in schema.constraints}
    allowed = rules.get(constraints.AllowedValues)
    if allowed:
        return allowed.allowed[0]
    if schema.type == schema.NUMBER:
        return invent_number(rules)
    if schema.type == schema.BOOLEAN:
        return True
    if schema.type == schema.MAP:
        return {}
    return invent_text(rules)


def invent_number(rules):
    within, steps = (rules.get(kind) for kind in (
        constraints.Range, constraints.Modulo))
    low = 1 if within is None or within.min is None else within.min
    if within and within.max is not None:
        low = min(low, within.max)
    if steps:
        low += (steps.offset - low) % steps.step
    return low


def invent_text(rules):
    length = rules.get(constraints.Length)
    least = length.min if length and length.min else 0
    most = length.max if length and length.max is not None else None
    pattern = rules.get(constraints.AllowedPattern)
    if pattern:
        parsed = regex.parse(pattern.pattern)
        for repeats in range(least + 1):
            text = match_for(parsed, repeats)
            if len(text) >= least:
                return text
    custom = rules.get(constraints.CustomConstraint)
    text = LOCAL_FORMATS.get(custom.name if custom else None, 'invented')
    return text.ljust(least, 'x')[:most]


def match_for(parsed, repeats):
    """A text that a regular expression matches, with loops run so often."""
    return ''.join(piece(kind, value, repeats) for kind, value in parsed)


def piece(kind, value, repeats):
    if kind is regex.LITERAL:
        return chr(value)
    if kind is regex.NOT_LITERAL:
        return 'b' if value == ord('a') else 'a'
    if kind is regex.ANY:
        return 'a'
    if kind is regex.IN:
        return one_of(value)
    if kind in (regex.MAX_REPEAT, regex.MIN_REPEAT):
        low, high, inner = value
        times = min(max(low, repeats), int(high))
        return match_for(inner, repeats) * times
    if kind is regex.SUBPATTERN:
        return match_for(value[-1], repeats)
    if kind is regex.BRANCH:
        return match_for(value[1][0], repeats)
    return ''


def one_of(members):
    letters = [chr(code) for code in range(32, 127)]
    negated = members[0][0] is regex.NEGATE
    classes = {regex.CATEGORY_DIGIT: str.isdigit,
               regex.CATEGORY_SPACE: str.isspace,
               regex.CATEGORY_WORD: lambda c: c.isalnum() or c == '_',
               regex.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
               regex.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
               regex.CATEGORY_NOT_WORD: lambda c: not c.isalnum()}

    def is_member(letter):
        for kind, value in members:
            if kind is regex.LITERAL and ord(letter) == value:
                return True
            if kind is regex.RANGE and value[0] <= ord(letter) <= value[1]:
                return True
            if kind is regex.CATEGORY and classes[value](letter):
                return True
        return False

    preferred = sorted(letters, key=lambda c: (not c.isalnum(), c))
    return next(c for c in preferred if is_member(c) != negated)
