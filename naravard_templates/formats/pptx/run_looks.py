"""What becomes of the runs of a text: worked out once for all that inherit the same and say the same themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from lxml import etree

from naravard_templates.formats.ooxml.colours import Scheme, first_colour
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.paths import first
from naravard_templates.formats.pptx.text_bodies import RUN, BodyParagraph
from naravard_templates.formats.pptx.text_styles import Said, Source, TextStyles
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.record import record, stateful
from naravard_templates.model.snapshot import Element
from naravard_templates.model.text import TextLook, TextUse

EXCERPT = 200
_MOST = 4096
"""So many looks are remembered; no presentation made by people comes near."""
_LINK, _MARKED = qn("a:hlinkClick"), qn("a:highlight")
_HERE = Location(SurfaceKind.SLIDE)
"""Stands for the run itself, wherever it is."""


@record
class RunLook:
    """What a run looks like, where that is said, and what a marker pen put behind it."""

    look: TextLook
    said: Said
    marked: Fill | None = None

    @property
    def is_coloured_here(self) -> bool:
        """Whether the slide says what fills it: the run or its shape."""
        return self.said.fill_at is not None and self.said.fill_at.surface is SurfaceKind.SLIDE


@stateful
class RunLooks:
    """The looks of runs, by what they inherit and by what they say themselves.

    What they inherit and what colours mean are told apart as objects, and kept with the look.
    """

    _known: dict[tuple[object, ...], tuple[Said, Scheme, RunLook]] = field(default_factory=dict)

    def of(self, styles: TextStyles, below: Said, properties: etree._Element | None, scale: float) -> RunLook:
        """The look of a run with these properties in text that inherits what `below` says."""
        scheme, own = styles.palette.scheme, None if properties is None else _said_in(properties)
        key = id(below), id(scheme), own, scale
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[key] = below, scheme, _look(styles, below, properties, scale)
        return found[2]


def _look(styles: TextStyles, below: Said, properties: etree._Element | None, scale: float) -> RunLook:
    if properties is None:
        return RunLook(styles.look_of(below, scale), below)
    said = styles.said([Source(properties, _HERE)], below)
    if not len(properties):
        return RunLook(styles.look_of(said, scale), said)
    said = _linked(said, properties, styles.palette)
    return RunLook(styles.look_of(said, scale), said, _highlight(properties, styles.palette))


def _said_in(properties: etree._Element) -> object:
    """The same for the same properties, however they are written."""
    said = tuple(sorted(properties.items()))
    return (properties.tag, said, *map(_said_in, properties)) if len(properties) else said


def _linked(said: Said, properties: etree._Element, palette: Palette) -> Said:
    """Links have the theme's colour for them, whatever their run says, unless an extension keeps the run's."""
    link = first(properties, _LINK)
    if link is None or any(str(found.get("val")) == "tx" for found in link.iter("{*}hlinkClr")):
        return said
    slot = palette.scheme.slot("hlink")
    colour = Colour(palette.scheme.colours.get(slot), declared="hlink", token=slot)
    return replace(said, fill=Fill(FillKind.SOLID, (Stop(colour),)), fill_at=None)


def _highlight(properties: etree._Element, palette: Palette) -> Fill | None:
    """What a marker pen put behind a run."""
    colour = first_colour(first(properties, _MARKED), palette.scheme)
    return Fill(FillKind.SOLID, (Stop(colour),)) if colour else None


@stateful
class GatheredTexts:
    """The texts of one object, by their looks and levels."""

    place: Location
    element: Element
    scale: float
    shades: tuple[Fill, ...]
    found: dict[tuple[int, int], tuple[RunLook, list[str]]] = field(default_factory=dict)

    def add(self, level: int, look: RunLook, text: str) -> None:
        """`look` is one of those that are kept, so that each stands for what it says."""
        key = id(look), level
        if key not in self.found:
            self.found[key] = look, []
        self.found[key][1].append(text)

    def levels_to_inherit(self) -> Iterator[int]:
        """The levels of texts that take their colour from elsewhere."""
        return (level for (_, level), (look, _) in self.found.items() if not look.is_coloured_here)

    def uses(self) -> Iterable[TextUse]:
        """One a look: the first run says where it is."""
        uses = [self._use(look, texts) for look, texts in self.found.values()]
        if len(uses) < 2:
            return uses
        found: dict[object, TextUse] = {}
        for use in uses:
            same = use.look, use.shades
            known = found.get(same)
            found[same] = use if known is None else replace(
                known, runs=known.runs + use.runs, characters=known.characters + use.characters,
                text=f"{known.text} {use.text}"[:EXCERPT])
        return found.values()

    def _use(self, look: RunLook, texts: list[str]) -> TextUse:
        said, element = look.said, self.element
        shades = (look.marked, *self.shades) if look.marked else self.shades
        return TextUse(
            look.look, self.place, " ".join(texts)[:EXCERPT], len(texts), sum(map(len, texts)), element.path,
            element.box, tuple([shade for shade in shades if shade.kind is not FillKind.NONE]), slot_name(element), "",
            self.scale, self._where(said.fill_at), self._where(said.size_at), self._where(said.font_at))

    def _where(self, place: Location | None) -> Location | None:
        return self.place if place is _HERE else place


def worded_runs(paragraph: BodyParagraph) -> Iterator[tuple[etree._Element | None, str]]:
    """Properties and text of each run that shows something. Fields are left out, as they fill themselves."""
    return ((run.properties, run.text) for run in paragraph.runs if run.tag == RUN and run.text.strip())


def slot_name(element: Element) -> str:
    """What a layout tells its slots apart by: type and number."""
    return f"{element.placeholder.type} {element.placeholder.index}" if element.placeholder else ""
