"""Examples of NV902 external-reference."""

from __future__ import annotations

from collections.abc import Iterator

from naravard_templates.linter.examples import Example, deck, with_facts
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import ExternalReference, PackageFacts
from naravard_templates.model.snapshot import Snapshot


def _fetching(kind: str, *targets: str) -> Snapshot:
    place = Location(SurfaceKind.SLIDE, 2, "slide2.xml", "Bild 4")
    return with_facts(PackageFacts(externals=tuple(ExternalReference(kind, target, place) for target in targets)))


def valid() -> Iterator[Example]:
    yield Example("everything is in the file", deck())
    yield Example("the template that it was made from, on the same computer",
                  _fetching("attachedTemplate", "file:///C:\\Mallar\\Gemensam.dotx", "Normal.dotm"))


def invalid() -> Iterator[Example]:
    yield Example("a linked picture", _fetching("image", "file:///C:/Bilder/karta.png"))
    yield Example("a linked picture that is used twice", _fetching("image", "http://exempel.se/a.png",
                                                                   "http://exempel.se/a.png"))
    yield Example("a template on the web", _fetching("attachedTemplate", "https://exempel.se/mall.dotm"))
    yield Example("a template on a server", _fetching("attachedTemplate", "file:///\\\\server\\mallar\\mall.dotx"))
    yield Example("a workbook that a chart takes its figures from", _fetching("oleObject", "file:///C:/Siffror.xlsx"))
    yield Example("a field that fetches", _fetching("DDEAUTO", "excel"))
