"""A whole run of the command in a process of its own, which is split off while this one is still small.

Splitting a process off later costs a copy of whatever it has loaded. If the run ends badly, there is still somebody to
do it again, with care.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial

_apart = False


def is_apart() -> bool:
    """Whether somebody waits for this process, and does its work with care if it breaks down."""
    return _apart


def split() -> int | None:
    """Goes on as two processes: None in the new one. The other waits for it, and gets its exit code; None where it
    was brought down by what it did, and nothing has been said yet."""
    global _apart
    if sys.platform != "linux":  # where it is safe
        return None
    hears, holds = os.pipe()
    try:
        other = os.fork()
    except OSError:  # there may be no room for another, and then there is one process less that can break down
        return None
    if not other:
        _apart = True
        os.close(holds)
        _end_with(hears)
        return None
    os.close(hears)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, partial(_pass_on, other))
    status = _ended(other)
    os.close(holds)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None


def _end_with(pipe: int) -> None:
    """When nobody holds the pipe's other end any more, because the process that did was killed, SIGIO ends this one."""
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(pipe, fcntl.F_SETFL, fcntl.fcntl(pipe, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)


def _ended(process: int) -> int:
    while True:
        try:
            return os.waitpid(process, 0)[1]
        except KeyboardInterrupt:
            pass  # the other has heard it, too, and says so


def _pass_on(process: int, number: int, _frame: object) -> None:
    os.kill(process, number)
    os.waitpid(process, 0)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)  # the first process of a container is not ended by signals
