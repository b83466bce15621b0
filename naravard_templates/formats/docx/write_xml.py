"""The small change of writing WordprocessingML with lxml."""

from __future__ import annotations

from lxml import etree

from naravard_templates.formats.ooxml.names import NS, qn

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def add(parent: etree._Element, tag: str, /, **attributes: object) -> etree._Element:
    """A new last child whose attributes are Word's own, `add(run, "w:sz", val=22)`; None is left out."""
    return etree.SubElement(parent, qn(tag), _named(attributes))


def new(tag: str, /, **attributes: object) -> etree._Element:
    """The same without a parent yet."""
    return etree.Element(qn(tag), _named(attributes), nsmap={"w": NS["w"]})


def add_drawn(parent: etree._Element, tag: str, /, **attributes: object) -> etree._Element:
    """A new last child of a drawing, whose attributes have no prefix."""
    values = {key: str(value) for key, value in attributes.items() if value is not None}
    return etree.SubElement(parent, qn(tag), values)


def add_text(run: etree._Element, text: str) -> None:
    """`w:t`, tabs as `w:tab`; spaces at the ends are kept."""
    for number, piece in enumerate(text.split("\t")):
        if number:
            add(run, "w:tab")
        if piece:
            element = add(run, "w:t")
            element.text = piece
            element.set(_XML_SPACE, "preserve")


def value(parent: etree._Element | None, path: str) -> str | None:
    """The `w:val` of what stands at a path below an element, None where it is missing."""
    found = None if parent is None else parent.find(path, NS)
    result = None if found is None else found.get(qn("w:val"))
    return None if result is None else str(result)


def _named(attributes: dict[str, object]) -> dict[str, str]:
    return {qn(f"w:{key}"): str(value) for key, value in attributes.items() if value is not None}
