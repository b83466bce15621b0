"""Pictures for `brand show`: each layout with its slots framed, each protected element by itself.

They are drawn from what was read of the masters, so that no other program is needed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from PIL import Image, ImageDraw

from naravard_templates.brand.protected import Layout, MasterFacts, ProtectedElement
from naravard_templates.brand.types import Brand
from naravard_templates.formats.ooxml.package import Package, read_file
from naravard_templates.formats.ooxml.thumbnails import thumbnail
from naravard_templates.formats.read import read_package
from naravard_templates.model.brand_page import BrandPictures, PageImage
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.geometry import Box
from naravard_templates.model.snapshot import Element, ElementKind, Format, Page, PageKind, Snapshot, Surface
from naravard_templates.rendering.schematic import Schematic, Thumbnails

_LAYOUT_WIDTH: Final = 480
_ELEMENT_SIDE: Final = 220
"""Pixels; the longer side of a picture of an element, at most."""
_FRAME: Final = "#595959"
_GROUND: Final = Fill(FillKind.SOLID, (Stop(Colour("9A9A9A")),))
"""An element is laid on grey, on which white ones are seen as well as dark ones."""
_A4: Final = (7_560_310, 10_692_130)


def pictures(brand: Brand) -> BrandPictures:
    """All pictures of a brand. Raises UncheckableFile's kinds for a master that cannot be read."""
    layouts: dict[str, PageImage] = {}
    elements: dict[tuple[str, str], PageImage] = {}
    for master in brand.protected.masters:
        package = Package(read_file(brand.folder / master.file), name=master.file)
        snapshot, thumbnails = read_package(package), partial(thumbnail, package)
        size = master.page_size or _A4
        elements |= {(master.format.value, one.id): image for one in master.elements
                     if (image := _element(one, thumbnails)) is not None}
        if master.format is Format.PPTX:
            layouts |= dict(_layouts(master, snapshot, size, thumbnails))
    return BrandPictures(layouts, elements)


def _layouts(master: MasterFacts, snapshot: Snapshot, size: tuple[int, int],
             thumbnails: Thumbnails) -> Iterator[tuple[str, PageImage]]:
    pages = {page.surfaces[-1].part: page for page in snapshot.layouts}
    for layout in master.layouts:
        if layout.part in pages:
            yield layout.part, _image(_with_slots(_art(pages[layout.part]), layout, size, thumbnails))


def _art(page: Page) -> Page:
    """The page without its slots: their prompts are no part of the picture."""
    return replace(page, surfaces=tuple(
        replace(surface, elements=tuple(one for one in surface.elements if one.placeholder is None))
        for surface in page.surfaces))


def _with_slots(page: Page, layout: Layout, size: tuple[int, int], thumbnails: Thumbnails) -> Image.Image:
    picture = Schematic(page, size, _LAYOUT_WIDTH, thumbnails, {}).draw()
    pen, scale = ImageDraw.Draw(picture), _LAYOUT_WIDTH / size[0]
    for number, slot in enumerate(layout.slots, 1):
        if slot.box is not None:
            left, top, right, bottom = (round(side * scale) for side in slot.box.extent)
            pen.rectangle((left, top, max(left, right), max(top, bottom)), outline=_FRAME, width=2)
            pen.rectangle((left, top, left + 16, top + 16), fill=_FRAME)
            pen.text((left + 5, top + 2), str(number), fill="#FFFFFF")
    return picture


def _element(one: ProtectedElement, thumbnails: Thumbnails) -> PageImage | None:
    """The element alone, on a page of its own size."""
    box = one.element.box
    if box is None:
        return None
    longest = max(box.cx, box.cy, 1)
    margin = longest // 20
    frame = max(box.cx, longest // 8) + 2 * margin, max(box.cy, longest // 8) + 2 * margin
    placed = replace(one.element, box=Box((frame[0] - box.cx) // 2, (frame[1] - box.cy) // 2, box.cx, box.cy,
                                          box.rotation, box.flip_h, box.flip_v))
    ground = Element("background", ElementKind.SHAPE, box=Box(0, 0, *frame), fill=_GROUND)
    page = Page(PageKind.LAYOUT, 1, (Surface(one.surface, one.part, elements=(placed,), background=ground),))
    width = max(1, round(_ELEMENT_SIDE * frame[0] / max(frame)))
    return _image(Schematic(page, frame, width, thumbnails, {}).draw())


def _image(picture: Image.Image) -> PageImage:
    stream = io.BytesIO()
    picture.quantize(128).save(stream, "PNG", optimize=True)
    return PageImage(stream.getvalue(), picture.width, picture.height)
