"""Pictures in a package: hashed when read, decoded only when somebody has to look."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from naravard_templates.errors import UncheckableFile
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.values import fraction
from naravard_templates.model.picture import Crop, Picture, PictureLook

if TYPE_CHECKING:
    from PIL import Image

_EFFECTS = frozenset({"duotone", "grayscl", "biLevel", "lum", "clrChange", "clrRepl", "alphaModFix", "hsl", "tint",
                      "alphaBiLevel", "alphaRepl", "alphaInv", "fillOverlay", "blur"})
GRID = 32


class PackagePictures:
    """The PictureReader of an open package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._hashes: dict[str, str] = {}
        self._looks: dict[tuple[str, Crop], PictureLook | None] = {}

    def read(self, fill: etree._Element | None, part: str) -> Picture | None:
        """The picture of a `blipFill` element that stands in `part`; None where it names none."""
        blip = None if fill is None else fill.find("a:blip", NS)
        if fill is None or blip is None:
            return None
        base = self.named(part, str(blip.get(qn("r:embed")) or blip.get(qn("r:link")) or ""))
        effects = sorted({name for child in blip if (name := etree.QName(child).localname) in _EFFECTS})
        return replace(base, crop=_crop(fill.find("a:srcRect", NS)), effects=tuple(effects), svg=self._svg(blip, part))

    def named(self, part: str, relationship_id: str) -> Picture:
        """The picture that a relationship of `part` points at, uncropped; an empty one where it points nowhere."""
        relationship = self._package.relationships(part).get(relationship_id)
        if relationship is None:
            return Picture("", "")
        if relationship.external:
            return Picture("", "", linked=relationship.target)
        return Picture(relationship.target, self._hash(relationship.target))

    def _svg(self, blip: etree._Element, part: str) -> str:
        twin = blip.find(".//asvg:svgBlip", NS)
        relationship = None if twin is None else self._package.relationships(part).get(str(twin.get(qn("r:embed"))))
        return "" if relationship is None or relationship.external else self._hash(relationship.target)

    def _hash(self, part: str) -> str:
        if part not in self._hashes:
            known = bool(part) and self._package.has(part)
            self._hashes[part] = hashlib.sha256(self._package.read(part)).hexdigest() if known else ""
        return self._hashes[part]

    def look(self, picture: Picture) -> PictureLook | None:
        """How the picture looks; None where it is missing, broken, too large or of a kind that Pillow cannot read."""
        key = picture.part, picture.crop
        if key not in self._looks:
            self._looks[key] = self._decode(picture)
        return self._looks[key]

    def _decode(self, picture: Picture) -> PictureLook | None:
        from PIL import Image  # dear to import, and seldom needed

        try:
            with Image.open(io.BytesIO(self._package.read(picture.part))) as image:
                if image.width * image.height > self._package.limits.pixels or image.format in {"WMF", "EMF"}:
                    return None
                return _measure(image, picture.crop)
        except (UncheckableFile, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return None


def _crop(rectangle: etree._Element | None) -> Crop:
    if rectangle is None:
        return Crop()
    left, top, right, bottom = (round(fraction(rectangle.get(side), 0.0), 6) for side in "ltrb")
    return Crop(left, top, right, bottom)


def _measure(image: Image.Image, crop: Crop) -> PictureLook:
    """Crops, flattens on white, then measures structure (difference hash) and colour (mean of fields)."""
    from PIL import Image

    width, height = image.size
    box = (round(width * crop.left), round(height * crop.top),
           round(width * (1 - crop.right)), round(height * (1 - crop.bottom)))
    image.draft("RGB", (512, 512))
    if crop != Crop() and box[0] < box[2] and box[1] < box[3]:
        scale = image.width / width
        image = image.crop(tuple(round(side * scale) for side in box))  # type: ignore[arg-type]
    rgba = image.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
    grid = flat.resize((GRID, GRID), Image.Resampling.BOX).tobytes().hex().upper()
    return PictureLook(box[2] - box[0], box[3] - box[1], _dhash(flat), grid)


def _dhash(image: Image.Image) -> str:
    """64 bits: is each of 8 x 8 fields brighter than its right neighbour?"""
    from PIL import Image

    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for column in range(8):
            bits = bits << 1 | (grey[row * 9 + column] > grey[row * 9 + column + 1])
    return f"{bits:016x}"
