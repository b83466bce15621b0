"""Pictures from files: what may be placed, how large it is, and its bytes as they will stand in the document.

A picture that Office shows as it is stays as it is, byte for byte. One that lies on its side by its EXIF data, is of a
kind that Office does not show everywhere, or is far larger than print needs, is written anew, always the same way.
A drawing in SVG is kept, with a PNG twin for programs that do not show it.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps

from naravard_templates.builder.picture_fault import PictureFault
from naravard_templates.builder.svg import Drawing, draw, read_drawing

EMU_PER_INCH: Final = 914_400
SCREEN_DPI: Final = 96.0
"""What a picture is taken to have that does not say, as browsers do."""
PRINT_DPI: Final = 220
"""Office's own "print" quality."""
GENEROUS: Final = 2
"""A picture keeps its pixels up to this many times what print needs, for whoever enlarges it."""
MAX_PIXELS: Final = 80_000_000
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
    return _measure(path, _stamp(path))


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
def _measure(path: Path, _: tuple[int, int]) -> Measured:
    if _is_svg(path):
        return _measured_drawing(path)
    with _open(path) as image:
        try:
            image.load()
            orientation = image.getexif().get(_ORIENTATION, 1)
            width, height = image.size if orientation < _ON_ITS_SIDE else image.size[::-1]
        except Exception as error:  # as above
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
    if not path.is_file():
        raise PictureFault("There is no picture {path}. Check the name; it counts from the folder of the source.")
    _learn_heif(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # MAX_PIXELS is stricter
            image = Image.open(path)
    except Exception as error:  # decoders raise anything on data that is not theirs
        raise PictureFault(_WRONG_KIND) from error
    if image.format not in _KEPT and image.format not in _CONVERTED:
        image.close()
        raise PictureFault(_WRONG_KIND)
    if image.width * image.height > MAX_PIXELS:
        image.close()
        raise PictureFault("The picture {path} has more than 80 million pixels. Save a smaller copy.")
    return image


def _learn_heif(path: Path) -> None:
    """Teaches Pillow to read what telephones save, where the picture is such a one. Raises PictureFault."""
    with path.open("rb") as file:
        begins = file.read(40)
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
    drawn: Image.Image = image
    if pixels is not None:
        drawn = _smooth(image).resize(pixels, Image.Resampling.LANCZOS)
        drawn.getexif()[_ORIENTATION] = image.getexif().get(_ORIENTATION, 1)
    drawn = ImageOps.exif_transpose(drawn)
    stream = io.BytesIO()
    if photograph:
        usual = drawn if drawn.mode in ("RGB", "L") else drawn.convert("RGB")
        usual.save(stream, "JPEG", quality=90, subsampling=0, icc_profile=image.info.get("icc_profile"))
        return Prepared(stream.getvalue(), "jpg")
    kept = drawn.mode in ("1", "L", "LA", "RGB", "RGBA", "P") and "transparency" not in drawn.info
    usual = drawn.copy() if kept else drawn.convert("RGBA")
    usual.info = {}
    usual.save(stream, "PNG", icc_profile=image.info.get("icc_profile"))
    return Prepared(stream.getvalue(), "png")


def _smooth(image: Image.Image) -> Image.Image:
    """In a mode that can be resampled: palettes and bitmaps cannot."""
    return image.convert("RGBA") if image.mode in ("1", "P", "PA") else image
