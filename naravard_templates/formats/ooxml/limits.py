"""How much a package may ask of us. Each limit has a name, so that it can be raised knowingly."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; `ratio` is unpacked to packed; `pixels` bounds what is decoded of one picture."""

    package: int = 512 * MIB
    unpacked: int = 2048 * MIB
    part: int = 256 * MIB
    xml_part: int = 64 * MIB
    parts: int = 20_000
    ratio: float = 400.0
    ratio_from: int = 8 * MIB
    depth: int = 200
    pixels: int = 80_000_000


DEFAULT_LIMITS = Limits()
