"""The properties of a package that lint asks for: who saved it, and the stamp that `build` left."""

from __future__ import annotations

from dataclasses import dataclass

from naravard_templates.formats.ooxml.names import NS
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.snapshot import Stamp

STAMP_NAME = "NaravardBrand"


@dataclass(frozen=True, slots=True)
class Properties:
    producer: str = ""
    stamp: Stamp | None = None


def read(package: Package) -> Properties:
    """What docProps says. Nothing here is needed, so whatever is missing is left out."""
    extended = package.first_related("", "extended-properties")
    producer = "" if extended is None else package.tree(extended).findtext("ep:Application", "", NS)
    return Properties(producer, _stamp(package))


def _stamp(package: Package) -> Stamp | None:
    part = package.first_related("", "custom-properties")
    for item in () if part is None else package.tree(part).iterfind("cp:property", NS):
        if item.get("name") == STAMP_NAME:
            brand, _, version = "".join(str(text) for text in item.itertext()).strip().partition("@")
            return Stamp(brand, version)
    return None
