"""The small change of chart XML: elements that hold elements, fills, lines and text of one look."""

from __future__ import annotations

from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

NAMES: Final = {prefix: NS[prefix] for prefix in ("c", "a", "r")}
TEXT_COLOUR: Final = "tx1"
GROUND: Final = "bg1"
_FAINT: Final = (("lumMod", 15_000), ("lumOff", 85_000))
_HAIRLINE: Final = 9_525

Steps = tuple[tuple[str, int], ...]
"""How a scheme colour is made lighter or darker, as Office's colour picker does it."""


def node(tag: str, /, *children: etree._Element | None, **attributes: object) -> etree._Element:
    """An element with these children; those that are None are left out."""
    made = etree.Element(qn(tag), {key: str(value) for key, value in attributes.items()}, nsmap=NAMES)
    made.extend([child for child in children if child is not None])
    return made


def val(tag: str, value: object) -> etree._Element:
    return node(tag, val=value)


def text(tag: str, words: str) -> etree._Element:
    made = node(tag)
    made.text = words
    return made


def fill(colour: str, steps: Steps = ()) -> etree._Element:
    """A fill in a colour of the theme, so that it follows the brand."""
    return node("a:solidFill", node("a:schemeClr", *(val(f"a:{name}", value) for name, value in steps), val=colour))


def line(width: int, colour: str, steps: Steps = ()) -> etree._Element:
    return node("a:ln", fill(colour, steps), node("a:round"), w=width, cap="rnd")


def faint() -> etree._Element:
    """The look of gridlines and axes: there, but behind the values."""
    return node("c:spPr", node("a:ln", fill(TEXT_COLOUR, _FAINT), w=_HAIRLINE))


def unseen() -> etree._Element:
    return node("c:spPr", node("a:noFill"), node("a:ln", node("a:noFill")))


def look(size: float, language: str, bold: bool = False, font: str = "") -> etree._Element:
    """How text looks that Office writes itself: labels, legend, figures. A font of the whole chart's is that of all."""
    run = _run("a:defRPr", size, bold)
    if font:
        run.append(node("a:latin", typeface=font))
    return node("c:txPr", node("a:bodyPr"), node("a:lstStyle"), node(
        "a:p", node("a:pPr", run), node("a:endParaRPr", lang=language)))


def title(words: str, size: float, language: str, bold: bool) -> etree._Element:
    """The title of a chart or an axis."""
    properties = _run("a:rPr", size, bold)
    properties.set("lang", language)
    run = node("a:r", properties, text("a:t", words))
    paragraph = node("a:p", node("a:pPr", _run("a:defRPr", size, bold)), run)
    rich = node("c:rich", node("a:bodyPr"), node("a:lstStyle"), paragraph)
    return node("c:title", node("c:tx", rich), val("c:overlay", 0))


def _run(tag: str, size: float, bold: bool) -> etree._Element:
    return node(tag, fill(TEXT_COLOUR), sz=round(size * 100), b=int(bold))
