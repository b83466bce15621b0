"""A project's settings at work: which rules are for which file, and which findings are set aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from naravard_templates.config.patterns import matches, relative
from naravard_templates.config.settings import Settings
from naravard_templates.model.finding import FileReport, FileStatus, Finding, Report, Severity
from naravard_templates.model.record import record
from naravard_templates.remote import Remote

if TYPE_CHECKING:
    from naravard_templates.config.baseline import Baseline
    from naravard_templates.config.waivers import Codes


@record
class Project:
    """Settings and the folder that their paths start from. `codes` says which codes a word names, and raises
    UsageError where it names none."""

    settings: Settings
    folder: Path
    codes: Codes

    def named(self, words: Iterable[str]) -> frozenset[str]:
        """The codes of all rules that the words name."""
        return frozenset(code for word in words for code in self.codes(word))

    def severities(self) -> dict[str, Severity]:
        """How serious findings are, by code; the more exact word decides."""
        by_length = sorted(self.settings.severity.items(), key=lambda item: (len(self.codes(item[0])), item[0]))
        return {code: severity for word, severity in reversed(by_length) for code in self.codes(word)}

    def ignored_in(self, path: Path | Remote) -> frozenset[str]:
        """The rules that are not for this file."""
        place = relative(path, self.folder)
        return self.named(word for rules in self.settings.per_path if matches(rules.path, place)
                          for word in rules.ignore)

    def brands(self) -> tuple[Path, ...]:
        return tuple(self.folder / brand for brand in self.settings.brand)

    def baseline(self) -> Path | None:
        return self.folder / self.settings.baseline if self.settings.baseline else None

    def settled(self, report: Report, baseline: Baseline | None, ran: frozenset[str], today: date) -> Report:
        """The report without what an exception or the baseline sets aside. `ran` are the rules that were run."""
        from naravard_templates.config.waivers import Waivers

        waivers = Waivers(self.settings.exceptions, self.folder, today, self.codes, ran)
        excepted = [_with(file, waivers.remaining(file)) for file in report.files]
        files = [_with(file, baseline.remaining(file)) for file in excepted] if baseline else excepted
        return replace(
            report, files=tuple(files), excepted=_count(report.files) - _count(excepted),
            known=_count(excepted) - _count(files), gone=baseline.gone if baseline else 0,
            warnings=(*report.warnings, *waivers.warnings()))


def _count(files: Iterable[FileReport]) -> int:
    return sum(len(file.findings) for file in files)


def _with(file: FileReport, findings: tuple[Finding, ...]) -> FileReport:
    if file.status is FileStatus.UNCHECKED:
        return file
    return replace(file, findings=findings, status=FileStatus.FINDINGS if findings else FileStatus.CLEAN)
