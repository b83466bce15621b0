"""Linting: a file, or many, one by one or in several processes, and not anew what was linted before."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from naravard_templates.brand.types import Brand
from naravard_templates.cache.store import Cache, Key
from naravard_templates.errors import UncheckableFile, UnsupportedFile
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.linter.runner import chosen, judged
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Message

Codes = frozenset[str]

# A process takes about as long to start as it takes to check so many files.
_WORTH_A_PROCESS = 8


def lint(source: Any, brands: Sequence[Brand], select: Codes, ignore: Codes) -> FileReport:
    """Checks a path, bytes, an open binary file, or something that has `save`."""
    name = str(source) if isinstance(source, Path | str) else "<stream>"
    try:
        with Package(_opened(source)) as package:
            if not any(brand.has(package.format) for brand in brands):
                raise UnsupportedFile("The brand {brand} has no {format} master, so this file cannot be checked by it.",
                                      brand=", ".join(brand.config.name for brand in brands),
                                      format=package.format.value)
            context = chosen(read_package(package), brands)
            findings = judged(context, select, ignore)
    except UncheckableFile as error:
        return FileReport(name, FileStatus.UNCHECKED, error=FileError(error.code, error.message))
    used = (context.brand.id, context.brand.version) if len(brands) > 1 else None
    return FileReport(name, FileStatus.FINDINGS if findings else FileStatus.CLEAN, findings, brand=used)


def _opened(source: Any) -> Path | bytes | BinaryIO:
    if isinstance(source, str):
        return Path(source)
    if isinstance(source, Path | bytes) or hasattr(source, "read"):
        return source  # type: ignore[no-any-return]
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Task:
    """A file to lint, and the rules that are not for it. `key` is where its report is kept."""

    path: Path
    ignore: Codes
    key: Key | None = None


@dataclass(frozen=True)
class Run:
    """How a number of files is linted. `jobs`: how many processes; 0 for as many as are of use."""

    brands: Sequence[Brand]
    select: Codes
    ignored_in: Callable[[Path], Codes]
    cache: Cache | None = None
    jobs: int = 1

    def reports(self, paths: Iterable[Path]) -> Iterator[FileReport]:
        """A report for each file, in their order."""
        tasks = [self._task(path) for path in paths]
        known = [self._known(task) for task in tasks]
        fresh = self._linted([task for task, report in zip(tasks, known, strict=True) if report is None])
        for task, report in zip(tasks, known, strict=True):
            yield report or self._kept(task, next(fresh))
        if self.cache:
            self.cache.prune()

    def _task(self, path: Path) -> Task:
        ignore = self.ignored_in(path)
        rules = (*(f"+{code}" for code in self.select), *(f"-{code}" for code in ignore))
        return Task(path, ignore, self.cache.key(path, rules) if self.cache else None)

    def _known(self, task: Task) -> FileReport | None:
        return self.cache.get(task.key, task.path) if self.cache and task.key else None

    def _kept(self, task: Task, report: FileReport) -> FileReport:
        if self.cache and task.key:
            self.cache.put(task.key, task.path, report)
        return report

    def _linted(self, tasks: Sequence[Task]) -> Iterator[FileReport]:
        wanted = min(self.jobs or len(tasks) // _WORTH_A_PROCESS, len(tasks))
        if wanted < 2:
            yield from (lint(task.path, self.brands, self.select, task.ignore) for task in tasks)
            return
        from naravard_templates.workers import Workers, processors  # dear to import

        jobs = wanted if self.jobs else min(wanted, processors())
        yield from Workers(jobs, _in_process, _lost, _begin, (tuple(self.brands), self.select)).results(tasks)


# What a process was told when it began; the brands are much larger than a task.
_told: tuple[tuple[Brand, ...], Codes] = ((), frozenset())


def _begin(brands: tuple[Brand, ...], select: Codes) -> None:
    global _told
    _told = (brands, select)


def _in_process(task: Task) -> FileReport:
    return lint(task.path, *_told, task.ignore)


def _lost(task: Task) -> FileReport:
    """The file brought its process down, or took more memory than there was."""
    reason = Message("The check of this file broke down. It may be damaged, or too large for this computer.")
    return FileReport(str(task.path), FileStatus.UNCHECKED, error=FileError("NV001", reason))
