"""Processes that are split off from this one, and lines to them.

What multiprocessing does on Linux; importing that takes as long as checking some slides.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import sys
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, NoReturn

_LENGTH = 8
"""Bytes, before each message, that say how long it is."""


class Line:
    """One end of a pair of pipes. What is sent is pickled."""

    def __init__(self, incoming: int, outgoing: int) -> None:
        self._incoming, self._outgoing = incoming, outgoing

    def fileno(self) -> int:
        return self._incoming

    def send(self, item: object) -> None:
        """Raises BrokenPipeError where nobody is at the other end, and what pickle raises."""
        data = pickle.dumps(item)
        rest = memoryview(len(data).to_bytes(_LENGTH, "big") + data)
        while rest:
            rest = rest[os.write(self._outgoing, rest):]

    def recv(self) -> Any:
        """The next message, once all of it has come. Raises EOFError where there will be none."""
        return pickle.loads(self._read(int.from_bytes(self._read(_LENGTH), "big")))  # noqa: S301  # a process of ours

    def _read(self, size: int) -> bytes:
        parts = []
        while size:
            parts.append(os.read(self._incoming, min(size, 1_000_000)))
            size -= len(parts[-1])
            if not parts[-1]:
                raise EOFError
        return b"".join(parts)

    def close(self) -> None:
        os.close(self._incoming)
        os.close(self._outgoing)


class Forked:
    """A process that carries out a function, given its end of the line, and then ends."""

    def __init__(self, function: Callable[[Line], None]) -> None:
        (hears, tells), (listens, answers) = os.pipe(), os.pipe()
        self.connection, theirs = Line(listens, tells), Line(hears, answers)
        self._id = os.fork()
        if not self._id:
            self.connection.close()
            _live(function, theirs)
        theirs.close()

    def end(self) -> None:
        """At once."""
        with suppress(ProcessLookupError):
            os.kill(self._id, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._id, 0)
        self.connection.close()


def _live(function: Callable[[Line], None], line: Line) -> NoReturn:
    """The life of the other process, which never comes back from here, nor writes what waited to be written."""
    try:
        function(line)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    finally:
        os._exit(0)


def wait(lines: Collection[Line], seconds: float) -> list[Line]:
    """Those on which something can be heard, be it that the other end has hung up; after so many seconds, none."""
    poll = select.poll()
    by_number = {line.fileno(): line for line in lines}
    for number in by_number:
        poll.register(number, select.POLLIN)
    return [by_number[number] for number, _ in poll.poll(seconds * 1000)]
