"""What `brand show` tells of a brand, ready to be written down: plain values and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageImage:
    """A picture as a PNG file, with its size in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class BrandPictures:
    """Pictures of the layouts by part, and of protected elements by format and id."""

    layouts: Mapping[str, PageImage] = field(default_factory=dict)
    elements: Mapping[tuple[str, str], PageImage] = field(default_factory=dict)


NO_PICTURES = BrandPictures()
