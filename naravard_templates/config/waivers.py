"""Exceptions: which findings they set aside, and which of them have expired or are of no use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from naravard_templates.config.patterns import matches, relative
from naravard_templates.config.settings import Waiver
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Message
from naravard_templates.model.record import stateful

Codes = Callable[[str], frozenset[str]]
"""The codes that a word names. Raises UsageError where it names none."""


@stateful
class Waivers:
    """The exceptions of a project during a run; `folder` is what their paths start from, `ran` the rules that ran."""

    waivers: Sequence[Waiver]
    folder: Path
    today: date
    codes: Codes
    ran: frozenset[str]
    _looked_at: set[int] = field(default_factory=set)
    _used: set[int] = field(default_factory=set)

    def remaining(self, file: FileReport) -> tuple[Finding, ...]:
        """What an exception does not cover."""
        if file.status is FileStatus.UNCHECKED:
            return file.findings
        path = relative(file.path, self.folder)
        valid = [(number, waiver) for number, waiver in enumerate(self.waivers)
                 if not self._expired(waiver) and matches(waiver.path, path)]
        self._looked_at.update(number for number, _ in valid)
        return tuple(finding for finding in file.findings if not self._covered(finding, valid))

    def _covered(self, finding: Finding, valid: Sequence[tuple[int, Waiver]]) -> bool:
        covering = [number for number, waiver in valid if finding.code in self.codes(waiver.code)
                    and waiver.element in {None, finding.element, finding.location.object}]
        self._used.update(covering)
        return bool(covering)

    def _expired(self, waiver: Waiver) -> bool:
        return waiver.expires is not None and waiver.expires < self.today

    def _tried(self, number: int, waiver: Waiver) -> bool:
        """Whether its files were looked at, or are not there at all."""
        return number in self._looked_at or not (set(waiver.path) & set("*?") or (self.folder / waiver.path).exists())

    def warnings(self) -> Iterator[Message]:
        """Those that have expired, and those whose files were looked at and did not need them."""
        for number, waiver in enumerate(self.waivers):
            values = {"code": waiver.code, "path": waiver.path, "reason": waiver.reason}
            if self._expired(waiver):
                yield Message("The exception for {code} in {path} expired on {day} and no longer counts ({reason}). "
                              "Mend the fault, or give the exception a new date.", {**values, "day": waiver.expires})
            elif number not in self._used and self.codes(waiver.code) & self.ran and self._tried(number, waiver):
                yield Message("The exception for {code} in {path} is not needed any more ({reason}). Remove it.",
                              values)
