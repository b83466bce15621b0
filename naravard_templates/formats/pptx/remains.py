"""What is left in a presentation that its readers do not see, and where its parts are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from naravard_templates.formats.ooxml.names import qn
from naravard_templates.formats.ooxml.package import Package
from naravard_templates.formats.ooxml.paths import find
from naravard_templates.formats.ooxml.values import flag
from naravard_templates.formats.pptx.shapes import text_of
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import Remains
from naravard_templates.model.snapshot import Page, Untouched

# Comments of both generations, and the answers to those of the second, have elements of these names.
_COMMENTS = frozenset({"cm", "reply"})
_AUTHORS = frozenset({"cmAuthor", "author"})


def read_remains(package: Package, slides: Sequence[str], pages: Sequence[Page], persons: tuple[str, ...]) -> Remains:
    """`persons` are those that the file's properties name; those who commented are added."""
    numbered = list(enumerate(slides, 1))
    comments = sum(_count(package.tree(part)) for slide in slides for part in package.related(slide, "comments"))
    hidden = tuple(number for number, slide in numbered if not flag(package.tree(slide), "show", True))
    notes = tuple(number for number, slide in numbered if _has_notes(package, slide))
    unseen = sum(element.hidden and bool(element.text) for page in pages for element in page.surfaces[-1].elements)
    return Remains(0, comments, hidden, notes, unseen, tuple(dict.fromkeys((*persons, *_commenters(package)))))


def places(slides: Sequence[str], layouts: Sequence[Page], untouched: Iterable[Untouched]) -> dict[str, Location]:
    """Where people meet each slide, layout and master."""
    found = {part: Location(SurfaceKind.SLIDE, number, part) for number, part in enumerate(slides, 1)}
    for layout in layouts:
        for surface in (*layout.surfaces, *layout.hidden_surfaces):
            found.setdefault(surface.part, Location(surface.kind, part=surface.part))
    for one in untouched:
        found.setdefault(one.part, Location(SurfaceKind.LAYOUT, part=one.part))
        found.setdefault(one.master, Location(SurfaceKind.MASTER, part=one.master))
    return found


def _count(comments: etree._Element) -> int:
    return sum(etree.QName(element).localname in _COMMENTS for element in comments.iter())


def _commenters(package: Package) -> Iterator[str]:
    """Their names stay in the file when their comments are gone."""
    for kind in ("commentAuthors", "authors"):
        for part in package.related(package.main_part, kind):
            for element in package.tree(part):
                name = str(element.get("name", "")).strip()
                if etree.QName(element).localname in _AUTHORS and name:
                    yield name


def _has_notes(package: Package, slide: str) -> bool:
    """Whether somebody wrote in the notes; the page itself is there as soon as anybody looked at it."""
    notes = package.first_related(slide, "notesSlide")
    shapes = () if notes is None else package.tree(notes).iter(qn("p:sp"))
    return any(find(shape, "p:nvSpPr/p:nvPr/p:ph[@type='body']") is not None and text_of(shape) for shape in shapes)
