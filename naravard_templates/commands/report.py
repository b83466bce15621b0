"""What the commands that check share: how a report is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from naravard_templates.i18n import Language

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand
    from naravard_templates.model.finding import Report
    from naravard_templates.model.illustration import Illustrations
    from naravard_templates.remembering import BrandCard
    from naravard_templates.reports.options import ReportOptions, RuleWords
    from naravard_templates.reports.piecewise import Piecewise

# As in reports.registry, which is not imported before it is needed; a test compares the two.
FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "azure", "html")
PIECEWISE = ("text", "github", "azure")
PICTURES = ("auto", "schematic", "none")


def colour_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """--color, of which the environment has a say: NO_COLOR, and whether the output is a terminal."""
    return click.option("--color", "colour", type=click.Choice(["auto", "always", "never"]), default="auto",
                        help="Colour the text. Default: where it is written to a terminal and NO_COLOR is not set."
                        )(function)


def write_report(report: Report, format_name: str, lang: Language, *, statistics: bool = False,
                 output: Path | None = None, colour: str = "never", rules: Mapping[str, RuleWords],
                 cards: Sequence[BrandCard] = (), brands: Sequence[Brand] = (), pictures: str = "none") -> None:
    """Writes a report with what to do about each code; the cards name the brands' colours. `brands` and `pictures` are
    for HTML.

    In UTF-8 wherever it goes; half a character of a file name is escaped, as JSON does it, not refused.
    """
    from naravard_templates.reports.registry import FORMATS as RENDERERS

    options = _options(lang, statistics=statistics, output=output, colour=colour, rules=rules, cards=cards)
    if format_name == "html":
        options = replace(options, illustrations=_illustrations(report, brands, pictures, lang))
    data = RENDERERS[format_name](report, options).encode("utf-8", "backslashreplace")
    if output is None:
        click.echo(data, nl=False)
    else:
        from naravard_templates.files import write_atomically

        write_atomically(output, data)


def pieces(format_name: str, lang: Language, *, statistics: bool, colour: str, rules: Mapping[str, RuleWords],
           cards: Sequence[BrandCard]) -> Piecewise:
    """A report for standard output that is written file by file."""
    from naravard_templates.reports.piecewise import Piecewise

    return Piecewise(format_name, _options(lang, statistics=statistics, output=None, colour=colour, rules=rules,
                                           cards=cards))


def _options(lang: Language, *, statistics: bool, output: Path | None, colour: str, rules: Mapping[str, RuleWords],
             cards: Sequence[BrandCard]) -> ReportOptions:
    from naravard_templates.reports.options import ReportOptions

    names = {number: name for card in reversed(cards) for number, name in card.colours.items()}
    return ReportOptions(lang, statistics, rules, _coloured(colour, output), names,
                         brand=", ".join(card.name for card in cards))


def _illustrations(report: Report, brands: Sequence[Brand], pictures: str, lang: Language) -> Illustrations:
    """Pictures of the pages, with a progress bar where somebody is watching: LibreOffice takes seconds a file."""
    from naravard_templates.i18n import translate
    from naravard_templates.illustrating import Source, illustrate
    from naravard_templates.model.finding import Message

    count = sum(bool(file.findings) for file in report.files)
    label = translate(Message("Drawing pages"), lang)
    with click.progressbar(length=count, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        return illustrate(report, brands, Source(pictures), progress=lambda done, _: bar.update(done - bar.pos))


def _coloured(choice: str, output: Path | None) -> bool:
    """Windows' own old console shows the colours' codes instead; its new one says that it is there."""
    if choice != "auto":
        return choice == "always"
    known = os.name != "nt" or "WT_SESSION" in os.environ
    return known and output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
