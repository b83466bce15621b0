"""Drawings of pages and the marks on them, looked at pixel by pixel."""

from __future__ import annotations

from PIL import Image

from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.picture import Picture
from naravard_templates.model.snapshot import Element, ElementKind, Page, PageKind, Placeholder, Surface
from naravard_templates.rendering.marking import EXPECTED, FOUND, MARGIN, Marking, marked
from naravard_templates.rendering.schematic import Schematic

SIZE = (1600, 900)
BOX = Box(800, 300, 400, 300)
TEAL = Fill(FillKind.SOLID, (Stop(Colour("1D655F")),))


def drawn(*elements: Element, kind: SurfaceKind = SurfaceKind.SLIDE) -> Image.Image:
    page = Page(PageKind.SLIDE, 1, (Surface(kind, "part", "", elements),))
    return Schematic(page, SIZE, 160, lambda _, size: Image.new("RGBA", size, "#ABCDEF"), {}).draw()


def colours_along(picture: Image.Image, y: int, left: int, right: int) -> list[str]:
    row = [picture.getpixel((x, y)) for x in range(left, right)]
    return ["#{:02X}{:02X}{:02X}".format(*pixel) for pixel in row if isinstance(pixel, tuple)]


def test_a_shape_is_drawn_in_its_colour_at_its_place() -> None:
    picture = drawn(Element("0", ElementKind.SHAPE, box=BOX, fill=TEAL))
    assert picture.size == (160, 90)
    assert picture.getpixel((100, 45)) == (0x1D, 0x65, 0x5F)
    assert picture.getpixel((40, 45)) == (255, 255, 255)


def test_an_ellipse_leaves_its_corners_free_and_a_picture_is_shown() -> None:
    from naravard_templates.model.snapshot import Shape

    ellipse = drawn(Element("0", ElementKind.SHAPE, box=BOX, fill=TEAL, shape=Shape("ellipse")))
    assert ellipse.getpixel((81, 31)) == (255, 255, 255)
    pictured = drawn(Element("0", ElementKind.PICTURE, box=BOX, picture=Picture("media/a.png", "aa")))
    assert pictured.getpixel((100, 45)) == (0xAB, 0xCD, 0xEF)


def test_what_nobody_sees_is_not_drawn() -> None:
    hidden = Element("0", ElementKind.SHAPE, box=BOX, fill=TEAL, hidden=True)
    slot = Element("1", ElementKind.SHAPE, box=BOX, fill=TEAL, placeholder=Placeholder("body", 1))
    assert drawn(hidden).getpixel((100, 45)) == (255, 255, 255)
    assert drawn(slot, kind=SurfaceKind.LAYOUT).getpixel((100, 45)) == (255, 255, 255)


def test_what_was_found_has_an_unbroken_frame_and_its_place_a_dashed_one() -> None:
    page = Image.new("RGB", (800, 450), "white")
    found = marked(page, SIZE, [Marking("1", BOX)])
    expected = marked(page, SIZE, [Marking("1", BOX, True)])
    left, right, bottom = MARGIN + 410, MARGIN + 570, MARGIN + 300
    assert set(colours_along(found, bottom + 4, left, right)) == {FOUND}
    dashes = colours_along(expected, bottom, left, right)
    assert {EXPECTED, "#FFFFFF"} == set(dashes)


def test_what_lies_off_the_page_is_marked_at_the_edge() -> None:
    page = Image.new("RGB", (800, 450), "white")
    picture = marked(page, SIZE, [Marking("7", Box(-5000, 300, 400, 300))])
    assert FOUND in {colour for y in range(picture.height) for colour in colours_along(picture, y, 0, MARGIN)}
