"""naravard lint"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naravard_templates.commands.common import Command, brands_option, lang_option, warn
from naravard_templates.commands.report import FORMATS, PICTURES, PIECEWISE, colour_option, pieces, write_report
from naravard_templates.i18n import Language
from naravard_templates.model.finding import FileReport, Message, Report, Severity
from naravard_templates.model.record import record

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand
    from naravard_templates.config.project import Project
    from naravard_templates.remembering import BrandCard, Memory
    from naravard_templates.remote import Remote
    from naravard_templates.reports.piecewise import Piecewise

    Stream = Callable[..., Piecewise]

_FILE = click.Path(path_type=Path)


def _settings_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options about settings, exceptions and speed."""
    for option in reversed([
        click.option("--threshold", type=click.Choice([severity.value for severity in Severity]),
                     help="How serious a finding has to be to give exit code 1. Default: warning."),
        click.option("--config", metavar="FILE", type=_FILE,
                     help="Settings. Default: naravard.toml or [tool.naravard] in pyproject.toml, in the folder of the "
                          "files or one above it. Limits on size and time stand there too."),
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

    PATH is a file, a folder (searched for Word and PowerPoint files) or a pattern; with a scheme (s3://, smb://,
    https://) one at another place, by fsspec. In folders, files that cannot be checked, such as PDF, are listed as
    unchecked.
    """
    from naravard_templates.commands.settings import project
    from naravard_templates.remembering import Memory
    from naravard_templates.reports.verdict import FINDINGS, exit_code

    if annotate:
        from naravard_templates.commands.documents import refuse_addresses

        refuse_addresses(paths)
    _refuse_documents(output, write_baseline)
    memory = Memory(None if no_cache else _cache_folder())
    run = _Run(project(paths, config, none=no_config, names=memory.rule_names), brand_folders, select, ignore, jobs,
               memory, lang, drawn=format_name == "html")
    whole = format_name not in PIECEWISE or output or annotate or write_baseline or run.sets_aside(baseline)
    stream = None if whole else partial(pieces, format_name, lang, statistics=statistics, colour=colour,
                                        rules=memory.rule_words)
    report, cards, brands = run.report(paths, stream)
    if write_baseline:
        return _write_baseline(write_baseline, report, lang)
    report = run.settled(report, baseline)
    for warning in report.warnings:
        warn(warning, lang)
    if stream and brands:
        click.echo(stream(cards=cards).ending(report), nl=False)
    else:
        write_report(report, format_name, lang, statistics=statistics, output=output, colour=colour,
                     rules=memory.rule_words, cards=cards, brands=brands, pictures=pictures)
    if annotate:
        from naravard_templates.commands.annotate import write_copies

        if failed := write_copies(report.files, annotate, lang, overwrite=force):
            return failed
    code = exit_code(report, Severity(threshold) if threshold else run.project.settings.threshold)
    return 0 if exit_zero and code == FINDINGS else code


def _cache_folder() -> Path:
    from naravard_templates.cache.store import cache_folder

    return cache_folder()


def _refuse_documents(*outputs: Path | None) -> None:
    """What is checked is not to be written over by what is said of it. Raises UsageError."""
    from naravard_templates.errors import UsageError
    from naravard_templates.files import DOCUMENTS

    for output in outputs:
        if output and output.suffix.lower() in DOCUMENTS:
            raise UsageError("{file} is the name of a Word or PowerPoint file, which a report is not. Choose another "
                             "name; copies with comments are made with --annotate.", file=str(output))


@record
class _Run:
    """What is checked and how: the command line's word goes before the settings'. `drawn`: pages are to be shown."""

    project: Project
    brand_folders: tuple[Path, ...]
    select: str
    ignore: str
    jobs: int
    memory: Memory
    lang: Language
    drawn: bool

    def report(self, paths: Sequence[str],
               stream: Stream | None) -> tuple[Report, Sequence[BrandCard], Sequence[Brand]]:
        """What is known of the files, or else what linting says of each; no brands where none had to be loaded.

        With `stream`, what linting says is written as it comes, and comes back without its words.
        """
        from naravard_templates.commands.documents import documents_anywhere
        from naravard_templates.config.settings import Unchecked
        from naravard_templates.remembering import Asked

        found = documents_anywhere(paths, uncheckable=self.project.settings.unchecked is Unchecked.REPORT)
        select, ignore = self._codes(self.select, "select"), self._codes(self.ignore, "ignore")
        asked = Asked(select, lambda path: ignore | self.project.ignored_in(path), self.project.settings.limits,
                      self.project.severities())
        known = None if self.drawn else self.memory.reports(found, self._folders(), asked)
        if known is not None:
            files, cards = known
            return Report(files, cards[0].id, cards[0].version), cards, ()
        return self._linted(found, select, ignore, stream)

    def _linted(self, found: Sequence[Path | Remote], select: frozenset[str], ignore: frozenset[str],
                stream: Stream | None) -> tuple[Report, Sequence[BrandCard], Sequence[Brand]]:
        from naravard_templates import api
        from naravard_templates.workers.apart import is_apart

        brands = self._brands()
        files = api.lint_many(
            found, brand=brands if len(brands) > 1 else brands[0], select=select, ignore=ignore,
            ignored_in=self.project.ignored_in, jobs=self.jobs, cache=self.memory.folder,
            limits=self.project.settings.limits, guarded=not is_apart() or len(found) > 1)
        cards = self.memory.keep(brands)
        gathered = self._gathered(files, len(found), stream(cards=cards) if stream else None)
        return Report(gathered, brands[0].id, brands[0].version), cards, brands

    def _gathered(self, files: Generator[FileReport], count: int,
                  pieces: Piecewise | None) -> tuple[FileReport, ...]:
        """All reports. Interrupted by Ctrl-C, it says how far it came; processes are ended."""
        from naravard_templates.commands.watching import Watching
        from naravard_templates.workers.apart import is_apart
        from naravard_templates.workers.limits import limited

        limits = self.project.settings.limits
        alone = limited(limits.seconds, limits.memory) if count == 1 and is_apart() else nullcontext()
        gathered: list[FileReport] = []
        try:
            with alone, closing(files), Watching(count, pieces) as watching:
                for file in files:
                    gathered.append(watching.seen(file))
        except KeyboardInterrupt:
            self._say_how_far(len(gathered), count, shown=pieces is not None)
            raise click.Abort from None
        return tuple(gathered)

    def _say_how_far(self, done: int, count: int, *, shown: bool) -> None:
        """There is no report of a part that could be taken for the whole."""
        click.echo(err=True)
        warn(Message("Interrupted: {done} of {count} files were checked.", {"done": done, "count": count}), self.lang)
        warn(Message("What is shown is all that was found in them.") if shown else
             Message("No report of them was written."), self.lang)
        if done and self.memory.folder:
            warn(Message("What was found in them is remembered: the same command goes on from there."), self.lang)

    def sets_aside(self, baseline: Path | None) -> bool:
        """Whether exceptions or a baseline have a say in what is reported."""
        return bool(baseline or self.project.baseline() or self.project.settings.exceptions)

    def settled(self, report: Report, baseline: Path | None) -> Report:
        """Without what an exception or the baseline sets aside."""
        if not self.sets_aside(baseline):
            return report
        from datetime import date

        from naravard_templates.config.baseline import load_baseline

        known = baseline or self.project.baseline()
        selected = self._codes(self.select, "select") or self.memory.rule_names()
        ran = frozenset(selected) - self._codes(self.ignore, "ignore")
        return self.project.settled(report, load_baseline(known) if known else None, ran, date.today())

    def _brands(self) -> list[Brand]:
        from naravard_templates import api

        brands = [api.load_brand(folder) for folder in self._folders()]
        severities = self.project.severities()
        return [brand.with_severities(severities) for brand in brands] if severities else brands

    def _folders(self) -> Sequence[Path | None]:
        return self.brand_folders or self.project.brands() or (None,)

    def _codes(self, words: str, setting: str) -> frozenset[str]:
        from naravard_templates.commands.codes import chosen

        names = self.memory.rule_names() if words.strip() else {}
        return chosen(words, names) or self.project.named(getattr(self.project.settings, setting))


def _write_baseline(path: Path, report: Report, lang: Language) -> int:
    from naravard_templates.config.baseline import baseline_bytes
    from naravard_templates.files import write_atomically
    from naravard_templates.model.finding import FileStatus
    from naravard_templates.reports.verdict import CLEAN, UNCHECKED

    write_atomically(path, baseline_bytes(report.files, path))
    warn(Message("Findings listed in {file}: {count}. From now on: naravard lint PATH --baseline {file}",
                 {"file": str(path), "count": len(report.findings)}), lang)
    return UNCHECKED if any(file.status is FileStatus.UNCHECKED for file in report.files) else CLEAN
