"""How much a file may ask of us. Each limit has a name, so that it can be changed knowingly.

A zip or an Office file inside a package is never opened, so that nothing can unpack to itself for ever.
"""

from __future__ import annotations

from dataclasses import field, fields

from naravard_templates.model.record import record

MIB = 1024 * 1024
DEEPEST = 256
"""libxml2 goes no deeper unless it is told to lift all its other limits as well."""


@record
class Limits:
    """What a file may be at most; sizes in bytes. Raises ValueError for what cannot be a limit.

    `says` is for the README, `key` how a limit of two words is written in settings.
    """

    package: int = field(default=512 * MIB, metadata={"says": "bytes of the file as it is stored"})
    unpacked: int = field(default=2048 * MIB, metadata={"says": "bytes of all its parts, unpacked"})
    part: int = field(default=256 * MIB, metadata={"says": "bytes of one part, unpacked"})
    xml_part: int = field(default=64 * MIB, metadata={"key": "xml-part", "says": "bytes of one part in XML"})
    xml: int = field(default=256 * MIB, metadata={"says": "bytes of all XML that is read"})
    parts: int = field(default=20_000, metadata={"says": "parts in the package"})
    ratio: float = field(default=400.0, metadata={"says": "unpacked size over packed size"})
    ratio_from: int = field(default=8 * MIB, metadata={"key": "ratio-from",
                                                       "says": "unpacked bytes from which the ratio counts"})
    depth: int = field(default=DEEPEST, metadata={"says": "XML elements within each other; 256 at most"})
    elements: int = field(default=1_000_000, metadata={"says": "XML elements that are read"})
    attributes: int = field(default=4_000_000, metadata={"says": "XML attributes that are read"})
    pixels: int = field(default=80_000_000, metadata={"says": "pixels of a picture that is looked at or "
                                                               "placed; fewer of kinds that take more memory"})
    seconds: float = field(default=120.0, metadata={"says": "seconds that checking or fixing the file may take"})
    memory: int = field(default=480 * MIB, metadata={"says": "bytes of memory that a process of lint may take"})

    def __post_init__(self) -> None:
        for limit in fields(self):
            if getattr(self, limit.name) < 0:
                raise ValueError(f"{limit.name} cannot be less than 0")
        if self.depth > DEEPEST:
            raise ValueError(f"depth cannot be more than {DEEPEST}")


DEFAULT_LIMITS = Limits()
