"""NV602 title-missing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from naravard_templates.linter.context import Context
from naravard_templates.linter.prompts import is_prompt
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.model.content import SlideTitle
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind
from naravard_templates.model.package import NOTHING_KNOWN

_STOCK: Final = (
    r"powerpoint[- ]?presentation|presentation ?\d*|bildspel ?\d*|(?:microsoft )?word ?-? ?(?:document|dokument)"
    r"|microsoft word - .*|dokument ?\d*|document ?\d*|pp?t ?presentation|untitled.*|namnlös.*|bild ?1|slide ?1"
    r"|title|titel|rubrik")
"""What programs call a file that nobody has named."""
_STOCK_OPENINGS: Final = ("powerpoint", "presentation", "bildspel", "microsoft ", "word", "dokument", "document", "ppt",
                          "pt", "untitled", "namnlös", "bild", "slide", "title", "titel", "rubrik")


def check(context: Context) -> Iterator[Fault]:
    """Slides that are shown, and the file itself. A template is given its titles by whoever uses it."""
    snapshot = context.snapshot
    if snapshot.is_template:
        return
    shown = [title for title in snapshot.titles if not title.hidden]
    yield from _missing([title for title in shown if not title.text])
    yield from _repeated(shown)
    if snapshot.facts is not NOTHING_KNOWN:
        yield from _of_document(snapshot.facts.title)


def _missing(titles: Sequence[SlideTitle]) -> Iterator[Fault]:
    """Where layouts have no place for a title, their designer may have meant it so: pointed out, once for all."""
    for title in titles:
        if title.offered:
            yield Fault(Message("The slide has no title."), title.location, None, "title", None)
    bare = [title.location for title in titles if not title.offered]
    if bare:
        numbers = tuple(place.number or 0 for place in bare)
        yield Fault(Message("Slides without a title, on layouts that have no place for one: {numbers}.",
                            {"numbers": numbers}), bare[0], None, "title", None, minor=True)


def _repeated(titles: Sequence[SlideTitle]) -> Iterator[Fault]:
    """One finding for each title, at the first slide that repeats it. A prompt that was left is NV703."""
    slides: dict[str, list[SlideTitle]] = defaultdict(list)
    for title in titles:
        if title.text and not title.is_prompt and not is_prompt(title.text):
            slides[title.text.casefold()].append(title)
    for same in slides.values():
        if len(same) > 1:
            numbers = tuple(title.location.number or 0 for title in same)
            yield Fault(Message("The slides {numbers} have the same title, “{title}”.",
                                {"numbers": numbers, "title": same[0].text}),
                        same[1].location, None, "a title of its own", same[0].text)


def _of_document(title: str) -> Iterator[Fault]:
    place = Location(SurfaceKind.PACKAGE)
    if not title.strip():
        yield Fault(Message("The file's properties have no title."), place, None, "document title", None)
    elif _is_stock(title.strip()):
        yield Fault(Message("The title in the file's properties is “{title}”, which says nothing.", {"title": title}),
                    place, None, "document title", title)


def _is_stock(title: str) -> bool:
    return title.casefold().startswith(_STOCK_OPENINGS) and re.fullmatch(_STOCK, title, re.IGNORECASE) is not None


RULE = Rule("NV602", "title-missing", Severity.WARNING, None, Docs(
    Message("A slide has no title, or that of another slide, or the file's own properties have no title."),
    Message("Titles are how people who do not see the slides find their way, and how others find the file."),
    Message("Three slides in a row are called “Resultat”."),
    Message("Select the slide, Review > Check Accessibility > Slide Title > Add Slide Title. If the text goes on from "
            "the slide before, write “Resultat (2)”. The file's title: File > Info > Properties > Title."),
    Message("File > Info > Properties > Title: write what the document is called."),
), check)
