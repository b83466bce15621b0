"""What Granska shows of a file: the report's own view of it, with pictures that are fetched by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from naravard_templates.api import rule_words
from naravard_templates.brand.types import Brand
from naravard_templates.i18n import Language
from naravard_templates.model.finding import FileReport, Message, Outcome, Severity
from naravard_templates.model.fixing import FixStatus
from naravard_templates.model.illustration import Illustrations, PagePicture
from naravard_templates.reports.html_view import FileView, Viewer
from naravard_templates.reports.html_words import ONLY_PEOPLE
from naravard_templates.reports.options import ReportOptions
from naravard_templates.reports.places import posix
from naravard_templates.web.checking_words import WORDS
from naravard_templates.web.checking_work import Restoring
from naravard_templates.web.pages import said


def file_view(report: FileReport, pictures: Sequence[PagePicture], token: str, brand: Brand,
              lang: Language) -> FileView:
    """Everything that the report says of a file."""
    colours = {number.lstrip("#").upper(): name for name, number in brand.config.palette.offered.items()}
    shown = Illustrations({posix(report.path): tuple(pictures)})
    options = ReportOptions(lang, rules=rule_words(), colours=colours, illustrations=shown, brand=brand.config.name)
    return Viewer(options, address=lambda picture: _address(token, picture)).full(report, 1)


def brief_view(report: FileReport, lang: Language) -> FileView:
    """The file without its findings."""
    return Viewer(ReportOptions(lang)).brief(report, 1)


def only_people(lang: Language) -> list[str]:
    return [said(message, lang) for message in ONLY_PEOPLE]


def _address(token: str, picture: PagePicture) -> str:
    return f"/granska/{token}/bild/{picture.numbers[0]}{'?ritad=1' if picture.rendered else ''}"


def can_restore(report: FileReport) -> bool:
    return any(finding.fix is not None for finding in report.findings)


@dataclass(frozen=True, slots=True)
class RestoreView:
    """One of the two ways to restore a file, in words; `reason` is why it cannot be gone."""

    changes: tuple[str, ...]
    left: str
    reason: str = ""


def restore_view(restoring: Restoring, lang: Language, without: Restoring | None = None) -> RestoreView:
    """`without` has what is told of already."""
    told = {said(change, lang) for change in without.changes} if without else set()
    changes = dict.fromkeys(said(change, lang) for change in restoring.changes)
    refused = restoring.status in {FixStatus.REFUSED, FixStatus.UNCHECKED}
    reason = restoring.reason if refused and restoring.reason is not None else None
    return RestoreView(tuple(change for change in changes if change not in told), _left(restoring, lang),
                       said(reason, lang) if reason else "")


def _left(restoring: Restoring, lang: Language) -> str:
    count = sum(finding.severity is not Severity.INFO and finding.outcome is Outcome.FAILED
                for finding in restoring.left)
    return said(Message("Left to do by hand afterwards: {count}.", {"count": count}) if count else WORDS["left_none"],
                lang)


def named(name: str, ending: Message, lang: Language) -> str:
    """A name for what is downloaded: "delad-rättad.pptx"."""
    path = PurePosixPath(name)
    return f"{path.stem}{said(ending, lang)}{path.suffix}"
