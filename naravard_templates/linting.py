"""Linting: a file, or many, one by one or in several processes, and not anew what was linted before."""

from __future__ import annotations

import io
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from naravard_templates import deadline
from naravard_templates.brand.types import Brand
from naravard_templates.errors import BrandError, UncheckableFile, UnsafePackage, UnsupportedFile, UsageError
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.linter.runner import chosen, judged
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Message
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Format
from naravard_templates.remote import Remote, is_remote

if TYPE_CHECKING:
    from naravard_templates.cache.store import Cache, Key
    from naravard_templates.workers.pool import Ready, Workers
    from naravard_templates.workers.process import Fate

Codes = frozenset[str]
Place = Path | Remote

# So many files are worth another process: where it has to be started anew, that takes as long as checking some files.
_WORTH_A_FORK, _WORTH_A_START = 4, 16

# A reader that looks at the clock can still say where it was; what does not look is ended so many seconds later.
_GRACE = 2.0


def lint(source: Any, brands: Sequence[Brand], select: Codes, ignore: Codes,
         limits: Limits = DEFAULT_LIMITS) -> FileReport:
    """Checks a path, an address, bytes, an open binary file, or something that has `save`."""
    name = str(located(source)) if isinstance(source, Path | Remote | str) else "<stream>"
    try:
        with deadline.within(limits.seconds), _package(source, limits) as package:
            if not any(brand.has(package.format) for brand in brands):
                raise UnsupportedFile("The brand {brand} has no {format} master, so this file cannot be checked by it.",
                                      brand=", ".join(brand.config.name for brand in brands),
                                      format=package.format.value)
            context = chosen(read_package(package, _own_layouts(brands, package.format)), brands)
            findings = judged(context, select, ignore)
    except UncheckableFile as error:
        return _unchecked(name, error.message, error.code)
    except SystemExit as error:  # a library's, of which nobody would hear
        raise RuntimeError("the check ended the program") from error
    used = (context.brand.id, context.brand.version) if len(brands) > 1 else None
    return FileReport(name, FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings, brand=used)


def _own_layouts(brands: Sequence[Brand], format: Format) -> dict[str, str]:
    """The layouts that need no look where no slide shows them, their names by their prints; none where it is not clear
    whose the file is."""
    if format is not Format.PPTX or len(brands) != 1 or brands[0].older or not brands[0].has(format):
        return {}
    return {one: layout.name for layout in brands[0].master(format).layouts for one in layout.prints}


def located(name: Path | Remote | str) -> Place:
    """Where a file is: on this machine, or at an address with a scheme."""
    if isinstance(name, str):
        return Remote(name) if is_remote(name) else Path(name)
    return name


def _package(source: Any, limits: Limits) -> Package:
    if isinstance(source, str | Remote):
        place = located(source)
        if isinstance(place, Remote):
            return Package(place.read(limits.package), limits, place.name)
        source = place
    return Package(_opened(source), limits)


def _opened(source: Any) -> Path | bytes | BinaryIO:
    if isinstance(source, Path | bytes) or hasattr(source, "read"):
        return source  # type: ignore[no-any-return]
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


def _unchecked(name: str, reason: Message, code: str = "NV001") -> FileReport:
    return FileReport(name, FileStatus.UNCHECKED, error=FileError(code, reason))


@record
class Task:
    """A file to lint, and the rules that are not for it. `key` is where its report is kept."""

    path: Place
    ignore: Codes
    key: Key | None = None


@record
class Run:
    """How a number of files is linted. `jobs`: how many processes; 0 for as many as are of use.

    A guarded run outlives files that bring down, hang or fill the process that checks them: a single job is then a
    process of its own too, where it can be forked.
    """

    brands: Sequence[Brand]
    select: Codes
    ignored_in: Callable[[Place], Codes]
    cache: Cache | None = None
    jobs: int = 1
    limits: Limits = DEFAULT_LIMITS
    guarded: bool = False

    def reports(self, paths: Sequence[Place]) -> Generator[FileReport]:
        """A report for each file, in their order, as soon as it is there."""
        coming = (self._task(path) for path in paths)
        for done, task in enumerate(coming):
            if (known := self._known(task)) is None:
                yield from self._fresh(chain([task], coming), len(paths) - done)
                break
            yield known
        if self.cache:
            self.cache.prune()

    def _task(self, path: Place) -> Task:
        ignore = self.ignored_in(path)
        if self.cache is None or isinstance(path, Remote):
            return Task(path, ignore)
        return Task(path, ignore, self.cache.key(path, self.select, ignore, self.limits))

    def _known(self, task: Task) -> FileReport | None:
        if self.cache and task.key and isinstance(task.path, Path):
            return self.cache.get(task.key, task.path)
        return None

    def _kept(self, task: Task, report: FileReport) -> FileReport:
        if self.cache and task.key and isinstance(task.path, Path):
            self.cache.put(task.key, task.path, report)
        return report

    def _fresh(self, tasks: Iterable[Task], count: int) -> Iterator[FileReport]:
        """The reports of tasks of which the first is not known, and others may be."""
        jobs = self._processes(count)
        if not jobs:
            for task in tasks:
                yield self._known(task) or self._kept(task, checked(task, self.brands, self.select, self.limits))
            return
        from naravard_templates.workers.pool import Ready

        given = deque[tuple[Task, bool]]()

        def items() -> Iterator[Task | Ready[FileReport]]:
            for task in tasks:
                known = self._known(task)
                given.append((task, known is None))
                yield task if known is None else Ready(known)

        for report in self._workers(jobs).results(items()):
            task, is_new = given.popleft()
            yield self._kept(task, report) if is_new else report

    def _processes(self, count: int) -> int:
        """How many processes for so many files; none where this one does as well."""
        if not self.guarded and (self.jobs == 1 or (not self.jobs and count < 2 * _WORTH_A_FORK)):
            return 0
        from naravard_templates.workers.pool import processors  # dear to import
        from naravard_templates.workers.process import forks

        cheap = forks()
        if self.jobs:
            return min(self.jobs, count) if cheap or count > 1 else 0
        of_use = min(processors(), count // (_WORTH_A_FORK if cheap else _WORTH_A_START))
        return max(of_use, int(cheap)) if self.guarded else of_use if of_use > 1 else 0

    def _workers(self, jobs: int) -> Workers[Task, FileReport]:
        from naravard_templates.linter.registry import document_rules
        from naravard_templates.workers.pool import Workers
        from naravard_templates.workers.process import Job

        document_rules()  # loaded here, forked processes have them too
        job = Job(_in_process, _begin, (tuple(self.brands), self.select, self.limits),
                  self.limits.seconds + _GRACE if self.guarded else None, self.limits.memory if self.guarded else None)
        return Workers(jobs, job, self._lost, broken)

    def _lost(self, task: Task, fate: Fate) -> FileReport:
        from naravard_templates.workers.process import Fate

        if fate is Fate.TIME:
            return _unchecked(str(task.path), Message(
                "Checking the file takes more than {limit} seconds. It may be damaged, or made to take long; the limit "
                "can be raised in the settings.", {"limit": self.limits.seconds}), UnsafePackage.code)
        if fate is Fate.MEMORY:
            return too_large(task, self.limits)
        return _unchecked(str(task.path), Message(
            "The check of this file broke down. It may be damaged, or too large for this computer."))


def checked(task: Task, brands: Sequence[Brand], select: Codes, limits: Limits) -> FileReport:
    """One file of many: what goes wrong with it is said of it, and stops no other. Raises what concerns them all:
    BrandError, UsageError."""
    try:
        return lint(task.path, brands, select, task.ignore, limits)
    except MemoryError:
        return too_large(task, limits)
    except Exception as error:
        return broken(task, error)


def too_large(task: Task, limits: Limits) -> FileReport:
    return _unchecked(str(task.path), Message(
        "Checking the file takes more memory than it may: the limit is {limit} bytes. It can be raised in the "
        "settings.", {"limit": limits.memory}), UnsafePackage.code)


def broken(task: Task, error: Exception) -> FileReport:
    """A mistake of ours met one file: the others are checked all the same."""
    if isinstance(error, BrandError | UsageError) or os.environ.get("NARAVARD_DEBUG"):
        raise error
    kind = " ".join(f"{type(error).__name__}: {error}".split())
    return _unchecked(str(task.path), Message(
        "Something went wrong inside naravard, which is our mistake ({kind}). To see where, set NARAVARD_DEBUG=1 and "
        "try again.", {"kind": kind}))


# What a process was told when it began; the brands are much larger than a task.
_told: tuple[tuple[Brand, ...], Codes, Limits] = ((), frozenset(), DEFAULT_LIMITS)


def _begin(brands: tuple[Brand, ...], select: Codes, limits: Limits) -> None:
    global _told
    _told = (brands, select, limits)


def _in_process(task: Task) -> FileReport:
    brands, select, limits = _told
    return lint(task.path, brands, select, task.ignore, limits)
