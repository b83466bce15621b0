"""Text that lets go of the look that it brought along, and takes that of its new surroundings."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

_FONTS = tuple(qn(f"a:{name}") for name in ("latin", "ea", "cs", "sym"))
_COLOURS = tuple(qn(f"a:{name}") for name in ("solidFill", "gradFill", "pattFill", "blipFill", "noFill"))
_PROPERTIES = (qn("a:rPr"), qn("a:endParaRPr"), qn("a:defRPr"))


def make_plain(shape: etree._Element) -> None:
    """Fonts go; colours and sizes where all the text has one of its own, for else they set something off from the rest.
    """
    body = shape.find("p:txBody", NS)
    if body is None:
        return
    runs = [run for run in body.iter(qn("a:r"), qn("a:fld"))
            if any((text.text or "").strip() for text in run.iter(qn("a:t")))]
    coloured, sized = _all_coloured(body, runs), _all_sized(body, runs)
    for properties in body.iter(*_PROPERTIES):
        for child in list(properties):
            if child.tag in _FONTS or (coloured and child.tag in _COLOURS):
                properties.remove(child)
        if sized and "sz" in properties.attrib:
            del properties.attrib["sz"]


def _all_coloured(body: etree._Element, runs: Sequence[etree._Element]) -> bool:
    own = [run.find("a:rPr", NS) for run in runs]
    said = [any(child.tag in _COLOURS for child in properties) for properties in own if properties is not None]
    return (len(said) == len(runs) and all(said)) or body.find("a:lstStyle//a:defRPr/a:solidFill", NS) is not None


def _all_sized(body: etree._Element, runs: Sequence[etree._Element]) -> bool:
    sizes = {None if (own := run.find("a:rPr", NS)) is None else own.get("sz") for run in runs}
    return (len(sizes) == 1 and None not in sizes) or body.find("a:lstStyle//a:defRPr[@sz]", NS) is not None
