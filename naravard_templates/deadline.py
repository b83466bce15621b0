"""How long the work on one file may take. Whoever begins it says so; loops that a file can make long look at the clock.

The end is known to everything that is called meanwhile, in each thread its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from time import monotonic

from naravard_templates.errors import UnsafePackage
from naravard_templates.model.record import record


@record
class _End:
    """A moment of the monotonic clock, and how long there was until then, in seconds."""

    moment: float
    seconds: float


_NEVER = _End(inf, inf)
_end: ContextVar[_End] = ContextVar("end", default=_NEVER)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Inside, `check` raises UnsafePackage when so many seconds are over, or those of whoever began before."""
    own = _End(monotonic() + seconds, seconds)
    before = _end.set(min(own, _end.get(), key=lambda end: end.moment))
    try:
        yield
    finally:
        _end.reset(before)


def check() -> None:
    """Looks at the clock, which takes a fraction of a microsecond. Raises UnsafePackage when time is up."""
    end = _end.get()
    if monotonic() > end.moment:
        raise UnsafePackage("Checking the file takes more than {limit} seconds. It may be damaged, or made to take "
                            "long; the limit can be raised in the settings.", limit=end.seconds)
