"""The cache: a file an entry, named by everything that the result depends on.

Entries are put in place whole, so that several runs may use one cache, and each carries a checksum: what was damaged is
a miss. A folder that cannot be written to is no error, only no cache.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from naravard_templates import __version__
from naravard_templates.brand.load import dump_protected
from naravard_templates.brand.types import Brand
from naravard_templates.brand.versions import version_folder
from naravard_templates.cache.wire import dumped, loaded
from naravard_templates.model.finding import FileReport, FileStatus

FOLDER_VARIABLE = "NARAVARD_CACHE_DIR"

# Entries that no run has asked for in so long go; it is looked for no more often than once a day.
_KEPT_DAYS = 30
_DAY = 24 * 60 * 60


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


@dataclass(frozen=True, slots=True)
class Key:
    """Names an entry. `stamp` tells whether the file is still the one that was hashed."""

    name: str
    stamp: tuple[int, int]


@dataclass(frozen=True)
class Cache:
    """The entries in a folder. `terms` stands for all that a result depends on besides the file and its rules."""

    folder: Path
    terms: str

    def key(self, path: Path, rules: Iterable[str]) -> Key | None:
        """The key of a file that the rules are run on; None for a file that cannot be read."""
        try:
            with path.open("rb") as file:
                stamp = _stamp(path)
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return None
        return Key(_digest(self.terms, digest, path.suffix.lower(), *sorted(rules)), stamp)

    def get(self, key: Key, path: Path) -> FileReport | None:
        """What was said of this content under another name or this."""
        entry = self._path(key)
        with suppress(Exception):  # whatever is wrong with an entry, it can be made again
            checksum, _, data = entry.read_bytes().partition(b"\n")
            if hashlib.sha256(data).hexdigest().encode() == checksum:
                os.utime(entry)
                return loaded(data, str(path))
        return None

    def put(self, key: Key, path: Path, report: FileReport) -> None:
        """Keeps what was said, if the file is still the same. What could not be checked is looked at anew each time."""
        if report.status is FileStatus.UNCHECKED:
            return
        with suppress(OSError, TypeError, ValueError):
            if _stamp(path) == key.stamp:
                data = dumped(report)
                _place(self._path(key), hashlib.sha256(data).hexdigest().encode() + b"\n" + data)

    def prune(self) -> None:
        """Removes what nobody has asked for in a long time."""
        mark = self.folder / "pruned"
        with suppress(OSError):
            if mark.exists() and time.time() - mark.stat().st_mtime < _DAY:
                return
            for entry in self.folder.glob("??/*"):
                if time.time() - entry.stat().st_mtime > _KEPT_DAYS * _DAY:
                    entry.unlink(missing_ok=True)
            _place(mark, b"")

    def _path(self, key: Key) -> Path:
        return self.folder / key.name[:2] / key.name[2:]


def open_cache(folder: Path, brands: Iterable[Brand]) -> Cache:
    """The cache in a folder for files that are judged by these brands, by this program."""
    return Cache(folder, _digest(__version__, _program(), *(_brand(brand) for brand in brands)))


def _brand(brand: Brand) -> str:
    """Settings, protected elements, and those of the older versions."""
    folders = (version_folder(brand.folder, version) for version in brand.older)
    older = (path.read_bytes() for folder in folders for path in sorted(folder.iterdir())
             if path.suffix in {".yaml", ".json"})
    return _digest(brand.config.model_dump_json(), dump_protected(brand.protected), *older)


@lru_cache(maxsize=1)
def _program() -> str:
    """Tells one state of the code from another, as where the program is worked on its version stays the same."""
    home = Path(__file__).resolve().parents[1]
    files = ((path, path.stat()) for path in sorted(home.rglob("*.py")))
    return _digest(*(f"{path.relative_to(home).as_posix()} {stat.st_size} {stat.st_mtime_ns}" for path, stat in files))


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
    temporary = path.with_name(f"{path.name[:8]}-{secrets.token_hex(8)}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
