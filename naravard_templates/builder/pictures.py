"""Pictures from files: what may be placed, how large it is, and its bytes as they will stand in the document.

A picture that Office shows as it is stays as it is, byte for byte. One that lies on its side by its EXIF data, is of a
kind that Office does not show everywhere, or is far larger than print needs, is written anew, always the same way.
A drawing in SVG is kept, with a PNG twin for programs that do not show it.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from naravard_templates import bitmaps
from naravard_templates.builder.picture_fault import PictureFault
from naravard_templates.builder.svg import Drawing, draw, read_drawing
from naravard_templates.files import read_bounded
from naravard_templates.model.limits import DEFAULT_LIMITS

EMU_PER_INCH: Final = 914_400
SCREEN_DPI: Final = 96.0
"""What a picture is taken to have that does not say, as browsers do."""
PRINT_DPI: Final = 220
"""Office's own "print" quality."""
GENEROUS: Final = 2
"""A picture keeps its pixels up to this many times what print needs, for whoever enlarges it."""
_KEPT: Final = {"PNG": "png", "JPEG": "jpg", "GIF": "gif"}
_CONVERTED: Final = frozenset({"MPO", "WEBP", "BMP", "DIB", "TIFF", "PPM", "AVIF", "HEIF", "TGA", "ICO", "JPEG2000"})
_PHOTOGRAPHS: Final = frozenset({"JPEG", "MPO", "WEBP", "AVIF", "HEIF", "JPEG2000"})
_TO_JPEG: Final = frozenset({"JPEG", "MPO", "AVIF", "HEIF"})
"""What mostly comes from cameras, and would be many times as large as PNG."""
_HEIF: Final = re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)
"""How the files of telephones begin (ISO/IEC 23008-12); AVIF, which may say mif1 too, Pillow reads itself."""
_WRONG_KIND: Final = "The picture {path} is of a kind that cannot be placed. Save it as PNG or JPEG."
_ORIENTATION: Final = 0x0112
_ON_ITS_SIDE: Final = 5
_TRIAL: Final = 64
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A picture's size as people see it (turned), in pixels, and its resolution.

    `photograph` tells by the file's kind: drawings and diagrams come as PNG, and suffer from being cropped. `turned`
    means that the file stores it otherwise than it is to be seen.
    """

    width: int
    height: int
    dpi: float = SCREEN_DPI
    photograph: bool = False
    turned: bool = False

    @property
    def natural(self) -> tuple[int, int]:
        """Width and height in EMU at the picture's own resolution."""
        scale = EMU_PER_INCH / self.dpi
        return round(self.width * scale), round(self.height * scale)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Bytes that Office shows, and the usual ending of their kind. `svg` is the drawing that they are the twin of."""

    data: bytes
    extension: str
    svg: bytes = b""


def measure(path: Path) -> Measured:
    """Looks at a picture without decoding all of it. Raises PictureFault."""
    return _measure(path, _stamp(path), bitmaps.most_pixels())


def prepare(path: Path, shown: tuple[int, int]) -> Prepared:
    """The picture's bytes for a place where the whole of it would be `shown` large, in EMU. Raises PictureFault."""
    if _is_svg(path):
        drawing = read_drawing(path.read_bytes())
        width = max(shown[0], round(shown[1] * drawing.width / drawing.height)) * PRINT_DPI / EMU_PER_INCH
        return Prepared(draw(drawing, round(width)), "png", drawing.data)
    turned = measure(path).turned
    with _open(path) as image:
        pixels = _wanted(image.size, shown, turned)
        if image.format in _KEPT and not turned and pixels is None:
            return Prepared(path.read_bytes(), _KEPT[image.format])
        return _rewritten(image, pixels)


def _stamp(path: Path) -> tuple[int, int]:
    """What tells that a file has changed, so that a long-lived process measures it anew."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=512)
def _measure(path: Path, _: tuple[int, int], __: int) -> Measured:
    if _is_svg(path):
        return _measured_drawing(path)
    with _open(path) as image:
        try:
            orientation = image.getexif().get(_ORIENTATION, 1)
            width, height = image.size if orientation < _ON_ITS_SIDE else image.size[::-1]
            bitmaps.draft(image)
            image.load()
        except Exception as error:  # as below
            raise PictureFault("The picture {path} is damaged. Save it anew as PNG or JPEG.") from error
        return Measured(width, height, _dpi(image), image.format in _PHOTOGRAPHS, orientation != 1)


def _is_svg(path: Path) -> bool:
    return path.suffix.lower() == ".svg" and path.is_file()


def _measured_drawing(path: Path) -> Measured:
    """Drawn once, small, so that what cannot be drawn is known before a file is touched."""
    drawing: Drawing = read_drawing(path.read_bytes())
    draw(drawing, _TRIAL)
    return Measured(max(1, round(drawing.width)), max(1, round(drawing.height)))


def _open(path: Path) -> Image.Image:
    """The picture, not yet decoded. Raises PictureFault."""
    data = _bytes(path)
    _learn_heif(data)
    Image.init()
    kinds = tuple(kind for kind in (*_KEPT, *_CONVERTED) if kind in Image.OPEN)
    try:
        image = bitmaps.opened(data, bitmaps.most_pixels(), kinds)
    except bitmaps.TooManyPixels as error:
        raise PictureFault("The picture {path} has too many pixels: {found}, and of its kind at most {most} can be "
                           "placed. Save a smaller copy. The limit on pixels can also be raised in the settings.",
                           found=error.found, most=error.most) from error
    except Exception as error:  # decoders raise anything on data that is not theirs
        raise PictureFault(_WRONG_KIND) from error
    if image.format not in _KEPT and image.format not in _CONVERTED:
        image.close()
        raise PictureFault(_WRONG_KIND)
    return image


def _bytes(path: Path) -> bytes:
    """Raises PictureFault, also where they are more than a file may hold of a picture."""
    if not path.is_file():
        raise PictureFault("There is no picture {path}. Check the name; it counts from the folder of the source.")
    try:
        return read_bounded(path, DEFAULT_LIMITS.part)
    except (OSError, ValueError) as error:
        raise PictureFault("The picture {path} cannot be opened ({reason}).",
                           reason=getattr(error, "strerror", None) or str(error)) from error


def _learn_heif(data: bytes) -> None:
    """Teaches Pillow to read what telephones save, where the picture is such a one. Raises PictureFault."""
    begins = data[:40]
    if not _HEIF.match(begins) or b"avif" in begins:
        return
    try:
        from pi_heif import register_heif_opener
    except ImportError as error:
        raise PictureFault("Placing the picture {path} (HEIC) needs one more package: pip install "
                           "'naravard-templates[heic]'. Or save the picture as JPEG.") from error
    register_heif_opener()


def _dpi(image: Image.Image) -> float:
    """The resolution that the file states, where it is believable."""
    stated = image.info.get("dpi")
    value = float(stated[0]) if isinstance(stated, tuple) and stated else SCREEN_DPI
    return float(round(value)) if 72 <= value <= 1200 else SCREEN_DPI


def _wanted(size: tuple[int, int], shown: tuple[int, int], turned: bool) -> tuple[int, int] | None:
    """The pixels to reduce to, as the file stores them; None where there are not far too many."""
    width, height = (shown[1], shown[0]) if turned and (size[0] > size[1]) != (shown[0] > shown[1]) else shown
    needed = max(width * PRINT_DPI / EMU_PER_INCH / size[0], height * PRINT_DPI / EMU_PER_INCH / size[1])
    if needed <= 0 or needed * GENEROUS >= 1:
        return None
    return max(1, round(size[0] * needed)), max(1, round(size[1] * needed))


def _rewritten(image: Image.Image, pixels: tuple[int, int] | None) -> Prepared:
    """Reduced, turned and saved without any metadata: photographs as JPEG, everything else as PNG."""
    photograph = image.format in _TO_JPEG and not image.has_transparency_data
    orientation, profile = image.getexif().get(_ORIENTATION, 1), image.info.get("icc_profile")
    if image.mode == "CMYK":
        profile = None  # it is not for what is written, which is never CMYK
    drawn = image if pixels is None else _reduced(image, pixels)
    drawn.getexif()[_ORIENTATION] = orientation
    ImageOps.exif_transpose(drawn, in_place=True)
    stream = io.BytesIO()
    if photograph:
        usual = drawn if drawn.mode in ("RGB", "L") else drawn.convert("RGB")
        usual.save(stream, "JPEG", quality=90, subsampling=0, icc_profile=profile)
        return Prepared(stream.getvalue(), "jpg")
    kept = drawn.mode in ("1", "L", "LA", "RGB", "RGBA", "P") and "transparency" not in drawn.info
    usual = drawn if kept else drawn.convert("RGBA")
    usual.info = {}
    usual.save(stream, "PNG", icc_profile=profile)
    return Prepared(stream.getvalue(), "png")


def _reduced(image: Image.Image, pixels: tuple[int, int]) -> Image.Image:
    """First roughly and in strips, to twice as much at least, then well."""
    bitmaps.draft(image, (2 * pixels[0], 2 * pixels[1]))
    across, down = (max(1, had // (2 * wanted)) for had, wanted in zip(image.size, pixels, strict=True))
    mode = "RGBA" if image.has_transparency_data else "L" if image.mode in ("1", "L") else "RGB"
    rough = bitmaps.reduced(image, (0, 0, *image.size), (across, down), mode)
    return rough.resize(pixels, Image.Resampling.LANCZOS)
