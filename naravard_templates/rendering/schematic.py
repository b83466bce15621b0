"""A page drawn from what was read of it: its ground, its shapes, its pictures and its words, roughly where they are.

It shows what stands where, not how letters and charts look; for that LibreOffice has to draw the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PIL import Image, ImageDraw

from naravard_templates.model.colour import Fill, FillKind, blend
from naravard_templates.model.geometry import ABSOLUTE, EMU_PER_POINT, Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Page
from naravard_templates.model.text import TextUse
from naravard_templates.rendering.faces import face

Thumbnails = Callable[[Picture, tuple[int, int]], Image.Image | None]
"""Gives a picture in a size in pixels, or None where it cannot be had."""
Uses = Mapping[tuple[str, str], TextUse]
"""How the text of an element looks, by its part and path."""

_PAPER, _INK, _EDGE, _FRAME_GROUND = "FFFFFF", "222222", "9A9A9A", "E8E8E8"
_FRAMES: Final = frozenset({ElementKind.CHART, ElementKind.DIAGRAM, ElementKind.OLE, ElementKind.TABLE})
_COVERAGE: Final = 16
_HALF: Final = 127
_MOST_PIXELS: Final = 4
"""Times the page's width and height: what is larger is not drawn, for nobody means it."""
_SMALLEST: Final = 5


class Schematic:
    """Draws one page, `width` pixels wide; `size` is the page's in EMU."""

    def __init__(self, page: Page, size: tuple[int, int], width: int, thumbnails: Thumbnails, uses: Uses) -> None:
        self._page, self._thumbnails, self._uses = page, thumbnails, uses
        self._scale = width / size[0]
        self._paper = Image.new("RGB", (width, max(1, round(size[1] * self._scale))), f"#{self._ground()}")

    def draw(self) -> Image.Image:
        for drawn in self._page.stack():
            box = self._box(drawn)
            if self._is_drawn(drawn, box) and box is not None:
                self._element(drawn, box)
        return self._paper

    def _ground(self) -> str:
        background = self._page.background
        return (background and paint(background.element.fill, _PAPER)) or _PAPER

    def _box(self, drawn: Drawn) -> Box | None:
        """A placeholder that says nothing of its place has its layout's."""
        element = drawn.element
        if element.box is not None or element.placeholder is None or drawn.surface is not self._page.surfaces[-1]:
            return element.box
        return next((slot.box for slot in self._page.slots if slot.path == element.path), None)

    def _is_drawn(self, drawn: Drawn, box: Box | None) -> bool:
        """A slot on a layout shows nothing of its own but to whoever edits the layout."""
        element = drawn.element
        if element.hidden or box is None or box.frame != ABSOLUTE:
            return False
        return element.placeholder is None or drawn.surface.kind in {SurfaceKind.SLIDE, SurfaceKind.BODY}

    def _element(self, drawn: Drawn, box: Box) -> None:
        width, height = (max(1, round(length * self._scale)) for length in (box.cx, box.cy))
        if width > _MOST_PIXELS * self._paper.width or height > _MOST_PIXELS * self._paper.height:
            return
        layer = self._layer(drawn, (width, height))
        if box.flip_h:
            layer = layer.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        if box.flip_v:
            layer = layer.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        if drawn.element.text:
            self._write(drawn, layer)
        if box.rotation:
            layer = layer.rotate(-box.rotation, Image.Resampling.BICUBIC, expand=True)
        centre_x, centre_y = (at * self._scale for at in box.centre)
        self._paper.paste(layer, (round(centre_x - layer.width / 2), round(centre_y - layer.height / 2)), layer)

    def _layer(self, drawn: Drawn, size: tuple[int, int]) -> Image.Image:
        """The element without its words, upright, on nothing."""
        element = drawn.element
        if element.picture is not None:
            found = self._thumbnails(element.picture, size)
            return found.copy() if found is not None else _frame(size)  # words may be written on it
        if element.kind in _FRAMES:
            return _frame(size)
        return _shape(element, size)

    def _write(self, drawn: Drawn, layer: Image.Image) -> None:
        """Its words, as large as the file says, or smaller where they would not fit."""
        element = drawn.element
        use = self._uses.get((drawn.surface.part, element.path))
        colour = (paint(use.look.fill, _PAPER) if use else None) or _INK
        wanted = round((use.look.size if use else 18) * EMU_PER_POINT * self._scale)
        pen = ImageDraw.Draw(layer)
        for size in range(max(_SMALLEST, wanted), _SMALLEST - 1, -1):
            font, plain = face(size)
            lines = list(_lines(_ascii(element.text) if plain else element.text, layer.width - 4, font.getlength))
            if len(lines) * size * 1.2 <= layer.height or size == _SMALLEST:
                break
        top = max(0, (layer.height - len(lines) * size * 1.2) / 2) if _is_title(element) else 2
        for number, line in enumerate(lines):
            if top + (number + 1) * size * 1.2 > layer.height + size:
                break
            pen.text((2, top + number * size * 1.2), line, f"#{colour}", font)


def paint(fill: Fill, ground: str) -> str | None:
    """The colour that a fill has in the mean, laid on a ground; None where it has none that is known."""
    colour = _opaque(fill)
    return None if colour is None else blend(colour, ground, _alpha(fill) / 255)


def _alpha(fill: Fill) -> int:
    """How strong a fill is in the mean, 0 to 255."""
    strengths = [stop.colour.alpha for stop in fill.stops if stop.colour.rgb]
    return round(255 * sum(strengths) / len(strengths)) if strengths else 0


def _shape(element: Element, size: tuple[int, int]) -> Image.Image:
    layer = Image.new("RGBA", size)
    colour = _opaque(element.fill)
    if colour is not None:
        layer.paste(Image.new("RGBA", size, f"#{colour}"), mask=_mask(element, size, _alpha(element.fill)))
    edge = _opaque(element.line.fill)
    if edge is not None:
        pen = ImageDraw.Draw(layer)
        if element.kind is ElementKind.CONNECTOR or min(size) <= 2:
            pen.line((0, 0, size[0] - 1, size[1] - 1), f"#{edge}", 2)
        elif element.shape.preset == "ellipse":
            pen.ellipse((0, 0, size[0] - 1, size[1] - 1), outline=f"#{edge}", width=2)
        elif not element.shape.coverage:
            pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=f"#{edge}", width=2)
    return layer


def _opaque(fill: Fill) -> str | None:
    """The fill's mean colour without its transparency."""
    colours = [stop.colour.rgb for stop in fill.stops if stop.colour.rgb]
    if fill.kind is FillKind.NONE or not colours:
        return None
    mixed = colours[0]
    for count, rgb in enumerate(colours[1:], 2):
        mixed = blend(rgb, mixed, 1 / count)
    return mixed


def _mask(element: Element, size: tuple[int, int], strength: int) -> Image.Image:
    """Where the shape is: an ellipse, a free form by its 16 x 16 coverage, else the whole box."""
    shape = element.shape
    if shape.coverage:
        bits = f"{int(shape.coverage, 16):0{_COVERAGE * _COVERAGE}b}"
        grid = Image.frombytes("L", (_COVERAGE, _COVERAGE), bytes(255 * int(bit) for bit in bits))
        return grid.resize(size, Image.Resampling.BICUBIC).point(lambda value: strength if value > _HALF else 0)
    mask = Image.new("L", size, 0 if shape.preset in {"ellipse", "roundRect"} else strength)
    pen = ImageDraw.Draw(mask)
    corner = (0, 0, size[0] - 1, size[1] - 1)
    if shape.preset == "ellipse":
        pen.ellipse(corner, strength)
    elif shape.preset == "roundRect":
        pen.rounded_rectangle(corner, min(size) / 6, strength)
    return mask


def _frame(size: tuple[int, int]) -> Image.Image:
    """What is not drawn: a table, a chart, a picture of an unknown kind."""
    layer = Image.new("RGBA", size, f"#{_FRAME_GROUND}")
    pen = ImageDraw.Draw(layer)
    pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=f"#{_EDGE}")
    pen.line((0, 0, size[0] - 1, size[1] - 1), f"#{_EDGE}")
    pen.line((0, size[1] - 1, size[0] - 1, 0), f"#{_EDGE}")
    return layer


def _is_title(element: Element) -> bool:
    return element.placeholder is not None and element.placeholder.type in {"title", "ctrTitle"}


def _ascii(text: str) -> str:
    return "".join(letter if letter.isascii() else "-" for letter in text)


def _lines(text: str, width: float, length: Callable[[str], float]) -> Iterator[str]:
    """The text broken at its own line breaks and between words."""
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and length(longer) > width:
                yield line
                longer = word
            line = longer
        yield line
