"""The cache: a file an entry, named by everything that the result depends on.

Entries are put in place whole, so that several runs may use one cache, and each carries a checksum: what was damaged is
a miss. A folder that cannot be written to is no error, only no cache.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from naravard_templates import __version__
from naravard_templates.cache.wire import dumped, loaded
from naravard_templates.files import read_bounded
from naravard_templates.model.finding import FileReport, FileStatus
from naravard_templates.model.limits import DEFAULT_LIMITS, Limits
from naravard_templates.model.record import record

if TYPE_CHECKING:
    from naravard_templates.brand.types import Brand

FOLDER_VARIABLE = "NARAVARD_CACHE_DIR"

# Entries that no run has asked for in so long go; it is looked for no more often than once a day.
_KEPT_DAYS = 30
_DAY = 24 * 60 * 60

# Bytes: of all entries, after which those that were asked for longest ago go, and of one.
_LARGEST = 256 * 1024 * 1024
_LARGEST_ENTRY = 16 * 1024 * 1024

# Reports tell what documents say, and an entry is believed: both are for nobody but the user.
_OWN_FOLDER, _OWN_FILE = 0o700, 0o600


def cache_folder() -> Path:
    """Where this system keeps what can be made again; NARAVARD_CACHE_DIR overrules it."""
    if own := os.environ.get(FOLDER_VARIABLE):
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "naravard"


@record
class Key:
    """Names an entry. `stamp` tells whether the file is still the one that was hashed."""

    name: str
    stamp: tuple[int, int]


@record
class Cache:
    """The entries in a folder. `terms` stands for all that a result depends on besides the file and its rules."""

    folder: Path
    terms: str

    def key(self, path: Path, select: Iterable[str] = (), ignore: Iterable[str] = (),
            limits: Limits = DEFAULT_LIMITS) -> Key | None:
        """The key of a file that these rules are run on; None for a file that cannot be read."""
        try:
            if not path.is_file():  # reading a pipe or a device may never end
                return None
            with path.open("rb") as file:
                stamp = _stamp(path)
                digest = hashlib.file_digest(file, "blake2b").hexdigest()
        except OSError:
            return None
        return Key(_digest(self.terms, digest, path.suffix.lower(), *_conditions(select, ignore, limits)), stamp)

    def get(self, key: Key, path: Path) -> FileReport | None:
        """What was said of this content under another name or this."""
        with suppress(Exception):  # whatever is wrong with an entry, it can be made again
            if data := self.entry(key.name):
                return loaded(data, str(path))
        return None

    def put(self, key: Key, path: Path, report: FileReport) -> None:
        """Keeps what was said, if the file is still the same. What could not be checked is looked at anew each time."""
        if report.status is FileStatus.UNCHECKED:
            return
        with suppress(OSError, TypeError, ValueError):
            if _stamp(path) == key.stamp:
                self.keep(key.name, dumped(report))

    def entry(self, name: str) -> bytes | None:
        """What was kept under a name; None where there is nothing, or it was damaged."""
        path = self._path(name)
        with suppress(OSError, ValueError):
            checksum, _, data = read_bounded(path, _LARGEST_ENTRY).partition(b"\n")
            if hashlib.sha256(data).hexdigest().encode() == checksum:
                os.utime(path)
                return data
        return None

    def keep(self, name: str, data: bytes) -> None:
        """Keeps something under a name, if it can be."""
        if len(data) < _LARGEST_ENTRY:
            with suppress(OSError):
                self.folder.mkdir(_OWN_FOLDER, parents=True, exist_ok=True)
                _place(self._path(name), hashlib.sha256(data).hexdigest().encode() + b"\n" + data)

    def prune(self) -> None:
        """Removes what nobody has asked for in a long time, and what is more than the folder may hold."""
        mark = self.folder / "pruned"
        with suppress(OSError):
            if mark.exists() and time.time() - mark.stat().st_mtime < _DAY:
                return
            for entry in self._old():
                entry.unlink(missing_ok=True)
            _place(mark, b"")

    def _old(self) -> Iterator[Path]:
        room = _LARGEST
        found = [(entry, entry.stat()) for entry in self.folder.glob("??/*")]
        for entry, stat in sorted(found, key=lambda one: -one[1].st_mtime):
            room -= stat.st_size
            if room < 0 or time.time() - stat.st_mtime > _KEPT_DAYS * _DAY:
                yield entry

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name[2:]


def open_cache(folder: Path, brands: Iterable[Brand]) -> Cache:
    """The cache in a folder for files that are judged by these brands, by this program."""
    return cache_for(folder, [brand.digest or _content(brand) for brand in brands])


def cache_for(folder: Path, digests: Iterable[str]) -> Cache:
    """The same, where only the brands' digests are known."""
    return Cache(folder, _digest(__version__, _program(), *digests))


def _conditions(select: Iterable[str], ignore: Iterable[str], limits: Limits) -> list[str]:
    """What a result depends on besides the file and the brand."""
    said = () if limits == DEFAULT_LIMITS else (str(limits),)
    return sorted((*(f"+{code}" for code in select), *(f"-{code}" for code in ignore), *said))


def _content(brand: Brand) -> str:
    """Names a brand that a program has changed in memory, by all that it holds."""
    from naravard_templates.brand.packing import dump_protected
    from naravard_templates.decoding import encode

    return _digest(str(encode(brand.config)), dump_protected(brand.protected),
                   *(_content(brand.at(version)) for version in brand.older))


@lru_cache(maxsize=1)
def _program() -> str:
    """Tells one state of the code from another, as where the program is worked on its version stays the same.

    Installed, all of it is replaced at a time.
    """
    home = Path(__file__).resolve().parents[1]
    if not (home.parent / "pyproject.toml").exists():
        stat = (home / "__init__.py").stat()
        return _digest(f"{home} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}")
    return _digest(*(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in sorted(_sources(str(home), ""))))


def _sources(folder: str, inside: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file of the code by its name in the package; pathlib would take ten times as long."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield inside + entry.name, entry.stat()
            elif entry.is_dir() and not entry.name.startswith("__"):
                yield from _sources(entry.path, f"{inside}{entry.name}/")


def _digest(*facts: str | bytes) -> str:
    """One name for several facts, none of which can run into the next."""
    whole = hashlib.sha256()
    for fact in facts:
        data = fact if isinstance(fact, bytes) else fact.encode("utf-8", "surrogateescape")
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


def _stamp(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def _place(path: Path, data: bytes) -> None:
    """Whole or not at all. Not forced to the disk: what gets lost can be made again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name[:8]}-{os.urandom(8).hex()}.tmp")
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, _OWN_FILE)) as file:
            file.write(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
