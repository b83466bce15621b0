"""The format-neutral picture of a file: what lint looks at.

A file shows *pages* (slides, or the kinds of page of a Word section). A page is a stack of *surfaces* (master,
layout, slide; header, footer, body), bottom first. A surface holds *elements*, leaves in absolute coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from naravard_templates.model.colour import NO_FILL, NO_LINE, Colour, Fill, Line
from naravard_templates.model.content import Graphic, Paragraph, SlideTitle, TableFacts
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.package import NOTHING_KNOWN, PackageFacts, PageSetup
from naravard_templates.model.picture import Picture, PictureReader
from naravard_templates.model.record import record
from naravard_templates.model.text import StyleLook, TextUse


class Format(StrEnum):
    PPTX = "pptx"
    DOCX = "docx"


class ElementKind(StrEnum):
    PICTURE = "picture"
    SHAPE = "shape"
    CONNECTOR = "connector"
    TABLE = "table"
    CHART = "chart"
    DIAGRAM = "diagram"
    OLE = "ole"
    INK = "ink"
    OTHER = "other"


class PageKind(StrEnum):
    """A slide, a layout that no slide uses, or one of the three kinds of page of a Word section."""

    SLIDE = "slide"
    LAYOUT = "layout"
    FIRST = "first"
    DEFAULT = "default"
    EVEN = "even"


@record
class Placeholder:
    """A slot of a slide or layout: its type ("title", "body", "pic" …), index and prompt or name."""

    type: str
    index: int
    name: str = ""


@record
class Shape:
    """The outline of an element: a preset's name, or the 16 x 16 coverage of a free form as 64 hex digits."""

    preset: str = ""
    coverage: str = ""


@record
class Element:
    """One leaf that is drawn. `path` finds it again in its part ("0/3/1", the children's numbers)."""

    path: str
    kind: ElementKind
    name: str = ""
    box: Box | None = None
    shape: Shape = Shape()
    fill: Fill = NO_FILL
    line: Line = NO_LINE
    effects: tuple[str, ...] = ()
    picture: Picture | None = None
    text: str = ""
    hidden: bool = False
    locks: tuple[str, ...] = ()
    description: str = ""
    decorative: bool = False
    placeholder: Placeholder | None = None
    groups: tuple[str, ...] = ()


@record
class Surface:
    """One thing that is drawn, and the part that it stands in.

    `background` is an element as large as the page, None where the surface leaves it to the one below.
    """

    kind: SurfaceKind
    part: str
    name: str = ""
    elements: tuple[Element, ...] = ()
    background: Element | None = None


@record
class Drawn:
    """An element together with the surface that it stands on."""

    surface: Surface
    element: Element


_ABOVE = {SurfaceKind.MASTER: 0, SurfaceKind.LAYOUT: 1, SurfaceKind.SLIDE: 2}


@record
class Page:
    """What one slide, or one kind of page of a Word section, really shows: its surfaces, bottom first.

    `number` counts slides or sections from 1. `hidden_surfaces` are those that the page could show but does not;
    their backgrounds are shown all the same, as PowerPoint does. `slots` are the placeholders of the topmost
    surface, with the boxes that they inherit. `theme` is the theme's part, `colour_map` says which of its slots
    backgrounds and texts stand for ("bg1" to "lt1").
    """

    kind: PageKind
    number: int
    surfaces: tuple[Surface, ...]
    layout: str = ""
    layout_type: str = ""
    theme: str = ""
    slots: tuple[Element, ...] = ()
    hidden_surfaces: tuple[Surface, ...] = ()
    colour_map: Mapping[str, str] = field(default_factory=dict)

    @property
    def background(self) -> Drawn | None:
        """The background that wins: the slide's, else the layout's, else the master's."""
        best, rank = None, -1
        for surface in (*self.surfaces, *self.hidden_surfaces):
            if surface.background is not None and _ABOVE.get(surface.kind, 0) > rank:
                best, rank = Drawn(surface, surface.background), _ABOVE.get(surface.kind, 0)
        return best

    def stack(self) -> Iterator[Drawn]:
        """Everything that is shown, bottom first. A background counts where it is a picture, for it may hold a logo."""
        background = self.background
        if background is not None and background.element.picture is not None:
            yield background
        for surface in self.surfaces:
            for element in surface.elements:
                yield Drawn(surface, element)


@record
class Untouched:
    """A layout that no slide shows and that stands as the brand's master has it, on an untouched master: it was not
    looked at further. `part` and `master` are parts, `name` is its visible name, `print` what it is known by."""

    part: str
    name: str
    master: str
    print: str


@record
class Theme:
    """A theme: twelve colours by slot (dk1 … folHlink), six hex digits each, and its two fonts."""

    part: str
    name: str = ""
    colours: Mapping[str, str] = field(default_factory=dict)
    major_font: str = ""
    minor_font: str = ""


@record
class ColourUse:
    """A colour that content declares: what for ("text", "fill", "line", "highlight" …) and where."""

    colour: Colour
    role: str
    surface: SurfaceKind
    part: str
    number: int | None = None
    object: str = ""
    text: str = ""


@record
class Stamp:
    """The mark that `build` leaves in a file: which brand it was made from, and which kind of document it is."""

    brand: str
    version: str
    kind: str = ""


@record
class Snapshot:
    """A whole file. `producer` is the program that saved it last, as docProps/app.xml says.

    `layouts` shows every layout of a presentation as a page of its own, used or not, but for those that are
    `untouched`. `page_size` is in EMU. `prints` are those of a master's layouts, by part. `design` is the same object
    in files whose masters are the same, and then their surfaces are the same objects, too.
    """

    format: Format
    pages: tuple[Page, ...]
    layouts: tuple[Page, ...] = ()
    themes: tuple[Theme, ...] = ()
    colours: tuple[ColourUse, ...] = ()
    page_size: tuple[int, int] | None = None
    producer: str = ""
    stamp: Stamp | None = None
    is_template: bool = False
    pictures: PictureReader | None = None
    texts: tuple[TextUse, ...] = ()
    styles: tuple[StyleLook, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[TableFacts, ...] = ()
    graphics: tuple[Graphic, ...] = ()
    titles: tuple[SlideTitle, ...] = ()
    facts: PackageFacts = NOTHING_KNOWN
    setups: tuple[PageSetup, ...] = ()
    untouched: tuple[Untouched, ...] = field(default=(), repr=False)
    prints: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    design: object = field(default=None, compare=False, repr=False)

    def theme(self, part: str) -> Theme | None:
        return next((theme for theme in self.themes if theme.part == part), None)
