"""What the page keeps for those who write: their drafts, what was uploaded beside them, and pictures of the pages."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.requests import Request

from naravard_templates.errors import NaravardError, OutlineProblem
from naravard_templates.web.making_series import Job
from naravard_templates.web.making_work import Material, Seen
from naravard_templates.web.manuscript import Manuscript, Written, write_outline
from naravard_templates.web.offices import Offices
from naravard_templates.web.sessions import session
from naravard_templates.web.settings import WebSettings
from naravard_templates.web.vault import Stored, Vault

_PICTURE_BYTES: Final = 200 * 1024 * 1024
_DRAFT: Final = "utkast"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as the reader sees it now: the key of its picture, and whether that is only a sketch, or an older page."""

    title: str
    key: str
    sketch: bool = False
    old: bool = False


@dataclass
class Bench:
    """What is known of a draft. `version` counts what was written, `tab` is the one that wrote last; `seen` is what the
    text of version `seen_version` came to, `shown` the pages that were shown last, and `failure` why they could not be
    drawn. `table` is where a table for merging is kept, `refused` what stood in the way of a download.
    """

    version: int = 1
    tab: str = ""
    seen_version: int = 0
    seen: Seen = field(default_factory=Seen)
    shown: tuple[Shown, ...] = ()
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)
    failure: NaravardError | None = None
    table: str = ""
    refused: tuple[OutlineProblem, ...] = ()


class Pictures:
    """Pictures of pages by session and key, the oldest thrown away when there are too many, all after their time."""

    def __init__(self, keep_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._keep, self._clock, self._size = keep_seconds, clock, 0
        self._found: OrderedDict[tuple[str, str], tuple[bytes, float]] = OrderedDict()

    def put(self, session_id: str, key: str, png: bytes) -> None:
        self._drop((session_id, key))
        self._found[session_id, key] = png, self._clock()
        self._size += len(png)
        while self._size > _PICTURE_BYTES:
            self._drop(next(iter(self._found)))

    def get(self, session_id: str, key: str) -> bytes | None:
        """The picture, which then counts as new."""
        found = self._found.get((session_id, key))
        if found is not None:
            self._found[session_id, key] = found[0], self._clock()
            self._found.move_to_end((session_id, key))
        return found[0] if found else None

    def keys(self, session_id: str) -> frozenset[str]:
        return frozenset(key for owner, key in self._found if owner == session_id)

    def sweep(self) -> None:
        end = self._clock() - self._keep
        for place in [place for place, (_, at) in self._found.items() if at <= end]:
            self._drop(place)

    def _drop(self, place: tuple[str, str]) -> None:
        found = self._found.pop(place, None)
        self._size -= len(found[0]) if found else 0


class Desk:
    """Drafts by session and token, as a vault keeps them; uploaded files lie in the same vault."""

    def __init__(self, settings: WebSettings) -> None:
        self.vault = Vault(settings.keep_seconds, settings.max_session_bytes, settings.max_total_bytes,
                           settings.max_session_files)
        self.pictures = Pictures(settings.keep_seconds)
        self.jobs: dict[tuple[str, str], Job] = {}
        self.offices = Offices()

    async def end(self) -> None:
        for job in self.jobs.values():
            job.cancel()
        await self.offices.end()

    def sweep(self) -> None:
        self.offices.sweep()
        self.vault.sweep()
        self.pictures.sweep()
        for place in [place for place in self.jobs if self.vault.get(*place) is None]:
            self.jobs.pop(place).cancel()

    def begin(self, session_id: str, manuscript: Manuscript, tab: str = "") -> str:
        """A new draft; its token."""
        token = self.vault.put(session_id, _DRAFT, manuscript.to_bytes())
        self.bench(session_id, token).tab = tab
        return token

    def manuscript(self, session_id: str, token: str) -> Manuscript | None:
        stored = self._stored(session_id, token)
        return Manuscript.from_bytes(stored.data) if stored else None

    def bench(self, session_id: str, token: str) -> Bench:
        """Of a draft that there is."""
        stored = self._stored(session_id, token)
        assert stored is not None
        bench: Bench = stored.notes.setdefault("bench", Bench())
        return bench

    def drafts(self, session_id: str) -> Iterator[tuple[str, Manuscript]]:
        """The session's drafts, the newest first."""
        return ((stored.token, Manuscript.from_bytes(stored.data)) for stored in self.vault.files(session_id)
                if stored.name == _DRAFT)

    def save(self, session_id: str, token: str, manuscript: Manuscript, tab: str, version: int) -> tuple[str, bool]:
        """Keeps what a tab has sent, which began with a version; the draft's token, and whether it is a copy.

        Where another tab has written since, or the draft's hour is over, what was sent becomes a draft of its own:
        nothing that anybody has written is lost.
        """
        before = self.manuscript(session_id, token)
        if before is None:
            return self.begin(session_id, manuscript, tab), False
        bench = self.bench(session_id, token)
        if before != manuscript and bench.tab != tab and bench.version != version:
            return self.begin(session_id, manuscript, tab), True
        if before != manuscript:
            bench.version, bench.tab, bench.refused = bench.version + 1, tab, ()
        self.vault.replace(session_id, token, manuscript.to_bytes())
        for name in manuscript.files.values():
            stored = self.vault.get(session_id, name)
            if stored is not None:
                self.vault.replace(session_id, name, stored.data)
        return token, False

    def files(self, session_id: str, manuscript: Manuscript) -> Mapping[str, bytes]:
        """What was uploaded beside a draft, by name; without what is gone."""
        found = {name: self.vault.get(session_id, token) for name, token in manuscript.files.items()}
        return {name: stored.data for name, stored in found.items() if stored is not None}

    def _stored(self, session_id: str, token: str) -> Stored | None:
        stored = self.vault.get(session_id, token)
        return stored if stored is not None and stored.name == _DRAFT else None


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def written(request: Request, manuscript: Manuscript) -> Written:
    """The outline of a draft, with keys in the brand's language."""
    return write_outline(manuscript, request.app.state.brand.config.language)


def material(request: Request, manuscript: Manuscript) -> Material:
    """A draft as the worker processes take it."""
    return Material(written(request, manuscript).text, desk_of(request).files(session(request), manuscript))
