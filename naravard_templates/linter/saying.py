"""Documents over the neutral model that say something, for the examples of rules that judge what is said."""

from __future__ import annotations

from dataclasses import replace

from naravard_templates.linter.examples import deck
from naravard_templates.model.content import Graphic, GraphicKind, Link, Paragraph, ParagraphKind, SlideTitle
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import PackageFacts
from naravard_templates.model.snapshot import Snapshot, Stamp

BODY = Location(SurfaceKind.BODY, 1, "document.xml")


def slide(number: int, name: str | None = None) -> Location:
    return Location(SurfaceKind.SLIDE, number, f"slide{number}.xml", name)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph(ParagraphKind.HEADING, text, BODY, level, f"heading {level}")


def text(words: str, *links: Link) -> Paragraph:
    return Paragraph(ParagraphKind.TEXT, words, BODY, style="Normal", links=links)


def saying(*paragraphs: Paragraph, kind: str = "") -> Snapshot:
    """A document with these paragraphs, of this kind of document if any."""
    return replace(deck(), paragraphs=paragraphs, stamp=Stamp("exempel", "1.0", kind))


def linking(words: str, target: str = "https://www.example.org/plan") -> Snapshot:
    return saying(text(f"Planen finns {words} i sin helhet.", Link(words, target)))


def showing(description: str, kind: GraphicKind = GraphicKind.PICTURE, *, decorative: bool = False,
            producer: str = "Microsoft Office PowerPoint") -> Snapshot:
    """A deck with one graphic on its second slide."""
    graphic = Graphic(kind, slide(2, "Bild 3"), description, decorative)
    return replace(deck(), graphics=(graphic,), producer=producer)


def titled(*titles: str, document: str = "Färdplan 2030") -> Snapshot:
    """A deck whose slides have these titles, and which calls itself so."""
    found = tuple(SlideTitle(slide(number), title) for number, title in enumerate(titles, 1))
    return replace(deck(), titles=found, facts=PackageFacts(document, "sv-SE"))
