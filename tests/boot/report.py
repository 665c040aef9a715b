"""Checks with names; one that fails does not keep the others from running."""
import contextlib
import traceback


class Report:
    def __init__(self):
        self.passed, self.failed = [], []

    @contextlib.contextmanager
    def check(self, name):
        try:
            yield
        except Exception as failure:
            where = traceback.extract_tb(failure.__traceback__)[-1]
            self.failed.append(name)
            print(f'  FAILED {name}: {failure or where.line} ({where.filename.rsplit("/", 1)[-1]}:{where.lineno})', flush=True)
        else:
            self.passed.append(name)
            print(f'  ok     {name}', flush=True)


def same(found, wanted, what=''):
    if found != wanted:
        raise AssertionError(f'{what}{": " if what else ""}{found!r} is not {wanted!r}')


def true(found, what):
    if not found:
        raise AssertionError(what)
