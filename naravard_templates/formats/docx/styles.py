"""The styles of a Word document, as far as builders and rules ask for them."""

from __future__ import annotations

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.model.style import StyleFacts


def read_styles(package: Package) -> tuple[StyleFacts, ...]:
    """All styles in the file's order (ECMA-376 part 1, 17.7.4.17); none where there is no styles part."""
    part = package.first_related(package.main_part, "styles")
    if part is None:
        return ()
    return tuple(_style(style) for style in find_each(package.tree(part), "w:style"))


def _style(style: etree._Element) -> StyleFacts:
    level = find(style, "w:pPr/w:outlineLvl")
    name = find(style, "w:name")
    return StyleFacts(
        id=str(style.get(qn("w:styleId"), "")),
        name="" if name is None else str(name.get(qn("w:val"), "")),
        type=str(style.get(qn("w:type"), "paragraph")),
        numbered=find(style, "w:pPr/w:numPr") is not None,
        outline_level=None if level is None else int(str(level.get(qn("w:val"), "9")) or 9),
        default=str(style.get(qn("w:default"), "0")) in {"1", "true", "on"})
