"""What of a master is proposed for protection, and what is left out, with the reason.

Logos, decoration and backgrounds are the brand. What tools leave behind, what nobody sees, and notes to those who use
the template are not. `brand.yaml` overrules both ways: `protection: {ignore: [id], protect: [id]}`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from typing import Final

from naravard_templates.brand.protected import LeftOut, MasterFacts, ProtectedElement
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Drawn, Element, ElementKind

_SURFACES: Final = frozenset({SurfaceKind.MASTER, SurfaceKind.LAYOUT, SurfaceKind.HEADER, SurfaceKind.FOOTER})
_TOOLS: Final = frozenset({ElementKind.OLE, ElementKind.INK})
_TOOL_NAMES: Final = r"think-?cell|empower|templafy|officeatwork|upslide|\bguide ?lines?\b|hilfslinie|hjälplinje"
_INSTRUCTION: Final = (  # compiled when a master is adopted; linting needs none of it
    r"\b(delete|remove) (this|me|before|after|the)\b|\bdo not (use|print)\b|\bhow to use\b|\binstructions?\b"
    r"|\bta bort (den|det|rutan|texten|bilden|sidan|innan)|\bradera (den|det|rutan|texten)|\banvisning(ar)?\b"
    r"|\binstruktion(er)?\b|\bså (här )?använder du\b|\b(bitte )?löschen\b|\banleitung\b|\bsupprime[rz]\b|\beliminar\b"
    r"|\bslett (denne|dette)\b|\bslet (denne|dette)\b|\bpoista tämä\b|\bverwijder (dit|deze)\b")
_WHOLE_PAGE: Final = 0.5
"""A picture that covers so much of the page is a ground, not a logo."""


class Kind(StrEnum):
    """What a protected element is to those who look at it."""

    LOGO = "logo"
    BACKGROUND = "background"
    DECORATION = "decoration"
    WORDS = "words"


def kind_of(element: Element, page_size: tuple[int, int] | None) -> Kind:
    """What an element of a master is: a small picture is taken for a logo, a large one for a ground."""
    if element.path == "background" or _is_ground(element, page_size):
        return Kind.BACKGROUND
    if element.picture is not None:
        return Kind.LOGO
    return Kind.WORDS if element.text else Kind.DECORATION


def _is_ground(element: Element, page_size: tuple[int, int] | None) -> bool:
    if page_size is None or element.box is None:
        return False
    return element.box.cx * element.box.cy >= _WHOLE_PAGE * page_size[0] * page_size[1]


def is_art(drawn: Drawn) -> bool:
    """Whether it stands on a master surface and is no slot to write in."""
    return drawn.surface.kind in _SURFACES and drawn.element.placeholder is None


def left_out(element: Element, page_size: tuple[int, int] | None) -> LeftOut | None:
    """Why an element of a master is not proposed for protection; None for one that is."""
    if element.kind in _TOOLS or re.search(_TOOL_NAMES, element.name, re.IGNORECASE):
        return LeftOut.TOOL
    unseen = _why_unseen(element, page_size)
    if unseen is None and element.picture is None and re.search(_INSTRUCTION, element.text, re.IGNORECASE):
        return LeftOut.INSTRUCTION
    return unseen


def _why_unseen(element: Element, page_size: tuple[int, int] | None) -> LeftOut | None:
    if element.hidden:
        return LeftOut.HIDDEN
    if element.box is None or (element.box.cx <= 0 and element.box.cy <= 0) or not _draws(element):
        return LeftOut.EMPTY
    return LeftOut.OFF_PAGE if _is_off_page(element, page_size) else None


def is_visible_art(drawn: Drawn, page_size: tuple[int, int] | None) -> bool:
    """Whether people see it as part of the master, whatever it is called and says."""
    element = drawn.element
    return is_art(drawn) and element.kind not in _TOOLS and _why_unseen(element, page_size) is None


def _is_off_page(element: Element, page_size: tuple[int, int] | None) -> bool:
    if page_size is None or element.box is None or element.box.frame.horizontal != "page":
        return False
    left, top, right, bottom = element.box.extent
    across = right < 0 or left > page_size[0]
    return across or (element.box.frame.vertical == "page" and (bottom < 0 or top > page_size[1]))


def _draws(element: Element) -> bool:
    """Guides and empty boxes draw nothing."""
    has_paint = element.fill.kind != "none" or element.line.fill.kind != "none" or element.picture is not None
    return has_paint or bool(element.text) or element.kind not in {ElementKind.SHAPE, ElementKind.CONNECTOR}


def decided(facts: MasterFacts, ignore: Collection[str], protect: Collection[str]) -> MasterFacts:
    """The facts with what is protected in the end; what is not stands in `ignored`, as far as anybody sees it."""
    def counts(element: ProtectedElement) -> bool:
        return element.id not in ignore and (element.left_out is None or element.id in protect)

    kept = tuple(element for element in facts.elements if counts(element))
    if len(kept) == len(facts.elements):
        return facts
    names = {element.id for element in kept}
    views = tuple(replace(view, elements=tuple(name for name in view.elements if name in names))
                  for view in facts.views)
    return replace(facts, elements=kept, views=views,
                   ignored=tuple(element for element in facts.elements if element.id not in names))
