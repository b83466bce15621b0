"""What whoever starts the page decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from naravard_templates.workers.pool import processors

MEBIBYTE: Final = 1024 * 1024
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_FEWEST, _MOST = 2, 6


def fitting_workers() -> int:
    """So many processes that one can draw pictures while another checks."""
    return max(_FEWEST, min(_MOST, processors()))


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Where the page is, and how much it takes on.

    `max_seconds` is the time that one piece of work may take; `keep_seconds` how long a file stays in memory.
    `painted` says whether LibreOffice draws the pages where it is installed; else they stay simple drawings. `token` is
    what everybody has to know, None for nobody. `allowed_hosts` are the names by which browsers may ask for the page,
    beside those of this machine; `behind_proxy` tells that another server stands in front, which has seen to who may
    come in.
    """

    host: str = "127.0.0.1"
    port: int = 8030
    max_upload_bytes: int = 50 * MEBIBYTE
    max_seconds: float = 120.0
    keep_seconds: float = 3600.0
    workers: int = 2
    painted: bool = True
    token: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    behind_proxy: bool = False
    max_session_bytes: int = 200 * MEBIBYTE
    max_total_bytes: int = 1000 * MEBIBYTE
    max_session_files: int = 500

    @property
    def hosts(self) -> frozenset[str]:
        """Every name by which the page may be asked for, without ports."""
        return frozenset(name.lower() for name in (*LOOPBACK, self.host, *self.allowed_hosts))
