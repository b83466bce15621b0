"""Files by name: which ones a command line means, and writing one without ever leaving half of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from naravard_templates.errors import OutputError

PRESENTATIONS = frozenset({".pptx", ".potx", ".ppsx", ".pptm", ".potm", ".ppsm"})
TEXT_DOCUMENTS = frozenset({".docx", ".dotx", ".docm", ".dotm"})
DOCUMENTS = PRESENTATIONS | TEXT_DOCUMENTS
UNCHECKABLE = frozenset({".ppt", ".pot", ".pps", ".doc", ".dot", ".odp", ".otp", ".odt", ".ott", ".rtf", ".pdf"})
"""Kinds of presentations and text documents that lint cannot look into."""

_MAGIC = frozenset("*?[")
"""What makes a name a pattern."""

_LONGEST_NAME = 255
"""Bytes: nearly every system takes so many, and no more."""

LOCK_FILE = "~$"
"""Office puts one beside every open document, with the document's own suffix."""


def find_documents(arguments: Iterable[str | Path], kinds: frozenset[str] = DOCUMENTS) -> list[Path]:
    """The files that files, folders and patterns stand for, each once, in a stable order.

    A folder gives its files of these kinds. A file that is named, by itself or by a pattern, is kept whatever its kind,
    and so is what does not exist: lint then says that it could not be checked; leaving it out were silence.
    """
    found: dict[str, Path] = {}
    for argument in arguments:
        for path in _expanded(str(argument), kinds):
            found.setdefault(os.path.realpath(path), path)
    return list(found.values())


def _expanded(argument: str, kinds: frozenset[str]) -> Iterator[Path]:
    path = Path(argument)
    if not os.path.lexists(path) and _MAGIC & set(argument):
        import glob

        matches = sorted(glob.glob(argument, recursive=True))
        for match in matches or [argument]:
            yield from _named(Path(match), kinds)
    else:
        yield from _named(path, kinds)


def _named(path: Path, kinds: frozenset[str]) -> Iterator[Path]:
    if is_folder(path):
        yield from _inside(path, kinds)
    elif not path.name.startswith(LOCK_FILE):
        yield path


def _inside(folder: Path, kinds: frozenset[str]) -> Iterator[Path]:
    """The files of some kinds in a folder and its subfolders; a folder that cannot be opened is given back itself."""
    closed: list[Path] = []
    for here, subfolders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if is_wanted(name, kinds))
    yield from closed


def is_wanted(name: str, kinds: frozenset[str]) -> bool:
    """Whether a file in a folder is one to look at, by its name."""
    return not name.startswith((".", LOCK_FILE)) and os.path.splitext(name)[1].lower() in kinds


def is_file(path: Path) -> bool:
    """Whether it is one that can be seen; pathlib raises OSError in folders that are closed, and for long names."""
    return os.path.isfile(path)


def is_folder(path: Path) -> bool:
    """The same for a folder."""
    return os.path.isdir(path)


def read_bounded(path: Path, largest: int) -> bytes:
    """A file's bytes. Raises OSError, ValueError for what is larger or no file: reading a pipe or a device may never
    end."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("not a file")
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise ValueError(f"larger than {largest // 1_000_000} MB")
    return data


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: whoever reads meanwhile sees the old one or the new one.

    Raises OutputError, which says where and what to do; the file that was there before is then untouched.
    """
    target = Path(os.path.realpath(path))  # through a link: the link itself is to stay
    if os.path.exists(target) and not (is_file(target) or is_folder(target)):  # which root could replace
        raise OutputError("{path} is a pipe or a device, not a file. Choose another name with -o.", path=path)
    temporary = target.with_name(f".naravard-{os.urandom(8).hex()}.tmp")
    try:
        _write_through(temporary, data)
        if os.path.exists(target):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            "{path} could not be written: {reason}. Close it in other programs, check that the folder exists "
            "and that you may write there, or choose another place with -o.",
            path=path, reason=error.strerror or str(error),
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def _write_through(path: Path, data: bytes) -> None:
    """A new file that is on the disk, not only on its way there."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def refuse_taken(targets: Iterable[Path], overwrite: bool) -> None:
    """Raises OutputError where something is there already that nobody asked to write over."""
    taken = next((target for target in targets if os.path.exists(target)), None)
    if taken is not None and not overwrite:
        raise OutputError("{file} is already there. Choose another name or folder, or write over it with --force.",
                          file=str(taken))


def unique_names(paths: Iterable[Path]) -> list[str]:
    """A file name for each path, in one folder: two that are called the same get numbers ("beslut-2.docx")."""
    used = Names()
    return [used.unique(path.name, partial(_numbered, path)) for path in paths]


def _numbered(path: Path, number: int) -> str:
    return name_like(path.stem, f"-{number}{path.suffix}")


class Names:
    """Names that are taken, as systems tell them apart that mind neither case nor how letters are composed."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def unique(self, name: str, numbered: Callable[[int], str]) -> str:
        """The name, which is then taken; with the next number from 2 where it was taken already."""
        key = _alike(name)
        number, one = self._last.get(key, 1), name
        while _alike(one) in self._last:
            number += 1
            one = numbered(number)
        self._last[key] = number
        self._last.setdefault(_alike(one), 1)
        return one


def _alike(name: str) -> str:
    import unicodedata  # most runs need not

    return unicodedata.normalize("NFC", name).casefold()


def name_like(stem: str, ending: str) -> str:
    """A file name of a stem and an ending, cut short before the ending where it would be longer than names may be."""
    while len(os.fsencode(stem + ending)) > _LONGEST_NAME:
        stem = stem[:-1]
    return stem + ending


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that exists is as good.

    Raises OutputError.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("The folder {path} could not be made: {reason}. Choose another place with -o.",
                          path=path, reason=error.strerror or str(error)) from error
