"""Work in processes that stay: what hangs or dies takes only itself with it, and the page stays alive."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from importlib import import_module
from typing import Any, Final, ParamSpec, TypeVar

from starlette.requests import Request

from naravard_templates.brand.types import Brand
from naravard_templates.errors import NaravardError
from naravard_templates.workers.process import be_silent, uninterrupted

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
_SOON_WANTED: Final = ("annotating", "fixing", "illustrating", "linter.registry", "building")
_GRACE: Final = 2.0
"""Seconds for a process to put away what it has begun, such as LibreOffice."""


class WorkFailed(NaravardError):
    """The work took too long, or brought its process down."""

    exit_code = 5


async def run(request: Request, function: Callable[Arguments, Result], *args: Arguments.args,
              **kwargs: Arguments.kwargs) -> Result:
    """What a function of a module gives, worked out in another process, where `told_brand()` is the brand.

    Function, arguments and result have to be picklable. Raises WorkFailed, and what the function raises.
    """
    workers: Workers = request.app.state.workers
    return await workers.run(function, *args, **kwargs)


async def run_slowly(request: Request, function: Callable[Arguments, Result], *args: Arguments.args,
                     **kwargs: Arguments.kwargs) -> Result:
    """As `run`, for what takes seconds, such as pictures: one process is always left for what is quick."""
    workers: Workers = request.app.state.workers
    async with workers.slow:
        return await workers.run(function, *args, **kwargs)


# What a process was told when it began; a brand is much larger than most tasks.
_told: list[Brand] = []


def told_brand() -> Brand:
    """The brand, in a process that works for the page."""
    return _told[0]


def _begin(brand: Brand) -> None:
    """Ctrl-C reaches every process of a terminal; the one that has the page ends the others."""
    be_silent()
    signal.signal(signal.SIGTERM, _leave)
    _told[:] = [brand]
    for name in _SOON_WANTED:
        import_module(f"naravard_templates.{name}")


def _leave(*_: object) -> None:
    """So that what is under way is put away as after any error."""
    raise SystemExit(1)


class _Worker:
    """One process, started anew where it had to be ended."""

    def __init__(self, brand: Brand) -> None:
        self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin, (brand,))
        with uninterrupted():  # which the process begins with, and lasts until it can be silent
            self._pid = self._pool.submit(os.getpid)

    async def run(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any],
                  seconds: float) -> Any:
        await asyncio.wrap_future(self._pid)
        future = asyncio.get_running_loop().run_in_executor(self._pool, _Call(function, args, kwargs))
        return await asyncio.wait_for(asyncio.shield(future), seconds)

    async def end(self) -> None:
        """Now, whatever it is doing."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        if not self._pid.done() or self._pid.cancelled() or self._pid.exception():
            return
        process = self._pid.result()
        for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, number)
            if await self._is_gone():
                return

    async def _is_gone(self) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.to_thread(self._pool.shutdown), _GRACE)
            return True
        return False


class _Call:
    """A call with its keyword arguments, as executors want it."""

    def __init__(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self._function, self._args, self._kwargs = function, args, kwargs

    def __call__(self) -> Any:
        return self._function(*self._args, **self._kwargs)


class Workers:
    """So many processes; each does one thing at a time, what comes meanwhile waits."""

    def __init__(self, brand: Brand, count: int, max_seconds: float) -> None:
        self._brand, self._seconds, self._count = brand, max_seconds, count
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self.slow = asyncio.Semaphore(max(1, count - 1))

    def start(self) -> None:
        for _ in range(self._count):
            self._add()

    def _add(self) -> None:
        worker = _Worker(self._brand)
        self._all.add(worker)
        self._idle.put_nowait(worker)

    async def run(self, function: Callable[Arguments, Result], *args: Arguments.args,
                  **kwargs: Arguments.kwargs) -> Result:
        """Raises WorkFailed, and what the function raises."""
        worker = await self._idle.get()
        try:
            result: Result = await worker.run(function, args, kwargs, self._seconds)
        except TimeoutError as error:
            await self._replace(worker)
            raise WorkFailed("This took more than {seconds} seconds and was stopped. Try with a smaller file.",
                             seconds=round(self._seconds)) from error
        except BrokenProcessPool as error:
            await self._replace(worker)
            raise WorkFailed("The work on this file broke down. It may be damaged, or too large for this computer."
                             ) from error
        except asyncio.CancelledError:
            await self._replace(worker)
            raise
        except BaseException:
            self._idle.put_nowait(worker)
            raise
        self._idle.put_nowait(worker)
        return result

    async def _replace(self, worker: _Worker) -> None:
        self._all.discard(worker)
        self._add()
        await worker.end()

    async def end(self) -> None:
        await asyncio.gather(*(worker.end() for worker in self._all))
