"""How large a picture is, by its first bytes: for the two kinds that most are of, nothing needs to be imported."""

from __future__ import annotations

from typing import Final

from naravard_templates import deadline

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
"""Markers of JPEG segments that begin with the size (ITU-T T.81, table B.1)."""
_BARE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a segment."""


def stated_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for what is neither, or damaged."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR":
        return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    return _jpeg(data) if data.startswith(b"\xff\xd8\xff") else None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        deadline.check()
        marker = data[place + 1]
        if marker in _FRAMES:
            return int.from_bytes(data[place + 7:place + 9], "big"), int.from_bytes(data[place + 5:place + 7], "big")
        if marker == 0xFF:  # filling
            place += 1
        elif marker in _BARE:
            place += 2
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2:place + 4], "big"))
    return None
