"""Processes that are started anew: slower than splitting one off, and possible everywhere."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Collection
from multiprocessing import connection
from multiprocessing.connection import Connection
from typing import Any, cast


class Spawned:
    """A process that carries out a function, given its end of the line and the arguments, and then ends."""

    def __init__(self, function: Callable[..., None], *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=function, args=(theirs, *arguments), daemon=True)
        self._process.start()
        theirs.close()

    def end(self) -> None:
        """At once."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()


def wait(lines: Collection[Any], seconds: float) -> list[Connection]:
    """Those on which something can be heard, be it that the other end has hung up; after so many seconds, none."""
    return cast(list[Connection], connection.wait(list(lines), seconds))
