"""Pictures in a package: hashed when read, decoded only when somebody has to look."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.errors import UnsafePackage
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.picture_size import stated_size
from naravard_templates.formats.ooxml.values import fraction, number
from naravard_templates.model.picture import Crop, Picture, PictureLook

_EFFECTS = frozenset({"duotone", "grayscl", "biLevel", "lum", "clrChange", "clrRepl", "alphaModFix", "hsl", "tint",
                      "alphaBiLevel", "alphaRepl", "alphaInv", "fillOverlay", "blur"})
_REMEMBERED = 512
"""So many looks; the same pictures recur in the files of a house, and decoding one takes as long as reading slides."""
_remembered: dict[tuple[str, Crop, int], PictureLook] = {}
"""By content, crop, and how many pixels a picture may have."""


class PackagePictures:
    """The PictureReader of an open package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._hashes: dict[str, str] = {}
        self._sizes: dict[str, tuple[int, int] | None] = {}
        self._looks: dict[tuple[str, Crop], PictureLook | None] = {}

    def read(self, fill: etree._Element | None, part: str) -> Picture | None:
        """The picture of a `blipFill` element that stands in `part`; None where it names none."""
        blip = None if fill is None else find(fill, "a:blip")
        if fill is None or blip is None:
            return None
        base = self.named(part, str(blip.get(qn("r:embed")) or blip.get(qn("r:link")) or ""))
        effects = sorted({_effect(child) for child in blip if _is_effect(child)})
        return replace(base, crop=_shown(fill), effects=tuple(effects), svg=self._svg(blip, part), alpha=_alpha(blip))

    def named(self, part: str, relationship_id: str) -> Picture:
        """The picture that a relationship of `part` points at, uncropped; an empty one where it points nowhere."""
        relationship = self._package.relationships(part).get(relationship_id)
        if relationship is None:
            return Picture("", "")
        if relationship.external:
            return Picture("", "", linked=relationship.target)
        return Picture(relationship.target, self._hash(relationship.target))

    def _svg(self, blip: etree._Element, part: str) -> str:
        twin = find(blip, ".//asvg:svgBlip")
        relationship = None if twin is None else self._package.relationships(part).get(str(twin.get(qn("r:embed"))))
        return "" if relationship is None or relationship.external else self._hash(relationship.target)

    def _hash(self, part: str) -> str:
        if part not in self._hashes:
            known = bool(part) and self._package.has(part)
            data = self._package.read(part) if known else b""
            self._hashes[part] = hashlib.sha256(data).hexdigest() if known else ""
            self._sizes[part] = stated_size(data)  # here, where the part is unpacked anyway
        return self._hashes[part]

    def look(self, picture: Picture) -> PictureLook | None:
        """How the picture looks; None where it is missing, broken, too large or of a kind that Pillow cannot read."""
        key = picture.part, picture.crop
        if key not in self._looks:
            deadline.check()
            self._looks[key] = self._remembered(picture)
        return self._looks[key]

    def _remembered(self, picture: Picture) -> PictureLook | None:
        key = picture.sha256, picture.crop, self._package.limits.pixels
        found = _remembered.get(key)
        if found is None and (found := self._decode(picture)) is not None:
            if len(_remembered) >= _REMEMBERED:
                _remembered.clear()
            _remembered[key] = found
        return found

    def size(self, picture: Picture) -> tuple[int, int] | None:
        """Width and height in pixels, without decoding; None for what Pillow cannot read."""
        known = self._looks.get((picture.part, Crop()))
        if known is not None:
            return known.width, known.height
        if stated := self._sizes.get(picture.part):
            return stated
        try:
            data = self._package.read(picture.part)
            return stated_size(data) or _size(data)
        except UnsafePackage:
            raise
        except Exception:  # as below
            return None

    def _decode(self, picture: Picture) -> PictureLook | None:
        from naravard_templates.formats.ooxml import picture_look  # Pillow is dear to import, and seldom needed

        try:
            with picture_look.opened(self._package.read(picture.part), self._package.limits.pixels) as image:
                return picture_look.measure(image, picture.crop)
        except UnsafePackage:  # time is up
            raise
        except Exception:  # Pillow's readers raise almost anything on damaged pictures; none of it tells how one looks
            return None


def _size(data: bytes) -> tuple[int, int]:
    from naravard_templates.formats.ooxml.picture_look import opened

    with opened(data, sys.maxsize) as image:
        return image.size


def _is_effect(element: etree._Element) -> bool:
    """Whether it changes a pixel: programs write out effects of nothing."""
    name, said = etree.QName(element).localname, [number(str(value)) for value in element.attrib.values()]
    if name in {"lum", "hsl", "tint", "blur"}:
        return any(said)
    if name == "alphaModFix":
        return fraction(element.get("amt"), 1.0) < 1
    return name in _EFFECTS


def _effect(element: etree._Element) -> str:
    """An effect with all that it says: "alphaModFix amt=30000", "duotone prstClr=black srgbClr=D9C3A5"."""
    said = [f"{name}={value}" for name, value in sorted((str(key), str(text)) for key, text in element.attrib.items())]
    inner = [f"{etree.QName(child).localname}={child.get('val', '')}" for child in element.iterdescendants("*")]
    return " ".join([etree.QName(element).localname, *said, *inner])


def _alpha(blip: etree._Element) -> float:
    fixed = find(blip, "a:alphaModFix")
    return 1.0 if fixed is None else fraction(fixed.get("amt"), 1.0)


def _shown(fill: etree._Element) -> Crop:
    """What of the picture is shown: what its own crop leaves, less what a stretch carries beyond the frame."""
    crop, frame = _crop(find(fill, "a:srcRect")), _crop(find(fill, "a:stretch/a:fillRect"))
    across, down = 1 - frame.left - frame.right, 1 - frame.top - frame.bottom
    if frame == Crop() or across <= 0 or down <= 0:
        return crop
    width, height = (1 - crop.left - crop.right) / across, (1 - crop.top - crop.bottom) / down
    sides = (crop.left - frame.left * width, crop.top - frame.top * height,
             crop.right - frame.right * width, crop.bottom - frame.bottom * height)
    return Crop(*(round(side, 6) for side in sides))


def _crop(rectangle: etree._Element | None) -> Crop:
    if rectangle is None:
        return Crop()
    left, top, right, bottom = (round(fraction(rectangle.get(side), 0.0), 6) for side in "ltrb")
    return Crop(left, top, right, bottom)
