"""Several processes for many tasks."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import field
from itertools import islice
from typing import Any, Generic

from naravard_templates.model.record import record, stateful
from naravard_templates.workers import process
from naravard_templates.workers.process import Answer, Fate, Job, Result, Task, Worker

# So many tasks a process is sent before it has answered the first: it never waits for the next.
_AHEAD = 2

# So many results a process are kept at most while an earlier one is waited for.
_WINDOW = 32


# Seconds after which it is looked about even if no process has said anything: on some systems Ctrl-C waits for that.
_GLANCE = 1.0


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@record
class Ready(Generic[Result]):
    """In place of a task: what would come of it is there already."""

    result: Result


@record
class Workers(Generic[Task, Result]):
    """At most `count` processes for a job, begun when there is something to do for them.

    `lost` makes the result of a task that has none. What `function` raises is handed to `failed`, which makes a result
    of it, or raises.
    """

    count: int
    job: Job[Task, Result]
    lost: Callable[[Task, Fate], Result]
    failed: Callable[[Task, Exception], Result]

    def results(self, tasks: Iterable[Task | Ready[Result]]) -> Iterator[Result]:
        """A result for each task, in their order. Tasks are taken no further ahead than results can be kept.

        When this is closed, or interrupted, all processes are ended at once.
        """
        crew = _Crew(self, iter(tasks))
        try:
            yield from crew.results()
        finally:
            crew.end()


@stateful
class _Crew(Generic[Task, Result]):
    """The processes of one run. Tasks are numbered in their order; `done` holds results that wait for earlier ones."""

    plan: Workers[Task, Result]
    coming: Iterator[Task | Ready[Result]]
    forked: bool = field(default_factory=lambda: process.forks())
    workers: list[Worker[Task, Result]] = field(default_factory=list)
    waiting: deque[tuple[int, Task]] = field(default_factory=deque)
    done: dict[int, Result] = field(default_factory=dict)
    drawn: int = 0
    given: int = 0

    def results(self) -> Iterator[Result]:
        while True:
            self._hand_out()
            if self.given == self.drawn:
                return
            while self.given not in self.done:
                self._wait()
                self._hand_out()
            while self.given in self.done:
                result = self.done.pop(self.given)
                self.given += 1
                yield result

    def end(self) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _hand_out(self) -> None:
        """Gives every process its share of what is to be done."""
        while self._has_room() and (task := self._next()) is not None:
            self._freest().send(*task)

    def _has_room(self) -> bool:
        return len(self.workers) < self.plan.count or any(len(worker.tasks) < _AHEAD for worker in self.workers)

    def _next(self) -> tuple[int, Task] | None:
        """The next task that needs a process; None where there is none, or too many results wait already."""
        if self.waiting:
            return self.waiting.popleft()
        ahead = self.plan.count * _WINDOW - (self.drawn - self.given)
        for item in islice(self.coming, max(0, ahead)):
            number, self.drawn = self.drawn, self.drawn + 1
            if not isinstance(item, Ready):
                return number, item
            self.done[number] = item.result
        return None

    def _freest(self) -> Worker[Task, Result]:
        """The process with the least to do; a new one where all are busy and there may be more."""
        freest = min(self.workers, key=lambda worker: len(worker.tasks), default=None)
        if freest is None or (freest.tasks and len(self.workers) < self.plan.count):
            freest = Worker(self.plan.job, forked=self.forked)
            self.workers.append(freest)
        return freest

    def _wait(self) -> None:
        """Takes in what the processes have to say, and ends those whose time is up."""
        busy = {worker.connection: worker for worker in self.workers if worker.tasks}
        ready = self._heard(busy, min([_GLANCE, *(worker.left() for worker in busy.values())]))
        for connection, worker in busy.items():
            if connection in ready:
                self._receive(worker)
            elif worker.is_overdue():
                self._lose(worker, Fate.TIME)

    def _heard(self, lines: Collection[Any], seconds: float) -> Collection[Any]:
        if self.forked:
            from naravard_templates.workers import forking

            return forking.wait(lines, seconds)
        from naravard_templates.workers import spawning

        return spawning.wait(lines, seconds)

    def _receive(self, worker: Worker[Task, Result]) -> None:
        number, task = worker.tasks[0]
        try:
            answer = worker.receive()
        except (EOFError, OSError):
            self._lose(worker, Fate.DIED)
            return
        if answer is None:
            return
        if answer.leaving:
            self._dismiss(worker)
        self.done[number] = self._result(task, answer)

    def _result(self, task: Task, answer: Answer[Result]) -> Result:
        if answer.fate is not None:
            return self.plan.lost(task, answer.fate)
        if answer.error is not None:
            return self.plan.failed(task, answer.error)
        return answer.result  # type: ignore[return-value]

    def _lose(self, worker: Worker[Task, Result], fate: Fate) -> None:
        number, task = worker.tasks.popleft()
        self._dismiss(worker)
        self.done[number] = self.plan.lost(task, fate)

    def _dismiss(self, worker: Worker[Task, Result]) -> None:
        """What it had not begun is for others."""
        self.workers.remove(worker)
        self.waiting.extendleft(reversed(worker.tasks))
        worker.end()
