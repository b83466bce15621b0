"""Alt text of graphics, and what a graphic frame holds."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from naravard_templates.formats.ooxml.drawing import is_decorative
from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find, find_each
from naravard_templates.model.content import GraphicKind

__all__ = ["described", "diagram_words", "frame_kind", "is_decorative"]

_FRAMES = (("/chart", GraphicKind.CHART), ("/chartex", GraphicKind.CHART), ("/diagram", GraphicKind.DIAGRAM),
           ("/ole", GraphicKind.OBJECT))


def described(common: etree._Element) -> str:
    """The alt text of a `cNvPr` or `docPr`; older Word wrote it as a title (20.1.2.2.8)."""
    return str(common.get("descr") or common.get("title") or "").strip()


def frame_kind(data: etree._Element | None) -> GraphicKind | None:
    """What `a:graphicData` holds, None where that needs no description."""
    uri = "" if data is None else str(data.get("uri", ""))
    return next((kind for ending, kind in _FRAMES if uri.endswith(ending)), None)


def diagram_words(package: Package, part: str, data: etree._Element | None) -> Iterator[str]:
    """The words of SmartArt, which stand in a part of their own."""
    reference = None if data is None else find(data, "dgm:relIds")
    found = None if reference is None else package.relationships(part).get(str(reference.get(qn("r:dm"))))
    if found is not None and not found.external and package.has(found.target):
        for paragraph in find_each(package.tree(found.target), "dgm:ptLst/dgm:pt/dgm:t/a:p"):
            if words := "".join(text.text or "" for text in paragraph.iter(qn("a:t"))).strip():
                yield words
