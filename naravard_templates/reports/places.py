"""Where a finding is, for formats that know files and lines: an Office file has slides and sections instead."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from naravard_templates.i18n import Language, translate
from naravard_templates.model.finding import FileReport, Finding, Message
from naravard_templates.model.location import SurfaceKind
from naravard_templates.remote import is_remote

_IN_SECTIONS = frozenset({SurfaceKind.HEADER, SurfaceKind.FOOTER, SurfaceKind.BODY})


def page(finding: Finding) -> Message:
    """The slide or section, or the whole file."""
    location = finding.location
    if location.number is None:
        return Message("The whole file")
    if location.surface in _IN_SECTIONS:
        return Message("Section {number}", {"number": location.number})
    return Message("Slide {number}", {"number": location.number})


def sentence(finding: Finding, lang: Language) -> str:
    """The message with its place, on one line."""
    text = translate(Message("{place}: {message}", {"place": page(finding), "message": finding.message}), lang)
    return " ".join(text.split())


def posix(path: str) -> str:
    """The path as repositories write it; an address as it is."""
    if is_remote(path):
        return path
    return PureWindowsPath(path).as_posix() if "\\" in path else str(PurePosixPath(path))


def uri(path: str) -> str:
    """The path as a URI reference: relative, of a file on a drive, or an address."""
    if is_remote(path):
        return quote(path, safe="/:@?&=+,;%", errors="surrogateescape")
    start, safe = ("file:///", "/:") if PureWindowsPath(path).drive else ("", "/")
    return start + quote(posix(path), safe=safe, errors="surrogateescape")


def why_unchecked(file: FileReport, lang: Language) -> str:
    """Why a file could not be checked, on one line."""
    return " ".join(translate(file.error.message, lang).split()) if file.error else ""
