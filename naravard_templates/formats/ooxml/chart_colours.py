"""The colours of charts: which of those declared are drawn, and the theme that a chart may bring along."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from naravard_templates.formats.ooxml.colours import DEFAULT_MAP, Scheme
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.formats.ooxml.theme import read_theme
from naravard_templates.formats.ooxml.values import flag

_SHOWN = tuple(f"c:show{what}" for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"))


def _is_kept(part: etree._Element) -> bool:
    """Not deleted; a `c:delete` without a value means that it is (21.2.2.40)."""
    delete = find(part, "c:delete")
    return delete is None or not flag(delete, "val", True)


def _has_labels(part: etree._Element) -> bool:
    switches = [found for name in _SHOWN if (found := find(part, name)) is not None]
    own = list(find_each(part, "c:dLbl"))
    return _is_kept(part) and (not switches or any(flag(one, "val", True) for one in switches) or bool(own))


def _has_symbol(part: etree._Element) -> bool:
    symbol = find(part, "c:symbol")
    return symbol is None or symbol.get("val") != "none"


SHOWN: dict[str, Callable[[etree._Element], bool]] = {
    **dict.fromkeys(("catAx", "valAx", "dateAx", "serAx", "legendEntry"), _is_kept),
    **dict.fromkeys(("dLbls", "dLbl"), _has_labels),
    "marker": _has_symbol,
}
"""Tests of those parts of a chart that can be left out, by name: whether they are shown at all."""


def scheme_of(package: Package, part: str, outer: Scheme) -> tuple[Scheme, frozenset[str]]:
    """What colours mean in a chart, and the slots that mean another colour there than around it.

    A chart that was pasted with its source formatting carries that theme (21.2.2.30).
    """
    override = package.first_related(part, "themeOverride")
    if override is None:
        return outer, frozenset()
    colours = {**outer.colours, **read_theme(package.tree(override), override).facts.colours}
    mapping = find(package.tree(part), "c:clrMapOvr")
    own = {} if mapping is None else {str(token): str(slot) for token, slot in mapping.attrib.items()}
    changed = frozenset(slot for slot, rgb in colours.items() if outer.colours.get(slot) != rgb)
    return Scheme(colours, {**(outer.colour_map or DEFAULT_MAP), **own}), changed


def chart_parts(package: Package, part: str, frame: etree._Element) -> list[str]:
    """The charts that a frame of `part` shows, with the drawings laid over them."""
    targets = [relationship.target for one in frame.iter(qn("c:chart"), qn("cx:chart"))
               if (relationship := package.relationships(part).get(str(one.get(qn("r:id")))))
               and not relationship.external and package.has(relationship.target)]
    return targets + [over for target in targets for over in package.related(target, "chartUserShapes")]
