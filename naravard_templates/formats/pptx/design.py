"""Masters, layouts and themes: read once for all presentations that have the same, as those of one brand mostly do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.kept import Key, Memory, hanging
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.theme import ThemePart
from naravard_templates.formats.pptx.content import Prompts
from naravard_templates.formats.pptx.shapes import ShapeTree
from naravard_templates.formats.pptx.slots import SlotChains
from naravard_templates.formats.pptx.text_uses import LayoutLooks
from naravard_templates.model.record import stateful
from naravard_templates.model.snapshot import Page, Surface, Untouched

_SLIDES = frozenset({"slide", "notesSlide", "comments"})


@stateful
class Design:
    """What the masters of a presentation say, and all that they refer to, as far as it was asked for.

    `layouts` are pages by part, `spare` those that were not read. It grows, but nobody changes what was read. It is
    equal to nothing but itself, so that others can keep what they find out about it.
    """

    surfaces: dict[tuple[str, int], Surface] = field(default_factory=dict)
    schemes: dict[object, Scheme] = field(default_factory=dict)
    shapes: dict[str, ShapeTree] = field(default_factory=dict)
    slots: SlotChains = field(default_factory=SlotChains)
    themes: dict[str, ThemePart] = field(default_factory=dict)
    layouts: dict[str, Page] = field(default_factory=dict)
    prompts: dict[str, Prompts] = field(default_factory=dict)
    texts: LayoutLooks = field(default_factory=LayoutLooks)
    spare: dict[str, Untouched] = field(default_factory=dict)


_memory = Memory[Design]()


def known_design(package: Package, page_size: tuple[int, int], masters: Sequence[str]) -> Design | None:
    """The design of another file that has the same parts."""
    return _memory.find(package, _key(package, page_size, masters))


def keep(package: Package, page_size: tuple[int, int], masters: Sequence[str], design: Design) -> None:
    """Remembers a design, with the parts that it was read from, for the next file."""
    parts = hanging(package, [*masters, *package.related(package.main_part, "tableStyles")], _SLIDES)
    _memory.keep(package, _key(package, page_size, masters), parts, design)


def _key(package: Package, page_size: tuple[int, int], masters: Sequence[str]) -> Key:
    """What tells designs apart besides their parts: the size of the page, and the defaults of the presentation."""
    defaults = find(package.tree(package.main_part), "p:defaultTextStyle")
    text = b"" if defaults is None else etree.tostring(defaults)
    return package.main_part, page_size, tuple(masters), text
