"""Every colour that a slide's own content is drawn in: text, shapes, tables and their styles, charts, SmartArt, ink."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.chart_colours import chart_parts, scheme_of
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.diagram_colours import diagram_colours
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.drawn_colours import drawn_colours, is_second_choice, without_token
from naravard_templates.formats.ooxml.ink_colours import ink_colours
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_text
from naravard_templates.formats.ooxml.theme import NO_THEME, ThemePart
from naravard_templates.formats.pptx.table_colours import table_colours, table_styles
from naravard_templates.model.colour import Colour
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import ColourUse

_NAMED = (qn("p:sp"), qn("p:cxnSp"), qn("p:graphicFrame"), qn("p:pic"), qn("p:grpSp"))
_TABLE, _DIAGRAM, _INK, _FRAME = qn("a:tbl"), qn("dgm:relIds"), qn("p:contentPart"), qn("p:graphicFrame")
_EXCERPT = 40


def colour_uses(package: Package, part: str, number: int, scheme: Scheme,
                theme: ThemePart = NO_THEME) -> Iterator[ColourUse]:
    """The colours of the slide in `part` and of all that it shows. Of masters those that they lend are told too."""
    reader = _SlideColours(package, part, number, Palette(scheme, theme))
    root = package.tree(part)
    for drawn in drawn_colours(root, reader.palette, content=root.tag == qn("p:sld")):
        yield reader.use(drawn.colour, drawn.role, part, object_name(drawn.element), _excerpt(drawn.element))
    yield from reader.frames(root)


@record
class _SlideColours:
    package: Package
    part: str
    number: int
    palette: Palette

    def use(self, colour: Colour, role: str, part: str, name: str, text: str = "") -> ColourUse:
        return ColourUse(colour, role, SurfaceKind.SLIDE, part, self.number, name, text)

    def frames(self, root: etree._Element) -> Iterator[ColourUse]:
        """What tables, charts, diagrams and ink show that does not stand in the slide itself."""
        for found in root.iter(_FRAME, _INK):
            if is_second_choice(found):
                continue
            name = object_name(found)
            if found.tag == _INK:
                yield from (self.use(colour, "ink", part, name)
                            for part, colour in ink_colours(self.package, self.part, found))
            else:
                yield from self._tables(found, name)
                yield from self._diagrams(found, name)
                yield from self._charts(found, name)

    def _tables(self, frame: etree._Element, name: str) -> Iterator[ColourUse]:
        for table in frame.iter(_TABLE):
            for drawn in table_colours(table, table_styles(self.package), self.palette):
                yield self.use(drawn.colour, drawn.role, self.part, name)

    def _diagrams(self, frame: etree._Element, name: str) -> Iterator[ColourUse]:
        for ids in frame.iter(_DIAGRAM):
            for part, drawn in diagram_colours(self.package, self.part, ids, self.palette):
                yield self.use(drawn.colour, "diagram", part, name, _excerpt(drawn.element))

    def _charts(self, frame: etree._Element, name: str) -> Iterator[ColourUse]:
        for part in chart_parts(self.package, self.part, frame):
            scheme, foreign = scheme_of(self.package, part, self.palette.scheme)
            for drawn in drawn_colours(self.package.tree(part), Palette(scheme, self.palette.theme)):
                own = without_token(drawn, foreign)
                yield self.use(own.colour, "chart", part, name, _excerpt(own.element))


def object_name(element: etree._Element) -> str:
    """The name of the shape that the colour belongs to."""
    for ancestor in (element, *element.iterancestors(*_NAMED)):
        common = find(ancestor, "*/p:cNvPr")
        common = find(ancestor, "*/p14:cNvPr") if common is None else common
        if common is not None:
            return str(common.get("name", ""))
    return ""


def _excerpt(element: etree._Element) -> str:
    run = next(element.iterancestors(qn("a:r"), qn("a:fld")), None)
    text = "" if run is None else find_text(run, "a:t", "")
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
