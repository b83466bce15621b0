"""Every colour that a slide's own content declares: text, shapes, tables, charts, SmartArt."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.colours import COLOUR_TAGS, Scheme, resolve
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import ColourUse

_ROLES = {"rPr": "text", "defRPr": "text", "highlight": "highlight", "ln": "line", "uLn": "line", "gs": "gradient",
          "tcPr": "table", "effectLst": "effect", "bgPr": "background", "bgRef": "background"}
_BORDERS = frozenset({"lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr"})
_UNSEEN = frozenset({"endParaRPr", "extLst", "duotone", "clrChange"})
_EXCERPT = 40


def colour_uses(package: Package, part: str, number: int, scheme: Scheme) -> Iterator[ColourUse]:
    """The colours of the slide in `part` and of the charts and diagrams that it shows."""
    yield from _uses(package.tree(part), part, number, scheme, "")
    for kind, role in (("chart", "chart"), ("diagramDrawing", "diagram")):
        for target in package.related(part, kind):
            yield from _uses(package.tree(target), target, number, scheme, role)


def _uses(root: etree._Element, part: str, number: int, scheme: Scheme, role: str) -> Iterator[ColourUse]:
    for element in root.iter(*COLOUR_TAGS):
        ancestors = {etree.QName(ancestor).localname: ancestor for ancestor in element.iterancestors()}
        if _UNSEEN & ancestors.keys():
            continue
        yield ColourUse(resolve(element, scheme), role or _role(ancestors), SurfaceKind.SLIDE, part, number,
                        _object(element), _excerpt(element))


def _role(ancestors: dict[str, etree._Element]) -> str:
    if _BORDERS & ancestors.keys():
        return "border"
    return next((role for name, role in _ROLES.items() if name in ancestors), "fill")


def _object(element: etree._Element) -> str:
    """The name of the shape that the colour belongs to."""
    for ancestor in element.iterancestors(qn("p:sp"), qn("p:cxnSp"), qn("p:graphicFrame"), qn("p:pic"), qn("p:grpSp")):
        common = ancestor.find("*/p:cNvPr", NS)
        return "" if common is None else str(common.get("name", ""))
    return ""


def _excerpt(element: etree._Element) -> str:
    run = next(element.iterancestors(qn("a:r"), qn("a:fld")), None)
    text = "" if run is None else run.findtext("a:t", "", NS)
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
