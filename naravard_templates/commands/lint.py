"""naravard lint"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naravard_templates.commands.common import Command, brands_option, lang_option, warn
from naravard_templates.commands.report import FORMATS, PICTURES, colour_option, write_report
from naravard_templates.i18n import Language
from naravard_templates.model.finding import Message, Report, Severity

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand
    from naravard_templates.config.project import Project

# Fewer files than these are done before a progress bar could be read.
PROGRESS_FROM = 5

_FILE = click.Path(path_type=Path)


def _settings_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options about settings, exceptions and speed."""
    for option in reversed([
        click.option("--threshold", type=click.Choice([severity.value for severity in Severity]),
                     help="How serious a finding has to be to give exit code 1. Default: warning."),
        click.option("--config", metavar="FILE", type=_FILE,
                     help="Settings. Default: naravard.toml or [tool.naravard] in pyproject.toml, in the folder of the "
                          "files or one above it."),
        click.option("--no-config", is_flag=True, help="Look for no settings."),
        click.option("--baseline", metavar="FILE", type=_FILE, help="Pass over the findings that are listed here."),
        click.option("--write-baseline", metavar="FILE", type=_FILE,
                     help="List the findings that there are now, to pass over them later."),
        click.option("--jobs", metavar="N", type=click.IntRange(min=0), default=0,
                     help="How many processes. Default: as many as are of use."),
        click.option("--no-cache", is_flag=True, help="Check also what has not changed since it was checked."),
    ]):
        function = option(function)
    return function


@click.command(cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@brands_option
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True,
              help="How to report.")
@click.option("-o", "--output", metavar="FILE", type=_FILE,
              help="Write the report to a file. Default: standard output.")
@click.option("--pictures", type=click.Choice(PICTURES), default="auto", show_default=True,
              help="Pictures in HTML: by LibreOffice where it is installed, simple drawings, or none.")
@click.option("--select", metavar="CODES", default="",
              help="Only these rules: codes, families (NV2) or names, with commas between.")
@click.option("--ignore", metavar="CODES", default="", help="Not these rules.")
@click.option("--statistics", is_flag=True, help="Count the findings by code (text).")
@click.option("--exit-zero", is_flag=True,
              help="Exit with 0 even where there are findings. Files that could not be checked still give 3.")
@click.option("--annotate", metavar="FILE|DIR",
              help="Write a copy with a comment at each finding: a file for one, a folder for several.")
@click.option("--force", is_flag=True, help="Overwrite copies that exist.")
@_settings_options
@colour_option
@lang_option
def lint(
    paths: tuple[str, ...], brand_folders: tuple[Path, ...], format_name: str, output: Path | None, pictures: str,
    select: str, ignore: str, statistics: bool, exit_zero: bool, threshold: str | None, config: Path | None,
    no_config: bool, baseline: Path | None, write_baseline: Path | None, jobs: int, no_cache: bool, colour: str,
    annotate: str | None, force: bool, lang: Language,
) -> int:
    """Check files against the brand.

    PATH is a file, a folder (searched for Word and PowerPoint files) or a pattern. In folders, files that cannot be
    checked, such as PDF, are listed as unchecked.
    """
    from naravard_templates.commands.annotate import write_copies
    from naravard_templates.commands.settings import project
    from naravard_templates.reports.verdict import FINDINGS, exit_code

    run = _Run(project(paths, config, none=no_config), brand_folders, select, ignore, jobs, not no_cache)
    report, brands = run.report(paths)
    if write_baseline:
        return _write_baseline(write_baseline, report, lang)
    report = run.settled(report, baseline)
    for warning in report.warnings:
        warn(warning, lang)
    write_report(report, format_name, lang, statistics=statistics, output=output, colour=colour, brands=brands,
                 pictures=pictures)
    if annotate and (failed := write_copies(report.files, annotate, lang, overwrite=force)):
        return failed
    code = exit_code(report, Severity(threshold) if threshold else run.project.settings.threshold)
    return 0 if exit_zero and code == FINDINGS else code


@dataclass(frozen=True)
class _Run:
    """What is checked and how: the command line's word goes before the settings'."""

    project: Project
    brand_folders: tuple[Path, ...]
    select: str
    ignore: str
    jobs: int
    cached: bool

    def report(self, paths: Sequence[str]) -> tuple[Report, Sequence[Brand]]:
        """Lint each file, with a progress bar where somebody is watching and there is something to wait for."""
        from naravard_templates import api
        from naravard_templates.cache.store import cache_folder
        from naravard_templates.commands.documents import documents
        from naravard_templates.config.settings import Unchecked

        found = documents(paths, uncheckable=self.project.settings.unchecked is Unchecked.REPORT)
        brands = self._brands()
        quiet = len(found) < PROGRESS_FROM or not sys.stderr.isatty()
        files = api.lint_many(
            found, brand=brands if len(brands) > 1 else brands[0], select=self._codes(self.select, "select"),
            ignore=self._codes(self.ignore, "ignore"), ignored_in=self.project.ignored_in, jobs=self.jobs,
            cache=cache_folder() if self.cached else None)
        with click.progressbar(files, length=len(found), file=sys.stderr, hidden=quiet) as waiting:
            return Report(tuple(waiting), brands[0].id, brands[0].version), brands

    def settled(self, report: Report, baseline: Path | None) -> Report:
        """Without what an exception or the baseline sets aside."""
        from datetime import date

        from naravard_templates.config.baseline import load_baseline
        from naravard_templates.linter.registry import document_rules

        known = baseline or self.project.baseline()
        selected = self._codes(self.select, "select") or {rule.code for rule in document_rules()}
        ran = frozenset(selected - self._codes(self.ignore, "ignore"))
        return self.project.settled(report, load_baseline(known) if known else None, ran, date.today())

    def _brands(self) -> list[Brand]:
        from naravard_templates import api

        folders = self.brand_folders or self.project.brands() or (None,)
        brands = [api.load_brand(folder) for folder in folders]
        severities = self.project.severities()
        return [brand.with_severities(severities) for brand in brands] if severities else brands

    def _codes(self, words: str, setting: str) -> frozenset[str]:
        from naravard_templates.commands.codes import chosen
        from naravard_templates.linter.registry import document_rules

        return chosen(words, document_rules()) or self.project.named(getattr(self.project.settings, setting))


def _write_baseline(path: Path, report: Report, lang: Language) -> int:
    from naravard_templates.config.baseline import baseline_bytes
    from naravard_templates.files import write_atomically
    from naravard_templates.model.finding import FileStatus
    from naravard_templates.reports.verdict import CLEAN, UNCHECKED

    write_atomically(path, baseline_bytes(report.files, path))
    warn(Message("Findings listed in {file}: {count}. From now on: naravard lint PATH --baseline {file}",
                 {"file": str(path), "count": len(report.findings)}), lang)
    return UNCHECKED if any(file.status is FileStatus.UNCHECKED for file in report.files) else CLEAN
