"""What is seen while files are checked: a progress bar, and each file's findings as they come."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import cache

import click

from naravard_templates.model.finding import FileReport, Finding, Message, Outcome, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.reports.piecewise import Piecewise

# Fewer files than these are done before a progress bar could be read.
PROGRESS_FROM = 5


class Watching(ExitStack):
    """While it is entered, the bar is there, if somebody can see it; `pieces` of the report go to standard output."""

    def __init__(self, count: int, pieces: Piecewise | None) -> None:
        super().__init__()
        self._pieces = pieces
        hidden = count < PROGRESS_FROM or not sys.stderr.isatty()
        self._in_the_way = not hidden and sys.stdout.isatty()
        self._bar = None if hidden else self.enter_context(click.progressbar(length=count, file=sys.stderr))

    def seen(self, file: FileReport) -> FileReport:
        """What has to be kept of a report: all of it, or where it has been shown, as much as is counted at the end."""
        if self._pieces is None:
            self._step()
            return file
        if piece := self._pieces.of_file(file):
            self._make_way()
            click.echo(piece, nl=False)
        self._step()
        return replace(file, findings=tuple(
            _counted(finding.code, finding.name, finding.severity, finding.outcome) for finding in file.findings))

    def _step(self) -> None:
        if self._bar:
            self._bar.update(1)

    def _make_way(self) -> None:
        """Where the bar stands, text goes on."""
        if self._in_the_way:
            click.echo(f"\r{' ' * (shutil.get_terminal_size().columns - 1)}\r", err=True, nl=False)


@cache
def _counted(code: str, name: str, severity: Severity, outcome: Outcome) -> Finding:
    """One object for all findings that count alike: ten thousand files then take no more memory than ten."""
    return Finding(code, name, severity, Message(""), Location(SurfaceKind.PACKAGE), outcome)
