"""Runs a file of tests/lab-cases against a lab by boto3. It prints what was not as expected. tests/lab-cases/README.md
says what a case holds."""

import json
import os
import sys

from casecalls import Account, Refusal
from casepatterns import Names, differences

OTHERS = "User: {0} is not authorized to perform: {1} on resource: {2} because no identity-based policy allows the {1} action"


DENIED = {"organizations": "AccessDeniedException", "iam-toolbox": "AccessDeniedException"}


class Case:
    def __init__(self, account, service, line, names):
        self.account = account
        self.service = service
        self.line = line
        self.names = names
        self.denied = DENIED.get(service, "AccessDenied")
        self.action = f"{service}:{line.get('action', line['call'])}"

    def run(self):
        """What is not as expected, as sentences."""
        is_by_user = isinstance(self.line.get("as"), str)
        if not (is_by_user and "on" in self.line):
            yield from self.as_written()
        if "on" in self.line:
            # A user whom the case makes for it disturbs what is listed.
            yield from self.with_and_without_permission(self.expected() if is_by_user else None)
        if "free" in self.line:
            yield from self.without_any_permission()

    def as_written(self):
        caller = self.prepare()
        yield from self.expect(self.line["call"], self.line.get("in", {}), self.expected(), caller)
        yield from self.afterwards()

    def afterwards(self):
        for call, arguments, pattern, who in map(padded, self.line.get("then", [])):
            yield from self.expect(call, arguments, pattern, self.caller(who))

    def with_and_without_permission(self, expected):
        """A user who may do all but this is denied in AWS's words; one who may do this alone, and on this alone, is not."""
        caller = self.prepare(as_user=True)
        on = self.arn(self.names.fill(self.line["on"]))
        text = self.names.fill(self.line.get("text", on))
        also = [(action, self.arn(self.names.fill(resource))) for action, resource in self.line.get("also", [])]
        others = [allow(NotAction=self.action, Resource="*")]
        if on != "*":
            others.append(allow(Action=self.action, NotResource=on))
        self.account.put_policy(caller.name, others)
        denial = {"!": self.denied, "message": OTHERS.format(caller.arn, self.action, text)}
        denial["authorization"] = "~[0-9a-z]+" if self.service == "iam" else "<absent>"
        for fault in self.expect(self.line["call"], self.line.get("in", {}), denial, caller):
            yield f"without {self.action} on {on}: {fault}"
        only = [allow(Action=self.action, Resource=on)] + [allow(Action=a, Resource=r) for a, r in also]
        self.account.put_policy(caller.name, only)
        for fault in self.expect(self.line["call"], self.line.get("in", {}), expected or {}, caller):
            yield f"with {self.action} on {on} alone: {fault}"
        if expected is not None:
            yield from self.afterwards()

    def without_any_permission(self):
        caller = self.prepare(as_user=True)
        self.account.put_policy(caller.name, [dict(Effect="Deny", Action="*", Resource="*")])
        for fault in self.expect(self.line["call"], self.line.get("in", {}), {}, caller):
            yield f"denied everything: {fault}"

    def prepare(self, as_user=False):
        """An account that is empty but for the case's setup. Returns who calls."""
        self.account.reset()
        self.names.reset()
        for call, arguments, pattern, who in map(padded, self.line.get("setup", [])):
            times, _, call = call.rpartition(" ")
            for number in range(int(times or 1)):
                self.names.bound["n"] = str(number + 1)
                faults = list(self.expect(call, arguments, pattern, self.caller(who)))
                if faults:
                    raise Refusal(f"setup: {faults[0]}")
        who = self.line.get("as")
        if isinstance(who, list):
            return self.caller(who)
        if who or as_user:
            return self.account.user(who or "caller", is_new=not who)
        return self.account.root

    def caller(self, keys):
        """Whose key id, secret and token these are; without any, the root user."""
        return self.account.caller(*map(self.names.fill, keys)) if keys else self.account.root

    def expected(self):
        if "error" not in self.line:
            return self.line.get("out", {})
        told = {name: self.line[name] for name in ("message", "reason") if name in self.line}
        return {"!": self.line["error"], **told}

    def expect(self, call, arguments, pattern, caller):
        service, _, operation = call.rpartition(":")
        got = self.account.call(service or self.service, operation, self.names.fill(arguments), caller)
        for fault in differences(got, pattern, self.names):
            yield f"{call}{fault}"

    def arn(self, resource):
        return resource if resource == "*" or ":" in resource else f"arn:aws:iam::{self.account.id}:{resource}"

    def __str__(self):
        return self.line.get("case") or " ".join([self.line["call"], self.line.get("error", "")]).strip()


def padded(step):
    """A step of `setup` or `then`: operation, input, pattern of the output, keys of the caller."""
    operation, arguments, *rest = step
    return operation, arguments, rest[0] if rest else {}, rest[1] if len(rest) > 1 else None


def allow(**statement):
    return {"Effect": "Allow", **statement}


def run(path, constants):
    service = os.path.basename(os.path.dirname(path))
    account = Account()
    failures = []
    with open(path, encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            if not text.strip():
                continue
            case = Case(account, service, json.loads(text), Names({**constants, "account": account.id}, account))
            try:
                faults = list(case.run())
            except Refusal as refusal:
                faults = [str(refusal)]
            failures += [f"{os.path.basename(path)}:{number} {case}: {fault}" for fault in faults]
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as variables:
        sys.exit(run(sys.argv[1], json.load(variables)))
