"""Writes another colour in the place of one: the theme's where the theme has it, else the fixed one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from naravard_templates.formats.ooxml.colours import WORD_COLOUR_TAGS, Scheme
from naravard_templates.formats.ooxml.names import NS, qn

_TOKENS: Final = ("tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_ALPHA: Final = ("alpha", "alphaMod", "alphaOff")


def token_of(rgb: str, scheme: Scheme) -> str | None:
    """The theme colour that is this one here ("accent2"); links' colours are for links only."""
    return next((token for token in _TOKENS if scheme.colours.get(scheme.slot(token)) == rgb), None)


def write_colour(element: etree._Element, rgb: str, scheme: Scheme) -> None:
    """Makes a DrawingML colour (20.1.2.3), or one of Word's text effects, another; how transparent it is stays."""
    token = token_of(rgb, scheme)
    prefix = "w14" if element.tag in WORD_COLOUR_TAGS else "a"
    for child in list(element):
        if etree.QName(child).localname not in _ALPHA:
            element.remove(child)
    element.attrib.clear()
    element.tag = qn(f"{prefix}:{'schemeClr' if token else 'srgbClr'}")
    element.set(qn("w14:val") if prefix == "w14" else "val", token or rgb)


def write_all(elements: Iterable[etree._Element], rgb: str, scheme: Scheme) -> None:
    """The same for several, which are all found before the first is changed."""
    for element in list(elements):
        write_colour(element, rgb, scheme)


def named(element: etree._Element, name: str, path: str) -> bool:
    """Whether an object has the name that a finding gives."""
    common = element.find(path, NS)
    return common is not None and common.get("name", "") == name
