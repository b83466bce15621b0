"""File names from a row: safe on every system, each its own, and readable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from naravard_templates.files import Names
from naravard_templates.merging.fields import Values, fill_text

_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+')
"""What Windows does not take, what parts folders, and what cannot be seen."""
_RESERVED: Final = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|$)", re.IGNORECASE)
"""Windows takes these for devices, whatever suffix they have."""
_LONGEST: Final = 180
"""Bytes: most systems take 255, and a number and a suffix are to come."""


def fill_path(pattern: str, values: Values) -> Path:
    """The path that a pattern gives for a row. A value stays within its part of the path, whatever it says."""
    safe = {name: safe_part(value) for name, value in values.items()}
    path = Path(fill_text(pattern, safe))
    return Path(*map(_no_device, path.parts[:-1]), _no_device(_whole(path.name)))


def safe_part(value: str) -> str:
    """A value as part of a file name; å, ä and ö are kept."""
    value = _UNSAFE.sub("-", unicodedata.normalize("NFC", value))
    return _cut(" ".join(value.split()).strip(" .-"))


def _whole(name: str) -> str:
    """The finished name, without a leading dot, which hides a file, and with something before its suffix."""
    stem, _, suffix = name.rpartition(".")
    return f"{_cut(stem.strip(' .')) or '-'}.{suffix}"


def _no_device(part: str) -> str:
    return f"_{part}" if _RESERVED.match(part) else part


def _cut(text: str) -> str:
    return text.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .")


def unique(paths: Iterable[Path]) -> list[Path]:
    """The same paths, where one comes again with a number: Umeå.docx, Umeå-2.docx. Case makes no difference."""
    used = Names()
    return [Path(used.unique(str(path), partial(_numbered, path))) for path in paths]


def _numbered(path: Path, number: int) -> str:
    return str(path.with_stem(f"{path.stem}-{number}"))
