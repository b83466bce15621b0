"""Opens a PowerPoint master to write on: its sample slides gone for good, its graphics locked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from naravard_templates.brand.protected import ProtectedElement
from naravard_templates.formats.ooxml.locks import lock
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.rewrite import prepare
from naravard_templates.formats.pptx.shapes import drawings
from naravard_templates.formats.pptx.write_sections import SECTIONS

_SAMPLE_LISTS: Final = ("p:sldIdLst", "p:custShowLst")
_OF_PEOPLE: Final = ("/commentAuthors", "/authors")


def open_master(package: Package) -> Any:
    """python-pptx's presentation of the master, without any slide."""
    presentation = Presentation(io.BytesIO(prepare(package)))
    _remove_samples(presentation)
    return presentation


def add_slide(presentation: Any, layout: Any) -> Any:
    """A new slide on a layout. It has no placeholders yet: python-pptx would add them all, filled or not."""
    relationship, slide = presentation.part.add_slide(layout)
    presentation.slides._sldIdLst.add_sldId(relationship)
    return slide


def lock_graphics(presentation: Any, elements: Iterable[ProtectedElement]) -> None:
    """Sets the native locks on every protected element and on the groups that hold it."""
    trees = {str(part.partname).lstrip("/"): part._element for part in _master_parts(presentation)}
    for element in elements:
        tree = trees.get(element.part)
        if tree is not None:
            for drawing in _along(tree, element.element.path):
                lock(drawing)


def table_styles(presentation: Any) -> etree._Element | None:
    """The list of table styles that the master brings along, which names one as its default."""
    part = next((rel.target_part for rel in presentation.part.rels.values()
                 if rel.reltype == RT.TABLE_STYLES), None)
    return None if part is None else etree.fromstring(part.blob)


def enlist_notes_master(presentation: Any) -> None:
    """python-pptx makes a notes master where there is none, but does not name it in the list that Office reads."""
    root = presentation.part._element
    relationship = next((rel.rId for rel in presentation.part.rels.values() if rel.reltype == RT.NOTES_MASTER), None)
    if relationship is None or root.find("p:notesMasterIdLst", NS) is not None:
        return
    masters = etree.Element(qn("p:notesMasterIdLst"))
    etree.SubElement(masters, qn("p:notesMasterId")).set(qn("r:id"), relationship)
    root.find("p:sldMasterIdLst", NS).addnext(masters)


def _remove_samples(presentation: Any) -> None:
    part = presentation.part
    _remove_lists(part._element)
    for name, rel in list(part.rels.items()):
        if rel.reltype == RT.SLIDE or rel.reltype.endswith(_OF_PEOPLE):
            part.rels.pop(name)
    for master_part in _master_parts(presentation):
        _unlink_slides(master_part)
    _show_all(presentation)


def _remove_lists(root: etree._Element) -> None:
    """Slides, custom shows and the sections that slides were sorted into."""
    sections = root.findall(f"p:extLst/p:ext[@uri='{SECTIONS}']", NS)
    for found in (*(child for name in _SAMPLE_LISTS for child in root.findall(qn(name))), *sections):
        found.getparent().remove(found)  # type: ignore[union-attr]  # found below the root
    for extensions in root.findall(qn("p:extLst")):
        if not len(extensions):
            root.remove(extensions)


def _unlink_slides(part: Any) -> None:
    """A button on a master that jumps to a sample slide would keep that slide in the package."""
    for name, rel in list(part.rels.items()):
        if rel.reltype == RT.SLIDE:
            for link in part._element.xpath(f".//*[@r:id='{name}']"):
                link.getparent().remove(link)
            part.rels.pop(name)


def _show_all(presentation: Any) -> None:
    """Slide show settings that name sample slides or a custom show of them would show nothing."""
    for rel in presentation.part.rels.values():
        if rel.reltype == RT.PRES_PROPS:
            root = etree.fromstring(rel.target_part.blob)
            for name in ("p:showPr/p:sldRg", "p:showPr/p:custShow"):
                for found in root.findall(name, NS):
                    found.getparent().remove(found)  # type: ignore[union-attr]
            rel.target_part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _master_parts(presentation: Any) -> Iterator[Any]:
    for master in presentation.slide_masters:
        yield master.part
        for layout in master.slide_layouts:
            yield layout.part


def _along(root: etree._Element, path: str) -> Iterator[etree._Element]:
    """The drawings on the way to one: its groups from the outside in, then itself. A background is no drawing."""
    here = root.find("p:cSld/p:spTree", NS)
    for number in map(int, path.split("/") if path[:1].isdigit() else ()):
        found = [] if here is None else list(drawings(here))
        if number >= len(found):
            return
        here = found[number]
        yield here
