"""Files on shares and object stores, by addresses with a scheme (s3://…, smb://…), through fsspec.

fsspec is imported, and anything fetched, only for an address that somebody has written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from naravard_templates.errors import NaravardError, UnreadableFile, UnsafePackage, UsageError
from naravard_templates.model.record import record

_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]+://"
"""Two letters at least: a drive of Windows has one."""
_PASSWORD = r"(?<=://)([^/@:]*):[^/@]*(?=@)"
_MAGIC = r"[*\[]"
"""A question mark begins the query of an address, and is no pattern."""


def is_remote(name: object) -> bool:
    """Whether a name is an address with a scheme."""
    return isinstance(name, str) and "://" in name and re.match(_SCHEME, name) is not None


def local(name: Path | str) -> Path:
    """The path of a file or folder on this machine. Raises UsageError for an address."""
    if is_remote(name):
        raise UsageError("{url} is an address. Files are read from addresses by lint only, and nothing is written "
                         "there: name a file or a folder on this computer.", url=str(Remote(str(name))))
    return Path(name)


@record
class Remote:
    """A file by its address, which may be inside another one ("zip://a.pptx::s3://bucket/all.zip")."""

    url: str

    def __str__(self) -> str:
        """The address as it is shown: without a password."""
        return re.sub(_PASSWORD, r"\1", self.url)

    @property
    def name(self) -> str:
        return posixpath.basename(self.url.partition("::")[0].partition("?")[0])

    @property
    def suffix(self) -> str:
        return posixpath.splitext(self.name)[1]

    def read(self, most: int) -> bytes:
        """The file's bytes. Raises UnreadableFile, UnsafePackage where there are more than `most`, and UsageError
        where nothing here can use such an address."""
        try:
            system, path = _opened(self)
            with system.open(path, "rb") as file:
                data: bytes = file.read(most + 1)
        except NaravardError:
            raise
        except FileNotFoundError as error:
            raise UnreadableFile("There is no such file. Check the name and the folder.") from error
        except Exception as error:  # each kind of store has its own
            raise UnreadableFile("The file cannot be fetched: {reason}. Check the address, that you may read there, "
                                 "and that the store can be reached.", reason=_reason(error)) from error
        if len(data) > most:
            raise UnsafePackage("The file is larger than {limit} bytes.", limit=most)
        return data


def find_remote(url: str, is_wanted: Callable[[str], bool]) -> list[Remote]:
    """The wanted files in a folder and its subfolders, or all those of a pattern, in a stable order.

    `is_wanted` is asked of each file's path below the folder. What cannot be looked into, or is not there, is given
    back itself: whoever reads it learns why. Raises UsageError where nothing here can use such an address.
    """
    place, separator, inside = url.partition("::")
    magic = re.search(_MAGIC, place)
    folder = place[:magic.start()].rpartition("/")[0] + "/" if magic else place
    try:
        system, pattern = _opened(Remote(url))
        if not magic and not system.isdir(pattern):
            return [Remote(url)]
        top = _opened(Remote(folder + separator + inside))[1]
        names = sorted(posixpath.relpath(name, top or ("/" if name.startswith("/") else "."))
                       for name in (system.glob(pattern) if magic else system.find(top)))
    except UsageError:
        raise
    except Exception:  # each kind of store has its own
        return [Remote(url)]
    if not magic:
        names = [name for name in names if is_wanted(name)]
    elif not names:
        return [Remote(url)]
    start = folder if folder.endswith("/") else f"{folder}/"
    return [Remote(f"{start}{name}{separator}{inside}") for name in names]


def _opened(file: Remote) -> tuple[Any, str]:
    """The store, and the path in it. Raises UsageError, and whatever the store raises when it is reached for."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError("Addresses such as {url} need fsspec, which is not installed. Install it with: "
                         "pip install 'naravard-templates[remote]'", url=str(file)) from error
    try:
        system, path = url_to_fs(file.url)
    except ImportError as error:
        raise UsageError("{url} cannot be used: a package for such addresses is missing ({reason}). Install it with "
                         "pip and try again.", url=str(file), reason=_reason(error)) from error
    except ValueError as error:
        raise UsageError("{url} cannot be used: {reason}. Addresses begin with a scheme that fsspec knows, such as "
                         "s3://, smb:// or https://.", url=str(file), reason=_reason(error)) from error
    return system, str(path)


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return re.sub(_PASSWORD, r"\1", text).rstrip(".")
