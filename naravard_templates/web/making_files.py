"""Files that come with an outline: their names, what may come, and an outline packed with its pictures."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from naravard_templates.errors import UsageError
from naravard_templates.merging.names import safe_part
from naravard_templates.web.manuscript import Manuscript

OUTLINES: Final = (".md", ".markdown", ".txt")
PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff",
                   ".bmp")
TABLES: Final = (".csv", ".yaml", ".yml")
_MOST_FILES: Final = 100
_MOST_UNPACKED: Final = 100 * 1024 * 1024
_SEPARATORS: Final = re.compile(r"[/\\]")


def safe_name(name: str) -> str:
    """The last part of a name from outside, as a file of ours may be called. Raises UsageError for another kind."""
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    stem, suffix = PurePosixPath(last).stem, PurePosixPath(last).suffix.lower()
    if suffix not in (*PICTURES, *TABLES):
        raise UsageError("{name} is neither a picture nor a table. Pictures are for example .png and .jpg, tables "
                         ".csv.", name=last or "–")
    return f"{safe_part(stem) or 'bild'}{suffix}"


def add_to_text(manuscript: Manuscript, name: str, token: str, alt: str, caret: str) -> Manuscript:
    """The manuscript with a file beside it, and a picture in the text after the paragraph where the caret was."""
    files = {**manuscript.files, name: token}
    if not name.endswith(PICTURES):
        return replace(manuscript, files=files)
    body = manuscript.body
    at = min(int(caret), len(body)) if caret.isdecimal() else len(body)
    end = body.find("\n\n", at)
    before, after = (body, "") if end < 0 else (body[:end], body[end:].lstrip("\n"))
    words = re.sub(r"[\[\]\\]", "", " ".join(alt.split()))
    target = f"<{name}>" if re.search(r"[\s()]", name) else name
    text = f"{before.rstrip()}\n\n![{words}]({target})\n"
    return replace(manuscript, files=files, body=f"{text}\n{after}" if after else text)


def uploaded_outline(uploads: Iterable[tuple[str, bytes]]) -> tuple[str, Mapping[str, bytes]]:
    """The text of the one outline among the files, and the others by their safe names. A .zip stands for what is in it.

    Raises UsageError.
    """
    found = [file for name, data in uploads if name for file in _unpacked(name, data)]
    outlines = [(name, data) for name, data in found if name.lower().endswith(OUTLINES)]
    if len(outlines) != 1:
        raise UsageError("There are {count} outlines among the files. Choose one (.md), and its pictures.",
                         count=len(outlines))
    others = [(safe_name(name), data) for name, data in found if not name.lower().endswith(OUTLINES)]
    for name, data in others:
        if data != dict(others)[name]:
            raise UsageError("Several of the files are called {name}, though in different folders. Rename all but one, "
                             "in the outline too.", name=name)
    return _text(outlines[0][1]), dict(others)


def _unpacked(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """The file itself, or what a .zip holds: nothing is ever written under a name that it says. Raises UsageError."""
    if not name.lower().endswith(".zip"):
        return [(name, data)]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry.filename)]
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
                raise UsageError("{name} holds too much: at most {files} files and {megabytes} MB.", name=name,
                                 files=_MOST_FILES, megabytes=_MOST_UNPACKED // (1024 * 1024))
            return [(entry.filename, _read(archive, entry)) for entry in entries]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise UsageError("{name} cannot be unpacked. Save it anew, or choose the files themselves.",
                         name=name) from error


def _is_hidden(name: str) -> bool:
    """What a Mac puts beside the files."""
    return name.startswith("__MACOSX/") or _SEPARATORS.split(name)[-1].startswith(".")


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Not more than the entry says that it holds, whatever comes out of it."""
    with archive.open(entry) as file:
        return file.read(entry.file_size)


def _text(data: bytes) -> str:
    if b"\0" in data:
        raise UsageError("The outline is not text in UTF-8: save it with the encoding UTF-8.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("The outline is not text in UTF-8: save it with the encoding UTF-8.") from error


def outline_file(text: str, files: Mapping[str, bytes]) -> tuple[str, bytes]:
    """An outline to save, and its suffix: the text alone, or a .zip of it and its files."""
    if not files:
        return ".md", text.encode("utf-8", "replace")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("disposition.md", text)
        for name, data in files.items():
            archive.writestr(name, data)
    return ".zip", stream.getvalue()
