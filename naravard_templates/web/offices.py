"""A LibreOffice that waits for the next pages, for as long as somebody is writing."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from naravard_templates.errors import RenderingError
from naravard_templates.rendering.libreoffice import WaitingOffice

_KEEP_SECONDS: Final = 600.0
"""It takes about a hundred megabytes of memory, so it is not kept for nobody."""


class Offices:
    """One at a time; where there is none, whoever draws begins one, which takes a second or two more."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._used_at = clock, clock()
        self._waiting: WaitingOffice | None = None
        self._is_closed = False

    def wake(self) -> None:
        """Lets one begin, unless one is waiting. Where there is no LibreOffice, nothing happens."""
        self._used_at = self._clock()
        if self._waiting is not None and not self._waiting.is_there:
            self._end()
        if self._waiting is None and not self._is_closed:
            with suppress(RenderingError, OSError):
                self._waiting = WaitingOffice()

    @asynccontextmanager
    async def borrowed(self) -> AsyncIterator[Path | None]:
        """The folder of the one that waits, None for none; afterwards the next one begins."""
        office, self._waiting = self._waiting, None
        try:
            yield office.folder if office is not None and office.is_there else None
        finally:
            if office is not None:
                await asyncio.to_thread(office.end)
            self.wake()

    def sweep(self) -> None:
        """Ends the one that waits when nobody has drawn anything for a while."""
        if self._clock() - self._used_at > _KEEP_SECONDS:
            self._end()

    def _end(self) -> None:
        office, self._waiting = self._waiting, None
        if office is not None:
            office.end()

    async def end(self) -> None:
        """For good."""
        self._is_closed = True
        await asyncio.to_thread(self._end)
