"""One process that carries out tasks, and can be ended whatever it is doing."""

from __future__ import annotations

import math
import os
import pickle
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from naravard_templates.model.record import record
from naravard_templates.workers.limits import expire, limit

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from naravard_templates.workers.forking import Forked, Line
    from naravard_templates.workers.spawning import Spawned

Task = TypeVar("Task")
Result = TypeVar("Result")

# Seconds that a process may take to begin, on a machine that is very busy.
_START = 60


class Fate(Enum):
    """Why a task has no result: its process died, it took too long, or it asked for more memory than it may have."""

    DIED = "died"
    TIME = "time"
    MEMORY = "memory"


@record
class Job(Generic[Task, Result]):
    """What a process does: `setup` once, with `arguments`; then `function` for each task.

    A task may take so many seconds, and a process so many bytes of memory (where the system can be told: not on
    Windows or macOS); None is no limit. Where a process is not forked, all of it has to be picklable.
    """

    function: Callable[[Task], Result]
    setup: Callable[..., None]
    arguments: tuple[Any, ...]
    seconds: float | None = None
    memory: int | None = None


@record
class Answer(Generic[Result]):
    """What came of a task; `leaving` says that the process takes no more of them."""

    result: Result | None
    fate: Fate | None = None
    error: Exception | None = None
    leaving: bool = False


def forks() -> bool:
    """Whether a process can be split in two, which takes milliseconds: safe on Linux, and with one thread only."""
    return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208


class Worker(Generic[Task, Result]):
    """A process at work. `tasks` are those that it was sent and has not answered, with their numbers."""

    def __init__(self, job: Job[Task, Result], *, forked: bool) -> None:
        self.tasks: deque[tuple[int, Task]] = deque()
        self._seconds = job.seconds or math.inf
        self._began = False
        self._deadline = math.inf
        with uninterrupted():
            self._process = _begun(job, forked=forked)
        self.connection: Line | Connection = self._process.connection

    def send(self, number: int, task: Task) -> None:
        """A process that has died meanwhile is found out when its answer is asked for."""
        self.tasks.append((number, task))
        if len(self.tasks) == 1:
            self._wind()
        with suppress(OSError):
            self.connection.send(task)

    def receive(self) -> Answer[Result] | None:
        """What came of the first of its tasks; None where it has only said that it is ready to begin.

        Raises EOFError or OSError where the process has died.
        """
        answer: Answer[Result] | None = self.connection.recv()
        self._began = True
        if answer is not None:
            self.tasks.popleft()
        self._wind()
        return answer

    def left(self) -> float:
        """How many seconds its task still has."""
        return max(0.0, self._deadline - time.monotonic())

    def is_overdue(self) -> bool:
        return self.left() == 0.0

    def _wind(self) -> None:
        """A process that has to be started first gets the time for that besides."""
        self._deadline = time.monotonic() + self._seconds + (0 if self._began else _START) if self.tasks else math.inf

    def end(self) -> None:
        """At once."""
        self._process.end()


def _begun(job: Job[Task, Result], *, forked: bool) -> Forked | Spawned:
    if forked:
        from naravard_templates.workers.forking import Forked

        return Forked(partial(_serve, job=job))
    from naravard_templates.workers.spawning import Spawned  # dear to import

    return Spawned(_serve, job)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Processes that begin meanwhile hear of Ctrl-C only when they are ready to be silent about it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Line | Connection, job: Job[Task, Result]) -> None:
    """The life of a process: it ends when nobody is there who could send it tasks."""
    be_silent()
    limit(job.memory)
    job.setup(*job.arguments)
    connection.send(None)
    leaving = False
    while not leaving:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        expire(job.seconds)
        answer = _answer(job, task)
        leaving = answer.leaving
        with suppress(BrokenPipeError):
            _send(connection, answer)


def _answer(job: Job[Task, Result], task: Task) -> Answer[Result]:
    try:
        return Answer(job.function(task), leaving=_is_swollen(job.memory))
    except MemoryError:
        return Answer(None, Fate.MEMORY, leaving=True)
    except Exception as error:
        return Answer(None, error=_portable(error))


def _portable(error: Exception) -> Exception:
    """Not every exception can be taken apart and put together again."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (made here)
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _send(connection: Line | Connection, answer: Answer[Result]) -> None:
    try:
        connection.send(answer)
    except MemoryError:
        connection.send(Answer(None, Fate.MEMORY, leaving=True))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        connection.send(Answer(None, error=RuntimeError(str(error)), leaving=answer.leaving))


def be_silent() -> None:
    """Ctrl-C reaches every process of a terminal: the one that waits for the others ends them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _is_swollen(memory: int | None) -> bool:
    """Whether a new process does better: what is left of its memory must be enough for any file."""
    if memory is None or sys.platform != "linux":
        return False
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > memory / 2
