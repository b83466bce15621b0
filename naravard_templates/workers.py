"""Work in several processes: results come in order, and a process that dies takes only its own task with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

# So many tasks wait for each process: enough to keep it busy, few enough to stop soon when interrupted.
_AHEAD = 3


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Workers(Generic[Task, Result]):
    """Processes that carry out `function` for tasks; all of it has to be picklable.

    `setup` is called once in each process, with `arguments`. `lost` makes the result of a task whose process died.
    """

    count: int
    function: Callable[[Task], Result]
    lost: Callable[[Task], Result]
    setup: Callable[..., None]
    arguments: tuple[Any, ...]

    def results(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """A result for each task, in their order. When a process dies, all tasks that were waiting are done singly:
        nobody knows which of them it was."""
        waiting = iter(tasks)
        started: deque[Task] = deque()
        while True:
            try:
                yield from self._until_broken(waiting, started)
                return
            except BrokenProcessPool:
                while started:
                    yield self._alone(started.popleft())

    def _until_broken(self, waiting: Iterator[Task], started: deque[Task]) -> Iterator[Result]:
        """`started` holds the tasks without a result; what is left in it when this raises BrokenProcessPool is lost."""
        futures: deque[Future[Result]] = deque()
        pool = self._pool(self.count)
        try:
            while True:
                for task in islice(waiting, self.count * _AHEAD - len(futures)):
                    started.append(task)
                    with _uninterrupted():
                        futures.append(pool.submit(self.function, task))
                if not futures:
                    return
                result = futures.popleft().result()
                started.popleft()
                yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _alone(self, task: Task) -> Result:
        """The result of a task in a process of its own."""
        with self._pool(1) as pool:
            try:
                with _uninterrupted():
                    future = pool.submit(self.function, task)
                return future.result()
            except BrokenProcessPool:
                return self.lost(task)

    def _pool(self, count: int) -> ProcessPoolExecutor:
        """New processes, on every system alike: what they know is what they are given."""
        return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), _begin, (self.setup, self.arguments))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that begin meanwhile hear of Ctrl-C only when they are ready to be silent about it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(setup: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    """Ctrl-C reaches every process of a terminal: the one that waits for the others says what there is to say."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    setup(*arguments)
