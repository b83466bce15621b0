"""A copy with comments, for the author who wants to mend a file by hand: each finding is one, where it was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from naravard_templates.errors import OutputError
from naravard_templates.files import refuse_taken, write_atomically
from naravard_templates.formats.comments import commented
from naravard_templates.formats.ooxml.package import Package, read_file
from naravard_templates.formats.signatures import is_strict
from naravard_templates.i18n import Language, translate
from naravard_templates.linter.registry import rule
from naravard_templates.model.finding import Finding, Message
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.note import Note
from naravard_templates.model.snapshot import Format

_UNTOLD: Final = frozenset({"NV903"})
"""What else goes with a file is for whoever hands it out to know; its comments are among it."""
_IN_SIGHT: Final = frozenset({SurfaceKind.SLIDE, SurfaceKind.BODY, SurfaceKind.PACKAGE})
_SHORTEST: Final = 3


def annotate(source: Path, target: Path, findings: Sequence[Finding], lang: Language, *,
             overwrite: bool = False) -> bool:
    """Writes the copy; False where there is nothing to comment on, and so no copy.

    Raises OutputError, and UncheckableFile's kinds where the file cannot be read any more.
    """
    if not any(_is_told(finding) for finding in findings):
        return False
    refuse_taken([target], overwrite)
    write_atomically(target, annotated(read_file(source), findings, lang, str(source)))
    return True


def annotated(data: bytes, findings: Sequence[Finding], lang: Language, name: str) -> bytes:
    """The bytes of a copy with comments. Those that an earlier run left are replaced, those of people stay.

    Raises OutputError, and UncheckableFile's kinds.
    """
    with Package(data, name=name) as package:
        if is_strict(package):
            raise OutputError(
                "{file} is saved as Strict Open XML, which no comments can be added to. Save it in Office as an "
                "ordinary document or presentation (.docx, .pptx), and check that one.", file=name)
        return commented(package, [_note(finding, package.format, lang) for finding in findings if _is_told(finding)])


def _is_told(finding: Finding) -> bool:
    return finding.code not in _UNTOLD


def _note(finding: Finding, format: Format, lang: Language) -> Note:
    message: Message = finding.message
    if finding.location.surface not in _IN_SIGHT:
        message = Message("{place}: {message}", {"place": finding.location.surface, "message": message})
    lines = [f"{finding.code} {translate(message, lang)}"]
    known = rule(finding.code)
    if known is not None:
        remedy = known.docs.powerpoint if format is Format.PPTX else known.docs.word
        lines.append(translate(Message("What to do: {remedy}", {"remedy": remedy}), lang))
    return Note(tuple(lines), finding.location, tuple(_quotes(finding)))


def _quotes(finding: Finding) -> Iterator[str]:
    """Words from the file that a finding names, the longest first."""
    words = {str(value).rstrip("…").strip() for value in finding.message.values.values() if isinstance(value, str)}
    words.add(finding.location.object or "")
    yield from sorted((word for word in words if len(word) >= _SHORTEST), key=lambda word: (-len(word), word))
