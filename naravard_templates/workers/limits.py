"""What the system sees to: that a process ends when its time is up, and takes no more memory than it may."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# So long after its time is up a process ends itself, in case nobody is left who would end it.
_GRACE = 5


def expire(seconds: float | None) -> None:
    """Nobody may be left to end this process when its time is up: then the system does. None: it may go on."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE if seconds else 0)


def limit(memory: int | None) -> None:
    """Asking for more then raises MemoryError; what was taken before this process began is counted too."""
    if memory is not None and sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):  # a lower limit is set already; 0 were none to Linux
            resource.setrlimit(resource.RLIMIT_DATA, (max(1, memory), resource.getrlimit(resource.RLIMIT_DATA)[1]))


@contextmanager
def limited(seconds: float | None, memory: int | None) -> Iterator[None]:
    """For as long as something dangerous is done. Only where the system is Linux."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    expire(seconds)
    limit(memory)
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
        expire(None)
