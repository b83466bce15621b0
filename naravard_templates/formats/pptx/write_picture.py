"""Writes a picture into a slot: a `p:pic` that carries the slot's placeholder, whole or cropped to fill."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from naravard_templates.builder.pictures import Measured, measure, prepare
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.svg_twin import SVG_TYPE, name_drawing
from naravard_templates.formats.pptx.write_xml import add, add_transform
from naravard_templates.model.outline import PictureBlock
from naravard_templates.model.picture import Crop

MOST_CROPPED: Final = {True: 0.6, False: 0.1}
"""A picture slot is filled by cropping, as PowerPoint does, a photograph generously and anything else hardly at
all; what would lose more than this share is shown whole."""

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a picture stands and what of it is cut away."""

    box: Box
    crop: Crop


def write_picture(shape: etree._Element, block: PictureBlock, box: Box, fill: bool, part: Any) -> None:
    """The picture's fill and place, below the shape's own properties. `fill`: the slot is one for pictures."""
    measured = measure(block.path)
    placed = _filling(measured, block.crop, box) if fill else None
    placed = placed or _whole(measured, block.crop, box)
    wide, high = _kept(placed.crop)
    prepared = prepare(block.path, (round(placed.box[2] / wide), round(placed.box[3] / high)))
    image, relationship = part.get_or_add_image_part(io.BytesIO(prepared.data))
    blip = add(shape, "p:blipFill")
    bitmap = add(blip, "a:blip")
    bitmap.set(qn("r:embed"), relationship)
    if prepared.svg:
        name_drawing(bitmap, part.relate_to(_drawing(image, prepared.svg), RT.IMAGE))
    _write_crop(blip, placed.crop)
    add(add(blip, "a:stretch"), "a:fillRect")
    properties = add(shape, "p:spPr")
    if placed.box != box:
        add_transform(properties, "a:xfrm", placed.box)
        add(add(properties, "a:prstGeom", prst="rect"), "a:avLst")


def _drawing(image: Any, svg: bytes) -> Part:
    """The part of a drawing, named after that of its bitmap: one for both, however often they are shown."""
    name = PackURI(image.partname.replace(".png", ".svg"))
    known = (part for part in image.package.iter_parts() if part.partname == name)
    return next(known, None) or Part(name, SVG_TYPE, image.package, svg)


def _kept(crop: Crop) -> tuple[float, float]:
    """How much of width and height is left, never nothing."""
    return max(1 - crop.left - crop.right, 0.01), max(1 - crop.top - crop.bottom, 0.01)


def _aspect(measured: Measured, crop: Crop) -> float:
    wide, high = _kept(crop)
    return measured.width * wide / (measured.height * high)


def _filling(measured: Measured, crop: Crop, box: Box) -> Placed | None:
    """Cropped evenly at two sides to the slot's proportions; None where too much would be lost."""
    own, wanted = _aspect(measured, crop), box[2] / box[3]
    lost = 1 - min(own / wanted, wanted / own)
    if lost > MOST_CROPPED[measured.photograph]:
        return None
    wide, high = _kept(crop)
    across, down = (lost * wide / 2, 0.0) if own > wanted else (0.0, lost * high / 2)
    return Placed(box, Crop(crop.left + across, crop.top + down, crop.right + across, crop.bottom + down))


def _whole(measured: Measured, crop: Crop, box: Box) -> Placed:
    """As large as the slot allows and in its middle."""
    scale = min(box[2] / _aspect(measured, crop), box[3])
    cx, cy = round(scale * _aspect(measured, crop)), round(scale)
    return Placed((box[0] + (box[2] - cx) // 2, box[1] + (box[3] - cy) // 2, cx, cy), crop)


def _write_crop(blip: etree._Element, crop: Crop) -> None:
    sides = {name: round(value * 100_000) or None for name, value in
             (("l", crop.left), ("t", crop.top), ("r", crop.right), ("b", crop.bottom))}
    if any(sides.values()):
        add(blip, "a:srcRect", **sides)
