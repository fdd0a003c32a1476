"""What cases.py expects of an answer, and the names in angle brackets that stand for values."""

import re
import time

from lab import totp

NAME = re.compile(r"<([a-z][^<>]*)>")
MISSING = object()


class Names:
    """`<account>`, `<trust>`: constants; `<key>` after `<=key>` in a pattern: what an answer held; `<totp key>`,
    `<totp key 1>`: the code of that seed now and 30 seconds later; `<x * 65>`: that text so many times."""

    def __init__(self, constants, account):
        self.constants = constants
        self.account = account
        self.bound = {}

    def reset(self):
        self.bound = {}

    def fill(self, value):
        if isinstance(value, dict):
            return {self.fill(name): self.fill(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self.fill(item) for item in value]
        return NAME.sub(lambda match: self.value(match[1]), value) if isinstance(value, str) else value

    def value(self, name):
        known = {**self.constants, **self.bound}
        if name in known:
            return known[name]
        match name.split():
            case ["totp", seed, *later]:
                now = int(time.time()) + self.account.seconds_ahead
                return totp(known[seed].encode(), now + 30 * sum(map(int, later)))
            case [text, "*", times]:
                return text * int(times)
        raise KeyError(f"<{name}> is no name: it is neither a constant nor bound by <={name}>")


def differences(got, pattern, names, path=""):
    """Where the value is not what the pattern says. A pattern of an object says nothing of members that it does not name;
    one of a list names every item, unless it ends with "...". In texts: `<any>`; `<absent>`; `<=name>` binds; `~` begins
    a regular expression."""
    if isinstance(pattern, dict):
        if "!" not in pattern and isinstance(got, dict) and "!" in got:
            yield f" was refused: {got['!']}: {got['message']}"
            return
        if not isinstance(got, dict):
            yield f"{path}: got {got!r}, expected an object"
            return
        for name, expected in pattern.items():
            yield from differences(got.get(name, MISSING), expected, names, f"{path}.{name}")
    elif isinstance(pattern, list):
        yield from list_differences(got, pattern, names, path)
    else:
        yield from value_differences(got, pattern, names, path)


def list_differences(got, pattern, names, path):
    is_open = pattern[-1:] == ["..."]
    items = pattern[:-1] if is_open else pattern
    if not isinstance(got, list) or len(got) < len(items) or (len(got) > len(items) and not is_open):
        yield f"{path}: got {got!r}, expected {len(items)} items"
        return
    for number, (item, expected) in enumerate(zip(got, items)):
        yield from differences(item, expected, names, f"{path}[{number}]")


def value_differences(got, pattern, names, path):
    if got is MISSING or pattern == "<absent>":
        if (got is MISSING) != (pattern == "<absent>"):
            yield f"{path}: {'is missing' if got is MISSING else f'got {got!r}, expected none'}"
        return
    shown = got.isoformat() if hasattr(got, "isoformat") else got.decode() if isinstance(got, bytes) else got
    if isinstance(pattern, str) and pattern.startswith("<="):
        names.bound[pattern[2:-1]] = shown
    elif isinstance(pattern, str) and pattern.startswith("~"):
        if not isinstance(shown, str) or not re.fullmatch(names.fill(pattern[1:]), shown, re.DOTALL):
            yield f"{path}: got {shown!r}, expected what matches {pattern[1:]}"
    elif pattern != "<any>" and shown != names.fill(pattern):
        yield f"{path}: got {shown!r}, expected {names.fill(pattern)!r}"
