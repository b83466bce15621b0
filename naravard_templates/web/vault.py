"""The files of each browser session, in memory only: gone after an hour, and no name from outside reaches the disk."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from naravard_templates.errors import NaravardError
from naravard_templates.reports.html_view import plain

_LONGEST_NAME: Final = 120
_TOKEN_BYTES: Final = 24


class VaultFull(NaravardError):
    """There is no room for more, from this session or from all together."""

    exit_code = 4


@dataclass(frozen=True)
class Stored:
    """A file. `name` is only ever shown, and offered as the name of a download; `notes` hold what was found out about
    the file, and go when it goes; `weights` says how many bytes those take that take many.
    """

    token: str
    name: str
    data: bytes
    put_at: float
    notes: dict[str, Any] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """In bytes, with what was made from the file and is kept with it."""
        return len(self.data) + sum(self.weights.values())


class Vault:
    """Files by session and token; both are random, and one without the other opens nothing.

    Lengths are in bytes, times in seconds of a clock that never goes back.
    """

    def __init__(self, keep_seconds: float, session_bytes: int, total_bytes: int, session_files: int = 500,
                 clock: Callable[[], float] = time.monotonic) -> None:
        self._keep, self._clock = keep_seconds, clock
        self._session_bytes, self._total_bytes, self._session_files = session_bytes, total_bytes, session_files
        self._sessions: dict[str, dict[str, Stored]] = {}

    def put(self, session_id: str, name: str, data: bytes) -> str:
        """Keeps a file; its token. Raises VaultFull."""
        self.sweep()
        self._make_room(session_id, len(data))
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._sessions.setdefault(session_id, {})[token] = Stored(token, shown_name(name), data, self._clock())
        return token

    def get(self, session_id: str, token: str) -> Stored | None:
        """The file, or None where there is none, its hour is over, or it is another session's."""
        stored = self._sessions.get(session_id, {}).get(token)
        return stored if stored is not None and not self._is_over(stored) else None

    def replace(self, session_id: str, token: str, data: bytes) -> Stored | None:
        """Keeps other bytes in a file's place, under the same token and with the same notes, and begins its hour anew;
        None where there is no such file any more. Raises VaultFull.
        """
        stored = self.get(session_id, token)
        if stored is None:
            return None
        self._make_room(session_id, max(0, len(data) - len(stored.data)), more=0)
        renewed = Stored(token, stored.name, data, self._clock(), stored.notes, stored.weights)
        self._sessions[session_id][token] = renewed
        return renewed

    def take(self, session_id: str, token: str) -> Stored | None:
        """The file, which is then gone: for what is downloaded once."""
        stored = self.get(session_id, token)
        self.drop(session_id, token)
        return stored

    def drop(self, session_id: str, token: str) -> None:
        self._sessions.get(session_id, {}).pop(token, None)
        if not self._sessions.get(session_id, True):
            del self._sessions[session_id]

    def files(self, session_id: str) -> list[Stored]:
        """All that a session has, the newest first."""
        found = [stored for stored in self._sessions.get(session_id, {}).values() if not self._is_over(stored)]
        return found[::-1]

    def sweep(self) -> None:
        """Lets go of what has been here for its time."""
        over = [(session_id, token) for session_id, files in self._sessions.items()
                for token, stored in files.items() if self._is_over(stored)]
        for session_id, token in over:
            self.drop(session_id, token)

    def _is_over(self, stored: Stored) -> bool:
        return self._clock() - stored.put_at >= self._keep

    def _make_room(self, session_id: str, size: int, more: int = 1) -> None:
        own = list(self._sessions.get(session_id, {}).values())
        if len(own) + more > self._session_files or _size(own) + size > self._session_bytes:
            raise VaultFull("There is no room for more files. Remove some of those that you have here, and try again.")
        if _size(self._all()) + size > self._total_bytes:
            raise VaultFull("Many files are being handled here right now. Try again in a while.")

    def _all(self) -> Iterator[Stored]:
        return (stored for files in self._sessions.values() for stored in files.values())


def _size(files: Iterator[Stored] | list[Stored]) -> int:
    return sum(stored.size for stored in files)


def shown_name(name: str) -> str:
    """The last part of a name from outside, on one line and not too long; its ending is kept. Also for downloads."""
    last = plain(name.replace("\\", "/")).replace("\\", "_").rsplit("/", 1)[-1].strip(" .") or "fil"
    if len(last) <= _LONGEST_NAME:
        return last
    path = PurePosixPath(last)
    return path.stem[:_LONGEST_NAME - len(path.suffix[:10])] + path.suffix[:10]
