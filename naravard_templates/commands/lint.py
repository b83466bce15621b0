"""naravard lint"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from naravard_templates.commands.common import Command, brand_option, lang_option
from naravard_templates.commands.report import FORMATS, write_report
from naravard_templates.i18n import Language

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand
    from naravard_templates.model.finding import Report

# Fewer files than these are done before a progress bar could be read.
PROGRESS_FROM = 5


@click.command(cls=Command)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@brand_option
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True,
              help="How to report.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path),
              help="Write the report to a file. Default: standard output.")
@click.option("--select", metavar="CODES", default="",
              help="Only these rules: codes, families (NV2) or names, with commas between.")
@click.option("--ignore", metavar="CODES", default="", help="Not these rules.")
@click.option("--statistics", is_flag=True, help="Count the findings by code (text).")
@click.option("--exit-zero", is_flag=True,
              help="Exit with 0 even where there are findings. Files that could not be checked still give 3.")
@lang_option
def lint(
    paths: tuple[str, ...], brand_folder: Path | None, format_name: str, output: Path | None, select: str,
    ignore: str, statistics: bool, exit_zero: bool, lang: Language,
) -> int:
    """Check files against the brand.

    PATH is a file, a folder (searched for Word and PowerPoint files) or a pattern.
    """
    from naravard_templates import api
    from naravard_templates.commands.codes import chosen
    from naravard_templates.linter.registry import document_rules
    from naravard_templates.reports.verdict import FINDINGS, exit_code

    brand = api.load_brand(brand_folder)
    report = _report(_documents(paths), brand, chosen(select, document_rules()), chosen(ignore, document_rules()))
    write_report(report, format_name, lang, statistics=statistics, output=output)
    code = exit_code(report)
    return 0 if exit_zero and code == FINDINGS else code


def _documents(paths: Sequence[str]) -> list[Path]:
    from naravard_templates.errors import UsageError
    from naravard_templates.files import find_documents

    documents = find_documents(paths)
    if not documents:
        raise UsageError("There is no Word or PowerPoint file in: {paths}.", paths=tuple(paths))
    return documents


def _report(
    documents: Sequence[Path], brand: Brand, select: frozenset[str], ignore: frozenset[str]
) -> Report:
    """Lint each file, with a progress bar where somebody is watching and there is something to wait for."""
    from naravard_templates import api
    from naravard_templates.model.finding import Report

    quiet = len(documents) < PROGRESS_FROM or not sys.stderr.isatty()
    files = api.lint_many(documents, brand=brand, select=select, ignore=ignore)
    with click.progressbar(files, length=len(documents), file=sys.stderr, hidden=quiet) as waiting:
        return Report(tuple(waiting), brand.id, brand.version)
