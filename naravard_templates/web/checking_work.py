"""What is done for Granska in the worker processes: check, draw, restore, comment. Bytes in, plain values out."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates import deadline
from naravard_templates.annotating import annotated
from naravard_templates.errors import UncheckableFile, UnsupportedFile
from naravard_templates.fixer.plan import Wish
from naravard_templates.fixing import fix_bytes
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.read import read_package
from naravard_templates.i18n import Language
from naravard_templates.illustrating import Source, draw, frames
from naravard_templates.linter.runner import chosen, judged
from naravard_templates.model.finding import FileError, FileReport, FileStatus, Finding, Message
from naravard_templates.model.fixing import FileFix, FixStatus
from naravard_templates.model.illustration import PagePicture
from naravard_templates.model.limits import DEFAULT_LIMITS
from naravard_templates.web.work import told_brand

MOST_PICTURES = 60


@dataclass(frozen=True, slots=True)
class Checked:
    """What lint found, and which pictures there will be of it."""

    report: FileReport
    frames: tuple[PagePicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Restoring:
    """What restoring does to a file: each change a sentence; `left` is what lint still finds in the new one, which is
    `data`.
    """

    status: FixStatus
    reason: Message | None
    changes: tuple[Message, ...]
    left: tuple[Finding, ...]
    data: bytes


def check(name: str, data: bytes) -> Checked:
    """As `lint`, with the pictures that belong to it planned at the same time: the file is read but once."""
    brand = told_brand()
    try:
        with deadline.within(DEFAULT_LIMITS.seconds), Package(data, name=name) as package:
            if not brand.has(package.format):
                raise UnsupportedFile("The brand {brand} has no {format} master, so this file cannot be checked by it.",
                                      brand=brand.config.name, format=package.format.value)
            context = chosen(read_package(package), brand)
            findings = judged(context)
            status = FileStatus.FINDINGS if findings else FileStatus.CLEAN
            return Checked(FileReport(name, status, findings), frames(context, findings, MOST_PICTURES))
    except UncheckableFile as error:
        return Checked(uncheckable(name, error.message, error.code))


def uncheckable(name: str, message: Message, code: str = "NV001") -> FileReport:
    return FileReport(name, FileStatus.UNCHECKED, error=FileError(code, message))


def sketch(data: bytes, findings: tuple[Finding, ...]) -> tuple[PagePicture, ...]:
    """The pictures, drawn from what was read: there within a second."""
    return draw(data, findings, [told_brand()], Source.SCHEMATIC, MOST_PICTURES)


def paint(data: bytes, findings: tuple[Finding, ...]) -> tuple[PagePicture, ...]:
    """The pictures, drawn by LibreOffice: there within some seconds."""
    return draw(data, findings, [told_brand()], Source.AUTO, MOST_PICTURES)


def plan(name: str, data: bytes) -> tuple[Restoring, Restoring]:
    """What restoring does: what is safe, and everything."""
    safe, everything = (_restoring(*fix_bytes(data, told_brand(), Wish(unsafe=unsafe), name))
                        for unsafe in (False, True))
    return safe, everything


def comment(name: str, data: bytes, findings: tuple[Finding, ...], lang: Language) -> bytes:
    """A copy with a comment at each finding. Raises OutputError, UncheckableFile."""
    return annotated(data, findings, lang, name)


def _restoring(outcome: FileFix, data: bytes) -> Restoring:
    changes = tuple(Message("{change} ({codes})", {"change": edit.message, "codes": tuple(edit.codes)})
                    for edit in outcome.edits)
    return Restoring(outcome.status, outcome.reason, changes, outcome.after, data)
