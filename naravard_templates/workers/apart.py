"""A whole run of the command in a process of its own, which is split off while this one is still small.

Splitting a process off later costs a copy of whatever it has loaded. If the run ends badly, there is still somebody to
do it again, with care.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from functools import partial

TYPE_CHECKING = False  # as in the package
if TYPE_CHECKING:
    from typing import NoReturn

_apart = False

# The end of a pipe, in the process that was split off.
_tells: int | None = None


def is_apart() -> bool:
    """Whether somebody waits for this process, and does its work with care if it breaks down."""
    return _apart


def split() -> int | None:
    """Goes on as two processes: None in the new one. The other waits for it, and gets its exit code; None where it
    was brought down by what it did, or ended by a library, and nothing has been said yet."""
    global _apart, _tells
    if sys.platform != "linux":  # where it is safe
        return None
    (hears, holds), (listens, tells) = os.pipe(), os.pipe()
    try:
        other = os.fork()
    except OSError:  # there may be no room for another, and then there is one process less that can break down
        return None
    if not other:
        _apart, _tells = True, tells
        os.close(holds)
        os.close(listens)
        _end_with(hears)
        return None
    os.close(hears)
    os.close(tells)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, partial(_pass_on, other))
    status = _ended(other)
    os.close(holds)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) and _has_told(listens) else None


def leave(code: int) -> NoReturn:
    """Ends this process. One that was split off says so, for an exit code alone may be a library's. Unless somebody may
    have asked to be called then, nothing is taken apart first, object by object, which takes as long as checking a
    slide."""
    if _tells is not None:
        with suppress(OSError):
            os.write(_tells, b".")
    if "atexit" not in sys.modules:
        _vanish(code)
    sys.exit(code)


def _vanish(code: int) -> None:
    """Comes back where something that was written finds no room, of which Python tells on its own way out."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _has_told(pipe: int) -> bool:
    """Whether the other process, which is no more, has come to its end; a process of its own may hold the pipe."""
    os.set_blocking(pipe, False)
    try:
        return bool(os.read(pipe, 1))
    except BlockingIOError:
        return False
    finally:
        os.close(pipe)


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
