"""How much a package may ask of us. Each limit has a name, so that it can be raised knowingly.

How deep XML may be nested is libxml2's own limit, 256 elements; no reader of ours goes deeper than the file does.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; `ratio` is unpacked to packed; `elements` counts those of all XML parts that are read;
    `pixels` bounds what is decoded of one picture; `seconds` is the time that reading a file may take.
    """

    package: int = 512 * MIB
    unpacked: int = 2048 * MIB
    part: int = 256 * MIB
    xml_part: int = 64 * MIB
    parts: int = 20_000
    ratio: float = 400.0
    ratio_from: int = 8 * MIB
    elements: int = 1_000_000
    pixels: int = 80_000_000
    seconds: float = 300.0


DEFAULT_LIMITS = Limits()
