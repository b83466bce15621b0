"""Which of the colours that DrawingML declares are drawn, and what for.

Files declare many colours that nobody sees: of empty paragraphs, deleted axes, style references that the shape itself
overrides, the second of two alternatives. Each that is seen is told once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from naravard_templates import deadline
from naravard_templates.formats.ooxml import chart_colours, text_colours
from naravard_templates.formats.ooxml.colours import COLOUR_TAGS, first_colour, resolve
from naravard_templates.formats.ooxml.drawing import Palette, has_fill, has_line, referred_fill
from naravard_templates.formats.ooxml.names import local_name, qn
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.values import flag, number
from naravard_templates.model.colour import Colour
from naravard_templates.model.record import record

_ROLES = {"highlight": "highlight", "uFill": "underline", "uLn": "underline", "ln": "line", "lnRef": "line",
          "gs": "gradient", "pattFill": "pattern", "effectLst": "effect", "effectDag": "effect", "sp3d": "effect",
          "tcPr": "table", "buClr": "bullet", "rPr": "text", "defRPr": "text", "fontRef": "text", "tcTxStyle": "text",
          "bgPr": "background", "bgRef": "background"}
_BORDERS = frozenset({"lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr"})
# Extensions remember fills that are switched off; recoloured pictures are pictures, not colours.
_UNSEEN = frozenset({"endParaRPr", "extLst", "duotone", "clrChange", "clrRepl", "pivotFmts", "Fallback"})
_REFERENCES = frozenset({"lnRef", "fillRef", "effectRef", "fontRef"})
_MERGED = ("hMerge", "vMerge")
_CHOICE, _FALLBACK = qn("mc:Choice"), qn("mc:Fallback")
_CLEAR = 0.05


@record
class DrawnColour:
    """A colour that is drawn, what for, and the element that declares it."""

    colour: Colour
    role: str
    element: etree._Element


def drawn_colours(root: etree._Element, palette: Palette, *, content: bool = True) -> Iterator[DrawnColour]:
    """The colours below `root`. With `content` only those of text that is there; masters lend theirs to others."""
    for element in root.iter(*COLOUR_TAGS):
        yield from drawn_by(element, palette, content=content)


def drawn_by(element: etree._Element, palette: Palette, *, content: bool = True) -> Iterator[DrawnColour]:
    """What one of the colour elements draws: mostly one colour, or none."""
    deadline.check()
    lineage = [(local_name(ancestor.tag), ancestor) for ancestor in element.iterancestors()]
    names = {name for name, _ in lineage}
    if _UNSEEN & names and not _is_only_fallback(lineage):
        return
    if not _is_shown(element, lineage, content=content):
        return
    colours = iter((resolve(element, palette.scheme),))
    if len(lineage) > 1 and lineage[0][0] in _REFERENCES and lineage[1][0] == "style":
        colours = _referred(lineage[0][1], lineage[1][1], palette)
    yield from (DrawnColour(colour, _role(names), element) for colour in colours if colour.alpha >= _CLEAR)


def is_second_choice(element: etree._Element) -> bool:
    """Whether an element stands in an alternative that is drawn only where an earlier one cannot be."""
    return any(ancestor.getprevious() is not None for ancestor in element.iterancestors(_CHOICE, _FALLBACK))


def _is_only_fallback(lineage: list[tuple[str, etree._Element]]) -> bool:
    """Whether nothing hides a colour but a fallback that is the only alternative."""
    return all(name not in _UNSEEN or (name == "Fallback" and one.getprevious() is None) for name, one in lineage)


def _is_shown(element: etree._Element, lineage: list[tuple[str, etree._Element]], *, content: bool) -> bool:
    for name, ancestor in lineage:
        test = _SHOWN.get(name)
        if test is not None and not test(ancestor):
            return False
    return not content or text_colours.is_drawn(element, lineage)


def _is_first_choice(choice: etree._Element) -> bool:
    return choice.getprevious() is None


def _is_in_sight(shape: etree._Element) -> bool:
    common = find(shape, "*/p:cNvPr")
    return common is None or not flag(common, "hidden")


def _is_own_cell(cell: etree._Element) -> bool:
    """Whether no other cell is merged over it."""
    return not any(flag(cell, merge) for merge in _MERGED)


_SHOWN: dict[str, Callable[[etree._Element], bool]] = {
    "Choice": _is_first_choice, "tc": _is_own_cell,
    **dict.fromkeys(("sp", "pic", "cxnSp", "graphicFrame", "grpSp"), _is_in_sight), **chart_colours.SHOWN}
"""Tests of the elements around a colour, by name: whether they are shown at all."""


def _referred(reference: etree._Element, style: etree._Element, palette: Palette) -> Iterator[Colour]:
    """What a style reference paints where the shape says nothing itself. The shades that the theme makes of its own
    colours are left out: they are the brand's, and nobody chose them."""
    shape = style.getparent()
    properties = None if shape is None else next((one for one in shape if local_name(one.tag) == "spPr"), None)
    name = local_name(reference.tag)
    colours: list[Colour] = []
    if name == "fillRef" and not has_fill(properties):
        colours = [stop.colour for stop in referred_fill(reference, palette).stops]
    is_line = name == "lnRef" and number(reference.get("idx")) > 0 and not has_line(properties)
    is_text = name == "fontRef" and shape is not None and text_colours.leaves_open(shape)
    if is_line or is_text:
        colours = [colour for colour in (first_colour(reference, palette.scheme),) if colour]
    return (colour for colour in colours if not colour.token)


def _role(names: set[str]) -> str:
    if _BORDERS & names:
        return "border"
    telling = _ROLES.keys() & names
    return next((role for name, role in _ROLES.items() if name in telling), "fill") if telling else "fill"


def without_token(drawn: DrawnColour, slots: frozenset[str]) -> DrawnColour:
    """The colour as one of its own where its theme slot is not the brand's but one that it brought along."""
    if drawn.colour.token not in slots:
        return drawn
    return replace(drawn, colour=replace(drawn.colour, token=""))

