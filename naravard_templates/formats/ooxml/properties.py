"""The properties of a package that lint asks for: its title, who saved it, and the stamp that `build` left."""

from __future__ import annotations

from lxml import etree

from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find_each
from naravard_templates.model.record import record
from naravard_templates.model.snapshot import Stamp

STAMP_NAME = "NaravardBrand"
KIND_NAME = "NaravardKind"


@record
class Properties:
    """`persons` are those who made, saved or answer for the file, as it says itself; programs write names there too."""

    producer: str = ""
    stamp: Stamp | None = None
    title: str = ""
    language: str = ""
    persons: tuple[str, ...] = ()


def read(package: Package) -> Properties:
    """What docProps says. Nothing here is needed, so whatever is missing is left out."""
    extended, core = _texts(package, "extended-properties"), _texts(package, "core-properties")
    names = (core.get("creator"), core.get("lastModifiedBy"), extended.get("Manager"))
    return Properties(extended.get("Application", ""), _stamp(package), core.get("title", ""), core.get("language", ""),
                      tuple(dict.fromkeys(name for name in names if name)))


def _texts(package: Package, kind: str) -> dict[str, str]:
    """The properties of a part by their local names; the namespaces tell nothing more."""
    part = package.first_related("", kind)
    found = () if part is None else package.tree(part)
    return {etree.QName(item).localname: (item.text or "").strip() for item in found}


def _stamp(package: Package) -> Stamp | None:
    part = package.first_related("", "custom-properties")
    items = () if part is None else find_each(package.tree(part), "cp:property")
    marks = {str(item.get("name")): "".join(str(text) for text in item.itertext()).strip() for item in items}
    if STAMP_NAME not in marks:
        return None
    brand, _, version = marks[STAMP_NAME].partition("@")
    return Stamp(brand, version, marks.get(KIND_NAME, ""))
