"""Text on a slide: what its run says, else its placeholder, its layout, its master."""

import io
from dataclasses import dataclass

import pytest
from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt
from support.edit import qn

from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.pictures import PackagePictures
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.pptx.read import DeckReader, read_deck
from naravard_templates.formats.pptx.slots import SlotChains, inherited
from naravard_templates.formats.pptx.text_styles import TextStyles, runs
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Placeholder, Surface
from naravard_templates.model.text import TextLook


@dataclass
class Slide:
    """A slide with a title, on python-pptx's own template."""

    presentation: object
    title: object
    layout_title: object
    master_title: object

    def look(self, *, of_the_run: bool = True) -> TextLook:
        buffer = io.BytesIO()
        self.presentation.save(buffer)  # type: ignore[attr-defined]
        package = Package(buffer.getvalue())
        (page,) = read_deck(package).pages
        surfaces, themes = page.surfaces, Themes(package)
        master, slide = surfaces[0], surfaces[-1]
        reader = DeckReader(package, (1, 1), PackagePictures(package), themes)
        scheme = reader.scheme([surface.part for surface in surfaces], master.part)
        styles = TextStyles(reader.shapes, Palette(scheme, themes.of(master.part)), surfaces)
        node = reader.shapes.of(slide.part).leaves[slide.elements[0].path]
        ((level, run),) = runs(node.body)
        return styles.look(styles.sources(Drawn(slide, slide.elements[0]), level, run if of_the_run else None))


@pytest.fixture
def slide() -> Slide:
    presentation = Presentation()
    layout = presentation.slide_layouts[5]
    made = presentation.slides.add_slide(layout)
    made.shapes.title.text_frame.text = "Rubrik"
    return Slide(presentation, made.shapes.title, layout.placeholders[0], presentation.slide_master.placeholders[0])


def say_size(placeholder: object, points: int) -> None:
    """A size in the list style of a placeholder."""
    body = placeholder._element.txBody  # type: ignore[attr-defined]
    style = body.find(qn("a:lstStyle"))
    level = etree.SubElement(style, qn("a:lvl1pPr"))
    etree.SubElement(level, qn("a:defRPr"), sz=str(points * 100))


def rgb(look: TextLook) -> str | None:
    return look.fill.stops[0].colour.rgb


def test_the_master_styles_come_last(slide: Slide) -> None:
    assert (slide.look().size, rgb(slide.look()), slide.look().font) == (44, "000000", "Calibri")


def test_the_nearer_of_layout_and_master_wins(slide: Slide) -> None:
    say_size(slide.master_title, 10)
    assert slide.look().size == 10
    say_size(slide.layout_title, 20)
    assert slide.look().size == 20
    say_size(slide.title, 30)
    assert slide.look().size == 30


def test_the_run_wins_over_all_and_keeps_what_it_does_not_say(slide: Slide) -> None:
    say_size(slide.layout_title, 20)
    (run,) = slide.title.text_frame.paragraphs[0].runs  # type: ignore[attr-defined]
    run.font.color.rgb, run.font.bold = RGBColor(0x11, 0x22, 0x33), True

    look = slide.look()

    assert (rgb(look), look.bold, look.size) == ("112233", True, 20)
    assert (rgb(slide.look(of_the_run=False)), slide.look(of_the_run=False).bold) == ("000000", False)
    run.font.size = Pt(8)
    assert slide.look().size == 8


def test_a_slot_is_what_the_layout_says_that_it_is() -> None:
    """A slide may leave out the type that the layout's placeholder of that number has."""
    box = Box(1, 2, 3, 4)
    master = Surface(SurfaceKind.MASTER, "m", elements=(
        Element("0", ElementKind.SHAPE, "Text", placeholder=Placeholder("body", 1)),
        Element("1", ElementKind.SHAPE, "Datum", box, placeholder=Placeholder("dt", 2))))
    layout = Surface(SurfaceKind.LAYOUT, "l", elements=(
        Element("0", ElementKind.SHAPE, "Datum", placeholder=Placeholder("dt", 10)),))
    slide = Surface(SurfaceKind.SLIDE, "s", elements=(
        Element("0", ElementKind.SHAPE, "Fält", placeholder=Placeholder("obj", 10)),))

    chains = SlotChains()

    followed = chains.of(Placeholder("obj", 10), (layout, master))

    assert [(drawn.surface.part, drawn.element.path) for drawn in followed] == [("l", "0"), ("m", "1")]
    assert inherited(slide, (master, layout), chains)[0].box == box
