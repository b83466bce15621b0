"""What a package carries besides its pages: code, and what it fetches from outside on opening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package, Relationship
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.properties import Properties
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import ExternalReference, PackageFacts, Remains

Places = Mapping[str, Location]
"""Where people meet what stands in a part: the slides, layouts, headers and the body."""

_RELATIONSHIPS = "_rels/"
_CODE = frozenset({"vbaProject", "control"})
# What belongs to one page and stands in a part of its own.
_HANGING = frozenset({"notesSlide", "chart", "chartEx", "chartUserShapes", "diagramData", "diagramDrawing", "control",
                      "vmlDrawing"})
# Programs leave these where there is nothing to fetch.
_NOWHERE = frozenset({"", "NULL", "about:blank"})
_ACTIONS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_RUNS_PROGRAM = "ppaction://program"


def read(package: Package, properties: Properties, places: Places, remains: Remains,
         others: Iterable[ExternalReference] = ()) -> PackageFacts:
    """All facts; `others` are references that are not relationships (fields)."""
    sources = tuple(_sources(package))
    return PackageFacts(properties.title, properties.language, _macros(package, sources),
                        (*_externals(package, sources, places), *others), remains)


def _sources(package: Package) -> Iterator[str]:
    """Every part that has relationships, the package itself ("") among them."""
    for name in package.names():
        folder, found, part = name.rpartition(_RELATIONSHIPS)
        source = folder + part.removesuffix(".rels")
        if found and part.endswith(".rels") and (not source or package.has(source)):
            yield source


def _macros(package: Package, sources: Iterable[str]) -> tuple[str, ...]:
    """The parts that hold code: Visual Basic projects, and controls that run some (ActiveX)."""
    targets = (relationship.target for source in sources for relationship in package.relationships(source).values()
               if relationship.kind in _CODE and not relationship.external and package.has(relationship.target))
    return tuple(sorted(dict.fromkeys(targets)))


def _externals(package: Package, sources: Iterable[str], places: Places) -> Iterator[ExternalReference]:
    """What is fetched or started: every external relationship but hyperlinks, and those that start a program."""
    found = [(source, relationship) for source in sources for relationship in package.relationships(source).values()
             if relationship.external and relationship.target not in _NOWHERE]
    where = _spread(package, places) if found else {}
    for source, relationship in found:
        kind = _kind(package, source, relationship)
        if kind:
            place = where.get(source, Location(SurfaceKind.PACKAGE, part=source or None))
            yield ExternalReference(kind, relationship.target, replace(
                place, part=source or None, object=_object(package, source, relationship.id)))


def _kind(package: Package, source: str, relationship: Relationship) -> str:
    if relationship.kind != "hyperlink":
        return relationship.kind
    if not source.endswith(".xml"):
        return ""
    starts = any(action.get("action", "").startswith(_RUNS_PROGRAM) and action.get(qn("r:id")) == relationship.id
                 for action in package.tree(source).iter(*_ACTIONS))
    return "program" if starts else ""


def _spread(package: Package, places: Places) -> Places:
    """The places, and with them those of the parts that hang on them: a slide's charts, a header's pictures."""
    found = dict(places)
    waiting = list(places)
    while waiting:
        part = waiting.pop()
        for relationship in package.relationships(part).values():
            target = relationship.target
            if relationship.kind in _HANGING and target not in found and package.has(target):
                found[target] = found[part]
                waiting.append(target)
    return found


def _object(package: Package, source: str, relationship: str) -> str | None:
    """The name of the object that uses a relationship, None where it has none."""
    if not source.endswith(".xml"):
        return None
    for user in package.tree(source).iter():
        if relationship in user.attrib.values():
            return next((name for holder in (user, *user.iterancestors()) if (name := _name(holder))), None)
    return None


def _name(holder: etree._Element) -> str:
    for path in ("p:cNvPr", "wp:docPr", "*/p:cNvPr"):
        common = find(holder, path)
        if common is not None:
            return str(common.get("name", ""))
    return ""
