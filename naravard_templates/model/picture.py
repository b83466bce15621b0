"""Pictures: the bytes, what of them is shown, and how they look."""

from __future__ import annotations

from typing import Protocol

from naravard_templates.model.record import record


@record
class Crop:
    """What is cut away at each side, as a fraction of the picture (ECMA-376 part 1, 20.1.8.55)."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0


UNCROPPED = Crop()


@record
class Picture:
    """A picture in a file. `part` is where its bytes are; `sha256` is "" where they cannot be had.

    `effects` says what is done to the pixels when they are drawn ("grayscl", "lum bright=70000" …). `linked` is the
    address of a picture that is not in the file, `svg` the hash of the SVG twin that newer programs draw instead.
    `alpha` runs from 0 (clear) to 1 (opaque).
    """

    part: str
    sha256: str
    crop: Crop = UNCROPPED
    effects: tuple[str, ...] = ()
    linked: str = ""
    svg: str = ""
    alpha: float = 1.0


@record
class PictureLook:
    """How a picture looks when cropped and laid on white, or on black where it is all white.

    `width` and `height` are pixels, `dhash` 64 bits of structure as 16 hex digits, `grid` the mean colours of
    32 x 32 fields, row by row, six hex digits each.
    """

    width: int
    height: int
    dhash: str
    grid: str


class PictureReader(Protocol):
    """Looks at pictures when somebody asks, for decoding them is the dearest thing that lint does."""

    def look(self, picture: Picture) -> PictureLook | None:
        """None where the picture cannot be decoded: a vector format, broken or over the limits."""

    def size(self, picture: Picture) -> tuple[int, int] | None:
        """Width and height of the whole picture in pixels, from its first bytes; None where they cannot be had."""
