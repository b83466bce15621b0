"""Carries out edits on colours in a document: text, shading, borders, marker pen, drawings, charts, styles."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.docx.colour_uses import declared, is_skipped, object_name, shading, word_colour
from naravard_templates.formats.docx.repair import surroundings
from naravard_templates.formats.docx.repair_text import put
from naravard_templates.formats.docx.style_sheet import style_name
from naravard_templates.formats.ooxml.chart_colours import scheme_of
from naravard_templates.formats.ooxml.colours import COLOUR_TAGS, WORD_COLOUR_TAGS, Scheme
from naravard_templates.formats.ooxml.drawing import Palette
from naravard_templates.formats.ooxml.drawn_colours import drawn_by, drawn_colours
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.recolour import token_of, write_all, write_colour
from naravard_templates.formats.ooxml.transplant import Transplanter
from naravard_templates.model.edit import Recolour

_HIGHLIGHT, _SHADE, _COLOUR = qn("w:highlight"), qn("w:shd"), qn("w:color")
_BORDERS = tuple(qn(f"w:{name}") for name in ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV",
                                              "between", "bar", "bdr", "tl2br", "tr2bl"))
_WORDS = (_COLOUR, qn("w:u"), _SHADE, *_BORDERS)
_NAMES = {"tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2"}


def recolour(transplanter: Transplanter, edit: Recolour) -> None:
    """Everything that the reader tells of by this colour; of a style, all that it says."""
    editor = transplanter.editor
    root, scheme = editor.tree(edit.part), surroundings(editor.package)[0]
    if etree.QName(root).namespace != NS["w"]:
        own, foreign = scheme_of(editor.package, edit.part, scheme)
        meant = (drawn.element for drawn in drawn_colours(root, Palette(own)) if drawn.colour.rgb == edit.was)
        write_all(meant, edit.rgb, Scheme() if foreign else own)
        return
    for element in list(_elements(root, edit, scheme)):
        _write(element, edit, scheme)


def _elements(root: etree._Element, edit: Recolour, scheme: Scheme) -> Iterator[etree._Element]:
    """What declares the colour: in the style of the name, in the drawing of the name, or in neither."""
    styled = root.tag == qn("w:styles")
    for element in root.iter(_HIGHLIGHT, *_WORDS, *WORD_COLOUR_TAGS, *COLOUR_TAGS):
        if is_skipped(element):
            continue
        if styled and edit.object != _style(element):
            continue
        if not styled and edit.object != object_name(element):
            continue
        if element.tag in COLOUR_TAGS:
            found = any(drawn.colour.rgb == edit.was for drawn in drawn_by(element, Palette(scheme)))
        else:
            found = any(colour.rgb == edit.was for colour, _ in declared(element, scheme))
        if found:
            yield element


def _style(element: etree._Element) -> str:
    style = next(element.iterancestors(qn("w:style")), None)
    return "" if style is None else style_name(style)


def _write(element: etree._Element, edit: Recolour, scheme: Scheme) -> None:
    if element.tag in COLOUR_TAGS or element.tag in WORD_COLOUR_TAGS:
        write_colour(element, edit.rgb, scheme)
    elif element.tag == _HIGHLIGHT:
        _shade_instead(element, edit.rgb, scheme)
    elif element.tag == _SHADE:
        _write_shade(element, edit, scheme)
    else:
        _name(element, "val" if element.tag == _COLOUR else "color", "theme", "themeColor", edit.rgb, scheme)


def _name(element: etree._Element, name: str, prefix: str, theme: str, rgb: str, scheme: Scheme) -> None:
    """The fixed colour, and beside it the theme's name for it (17.18.97)."""
    for attribute in (theme, f"{prefix}Tint", f"{prefix}Shade"):
        element.attrib.pop(qn(f"w:{attribute}"), "")
    element.set(qn(f"w:{name}"), rgb)
    token = token_of(rgb, scheme)
    if token:
        element.set(qn(f"w:{theme}"), _NAMES.get(token, token))


def _write_shade(shd: etree._Element, edit: Recolour, scheme: Scheme) -> None:
    """The ground, the ink, or for a shading in per cent a plain one in the colour that it is to have."""
    ground, ink = word_colour(shd, scheme, "fill", "themeFill"), word_colour(shd, scheme, "color", "themeColor")
    if any(colour.declared.startswith("pct") for colour in shading(shd, scheme)):
        shd.set(qn("w:val"), "clear")
        _name(shd, "fill", "themeFill", "themeFill", edit.rgb, scheme)
        return
    if ground is not None and ground.rgb == edit.was:
        _name(shd, "fill", "themeFill", "themeFill", edit.rgb, scheme)
    if ink is not None and ink.rgb == edit.was:
        _name(shd, "color", "theme", "themeColor", edit.rgb, scheme)


def _shade_instead(highlight: etree._Element, rgb: str, scheme: Scheme) -> None:
    """Marker pens have sixteen colours of their own; shading behind the letters looks the same and may have any."""
    properties = highlight.getparent()
    if properties is None:
        return
    properties.remove(highlight)
    for own in properties.findall("w:shd", NS):
        properties.remove(own)
    shd = etree.Element(_SHADE)
    shd.set(qn("w:val"), "clear")
    shd.set(qn("w:color"), "auto")
    _name(shd, "fill", "themeFill", "themeFill", rgb, scheme)
    put(properties, shd)
