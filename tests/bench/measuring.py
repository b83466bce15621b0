"""Time and memory of programs and functions: medians of several runs, in turns, so that a busy machine slows all alike.
"""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024


@dataclass(frozen=True)
class Times:
    """Seconds: of the processors, all processes together, and of the clock."""

    cpu: float
    wall: float


def median(times: Sequence[Times]) -> Times:
    return Times(statistics.median(one.cpu for one in times), statistics.median(one.wall for one in times))


def in_turns(rounds: int, *works: Callable[[], Times]) -> list[Times]:
    """The median of each. A round before them is not counted: it fills the system's file cache."""
    taken: list[list[Times]] = [[] for _ in works]
    for number in range(rounds + 1):
        for work, times in zip(works, taken, strict=True):
            one = work()
            if number:
                times.append(one)
    return [median(times) for times in taken]


def program(*command: str | Path, folder: Path | None = None) -> Callable[[], Times]:
    """A program from its start to its end, with all processes of its own. It may exit with anything but a crash."""
    words = [str(word) for word in command]

    def run() -> Times:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(words, cwd=folder, capture_output=True, check=False)
        wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in {0, 1}:
            raise SystemExit(f"{words}: {done.stderr.decode()[-500:]}")
        return Times(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)

    return run


def function(work: Callable[[], object]) -> Callable[[], Times]:
    """Something that is done in this process."""
    def run() -> Times:
        gc.collect()
        cpu, started = time.process_time(), time.perf_counter()
        work()
        return Times(time.process_time() - cpu, time.perf_counter() - started)

    return run


@dataclass
class Growth:
    """What a program and its processes take, looked at ten times a second: in MiB, with the time since its start."""

    times: Times
    parent: list[tuple[float, float]] = field(default_factory=list)
    workers: list[tuple[float, float]] = field(default_factory=list)

    def at(self, series: list[tuple[float, float]], begin: float, end: float) -> float:
        """The most that was taken in a part of the time; 0 is its beginning, 1 its end."""
        return max((taken for when, taken in series if begin <= when / self.times.wall <= end), default=0.0)


def growth(*command: str | Path) -> Growth:
    """Runs a program and watches it; only on Linux."""
    found = Growth(Times(0, 0))
    with tempfile.TemporaryFile() as output:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=output)
        ended = threading.Event()
        watcher = threading.Thread(target=_watch, args=(process.pid, started, found, ended))
        watcher.start()
        code = process.wait()
        ended.set()
        watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if code not in {0, 1}:
        raise SystemExit(f"{command}: exit code {code}")
    found.times = Times(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
                        time.perf_counter() - started)
    return found


def _watch(pid: int, started: float, found: Growth, ended: threading.Event) -> None:
    while not ended.wait(0.1):
        now = time.perf_counter() - started
        with suppress(OSError, ValueError):  # it may end at any moment
            parent = next(iter(_children(pid)), pid)  # the command waits for a process apart
            found.parent.append((now, _resident(parent)))
            found.workers.append((now, max(map(_resident, _children(parent)), default=0.0)))


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _resident(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB
