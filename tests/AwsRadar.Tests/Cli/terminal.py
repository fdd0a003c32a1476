"""Runs a command on a terminal of its own and types answers: {command, answers: [[prompt's end, answer]], patience: seconds} on standard input.

Prints {"screen": all that a person would have seen, "exit": code}."""

import json
import os
import pty
import select
import signal
import sys

work = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    # Where the tests run in the background Ctrl-C is ignored, and would be by the program too.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    os.execvp(work["command"][0], work["command"])

screen = b""


def read_until(mark):
    global screen
    while not screen.endswith(mark):
        if not select.select([terminal], [], [], work["patience"])[0]:
            sys.exit(f"nothing came after {screen!r}")
        try:
            data = os.read(terminal, 4096)
        except OSError:
            data = b""
        if not data:
            return
        screen += data


for prompt, answer in work["answers"]:
    read_until(prompt.encode())
    os.write(terminal, answer.encode())
read_until(b"\0never")
_, status = os.waitpid(child, 0)
print(json.dumps({"screen": screen.decode(), "exit": os.waitstatus_to_exitcode(status)}))
