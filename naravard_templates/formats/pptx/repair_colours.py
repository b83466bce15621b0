"""Carries out edits on colours in slides and in what they show: tables, charts, diagrams."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.chart_colours import scheme_of
from naravard_templates.formats.ooxml.colours import Scheme
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.drawn_colours import DrawnColour, drawn_colours
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.recolour import write_all
from naravard_templates.formats.ooxml.theme import Themes
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.formats.pptx.colour_uses import object_name
from naravard_templates.formats.pptx.repair import surroundings
from naravard_templates.formats.pptx.table_colours import table_colours
from naravard_templates.model.edit import Recolour

_SLIDE = qn("p:sld")


def recolour(transplanter: Transplanter, edit: Recolour) -> None:
    """Everything that the reader tells of by this colour, object and role."""
    editor = transplanter.editor
    root = editor.tree(edit.part)
    if root.tag == _SLIDE:
        scheme = surroundings(editor.package, edit.part)[0]
        palette = Palette(scheme, Themes(editor.package).of(edit.part))
        found = [*drawn_colours(root, palette), *_in_tables(transplanter, edit, root, palette)]
        write_all((drawn.element for drawn in found if _is_meant(drawn, edit)), edit.rgb, scheme)
        return
    scheme, foreign = scheme_of(editor.package, edit.part, _shown_by(editor.package, edit.part))
    meant = (drawn.element for drawn in drawn_colours(root, Palette(scheme)) if drawn.colour.rgb == edit.was)
    write_all(meant, edit.rgb, Scheme() if foreign else scheme)


def _is_meant(drawn: DrawnColour, edit: Recolour) -> bool:
    return drawn.colour.rgb == edit.was and drawn.role == edit.role and (
        object_name(drawn.element) in {edit.object, ""})


def _in_tables(transplanter: Transplanter, edit: Recolour, root: etree._Element,
               palette: Palette) -> Iterator[DrawnColour]:
    """What tables of the object take from a style that the file brings."""
    editor = transplanter.editor
    part = editor.package.first_related(editor.package.main_part, "tableStyles")
    styles = {} if part is None else {str(style.get("styleId")): style
                                      for style in editor.tree(part).iterfind("a:tblStyle", NS)}
    for frame in root.iter(qn("p:graphicFrame")):
        if object_name(frame) == edit.object:
            for table in frame.iter(qn("a:tbl")):
                yield from table_colours(table, styles, palette)


def _shown_by(package: Package, part: str) -> Scheme:
    """What theme colours mean on the first slide that shows a chart or a diagram."""
    for slide in package.related(package.main_part, "slide"):
        if any(relationship.target == part for relationship in package.relationships(slide).values()):
            return surroundings(package, slide)[0]
    return Scheme()
