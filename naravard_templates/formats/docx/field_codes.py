"""Fields of a Word document that fetch something from outside it (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.model.location import Location
from naravard_templates.model.package import ExternalReference

_FETCHING = re.compile(r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDEAUTO|DDE|DATABASE)\b(.*)", re.I | re.S)
_QUOTED = re.compile(r'"([^"]*)"')
_CHAR, _CODE, _SIMPLE, _TYPE = qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple"), qn("w:fldCharType")


def fetching_fields(package: Package, places: Mapping[str, Location]) -> Iterator[ExternalReference]:
    """The fields that fetch something, in the parts that hold text; the kind is the field's own word."""
    for part, place in places.items():
        for code in dict.fromkeys(_codes(package.tree(part))):
            match = _FETCHING.fullmatch(code)
            if match:
                yield ExternalReference(match[1].upper(), _target(match[2]), place)


def _target(rest: str) -> str:
    """What a field names: its first quoted words, else its first word. Paths in it have doubled backslashes."""
    quoted = _QUOTED.search(rest)
    words = rest.split()
    return (quoted[1] if quoted else words[0] if words else "").replace("\\\\", "\\")


def _codes(root: etree._Element) -> Iterator[str]:
    """The instructions of all fields, put together from their runs; a field inside a code is left out of it."""
    open_fields: list[list[str]] = []
    for element in root.iter(_CHAR, _CODE, _SIMPLE):
        kind = element.get(_TYPE)
        if element.tag == _SIMPLE:
            yield str(element.get(qn("w:instr"), ""))
        elif element.tag == _CODE:
            if open_fields:
                open_fields[-1].append(element.text or "")
        elif kind == "begin":
            open_fields.append([])
        elif kind == "end" and open_fields:
            yield "".join(open_fields.pop())
