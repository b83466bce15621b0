"""What `protected.json` holds: everything that is derived from the masters, never written by hand."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from naravard_templates.model.colour import Fill
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.package import PageSetup
from naravard_templates.model.picture import PictureLook
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Element, Format, PageKind
from naravard_templates.model.style import StyleFacts
from naravard_templates.model.text import TextLook

SCHEMA = 1


class SlotRole(StrEnum):
    """What a placeholder is for, whatever its name or language."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    CONTENT = "content"
    TEXT = "text"
    PICTURE = "picture"
    TABLE = "table"
    CHART = "chart"
    DATE = "date"
    FOOTER = "footer"
    NUMBER = "number"
    OTHER = "other"


@record
class Slot:
    """A placeholder of a layout. `type` and `index` are those of the file (ECMA-376 part 1, 19.3.1.36)."""

    role: SlotRole
    type: str
    index: int
    name: str = ""
    box: Box | None = None


@record
class Layout:
    """A slide layout: its visible name, its language-neutral role, its part and its slots in reading order.

    `master` is the part of the slide master that it hangs on; `prints` say the same for layouts that are alike, with
    all that they rest on, one for each way to write them. `text_looks` are the looks that its slots give to text,
    level by level, by type and number ("body 13").
    """

    name: str
    role: str
    part: str
    slots: tuple[Slot, ...] = ()
    master: str = ""
    text_looks: dict[str, tuple[TextLook, ...]] = field(default_factory=dict)
    prints: tuple[str, ...] = ()

    def slots_for(self, *roles: SlotRole) -> tuple[Slot, ...]:
        """The slots with any of these roles, in reading order."""
        return tuple(slot for slot in self.slots if slot.role in roles)


class LeftOut(StrEnum):
    """Why something that a master draws is not proposed for protection."""

    TOOL = "tool"
    HIDDEN = "hidden"
    OFF_PAGE = "off-page"
    INSTRUCTION = "instruction"
    EMPTY = "empty"


@record
class ProtectedElement:
    """A graphic that documents must show unchanged, as the master shows it.

    `look` is there for pictures that can be decoded. `left_out` says why the graphic is not to be protected after all,
    unless brand.yaml says so; None where it is.
    """

    id: str
    surface: SurfaceKind
    part: str
    element: Element
    look: PictureLook | None = None
    left_out: LeftOut | None = None


@record
class View:
    """What a page made from one layout (or one kind of Word page) shows: ids of protected elements, bottom first."""

    kind: PageKind
    name: str
    elements: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    background: Fill | None = None
    theme: str = ""
    colour_map: dict[str, str] = field(default_factory=dict)


@record
class ThemeFacts:
    """The theme's part, its colours by slot, six hex digits each, and its fonts."""

    part: str
    name: str
    colours: dict[str, str] = field(default_factory=dict)
    major_font: str = ""
    minor_font: str = ""


@record
class StyleOffer:
    """How a Word style looks in the master, and what it puts under its text."""

    look: TextLook
    shades: tuple[Fill, ...] = ()


@record
class MasterFacts:
    """One master file: its name in the brand folder, its hash, and all that it holds. Sizes in EMU.

    `style_looks` are Word's styles by their names in lower case, `header_looks` the looks of the text in headers and
    footers. `fonts` are the families that the master names itself, besides the theme's. `master_slots` are the types
    of placeholders on each slide master, by part. `ignored` are the elements that are not protected, by the proposal or
    by brand.yaml; they stand only in memory.
    """

    file: str
    sha256: str
    format: Format
    page_size: tuple[int, int] | None = None
    themes: tuple[ThemeFacts, ...] = ()
    layouts: tuple[Layout, ...] = ()
    styles: dict[str, StyleFacts] = field(default_factory=dict)
    views: tuple[View, ...] = ()
    elements: tuple[ProtectedElement, ...] = ()
    drawn_colours: tuple[str, ...] = ()
    style_looks: dict[str, StyleOffer] = field(default_factory=dict)
    header_looks: tuple[TextLook, ...] = ()
    fonts: tuple[str, ...] = ()
    setups: tuple[PageSetup, ...] = ()
    master_slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[ProtectedElement, ...] = ()


@record
class Protected:
    """The whole file. The brand's id and version stand here too, so that a mix-up is noticed."""

    brand: str
    version: str
    masters: tuple[MasterFacts, ...] = ()
    schema: int = SCHEMA
