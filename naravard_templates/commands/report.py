"""What the commands that check share: how a report is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from naravard_templates.i18n import Language

if TYPE_CHECKING:
    from naravard_templates.model.finding import Report

# As in reports.registry, which is not imported before it is needed; a test compares the two.
FORMATS = ("text", "json")


def write_report(report: Report, format_name: str, lang: Language, *, statistics: bool = False,
                 output: Path | None = None) -> None:
    """Writes a report with what to do about each code.

    In UTF-8 wherever it goes; half a character of a file name is escaped, as JSON does it, not refused.
    """
    from naravard_templates.linter.registry import rules
    from naravard_templates.reports.options import Remedy, ReportOptions
    from naravard_templates.reports.registry import FORMATS as RENDERERS

    remedies = {rule.code: Remedy(rule.docs.powerpoint, rule.docs.word) for rule in rules()}
    data = RENDERERS[format_name](report, ReportOptions(lang, statistics, remedies)).encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(data, nl=False)
    else:
        from naravard_templates.files import write_atomically

        write_atomically(output, data)
