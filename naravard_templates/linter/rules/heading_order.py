"""NV606 heading-order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from naravard_templates.linter.context import Context
from naravard_templates.linter.rule import Docs, Fault, Rule
from naravard_templates.linter.words import excerpt
from naravard_templates.model.content import Paragraph, ParagraphKind
from naravard_templates.model.finding import Message, Severity
from naravard_templates.model.location import Location, SurfaceKind


def check(context: Context) -> Iterator[Fault]:
    """The body of a document; slides have no headings but their titles."""
    body = [paragraph for paragraph in context.snapshot.paragraphs if paragraph.location.surface is SurfaceKind.BODY]
    headings = [paragraph for paragraph in body if paragraph.kind is ParagraphKind.HEADING]
    yield from _skipped([one for one in headings if not one.is_blank])
    yield from _empty([one for one in headings if one.is_blank])
    for paragraph in body:
        if paragraph.looks_like_heading:
            yield Fault(Message("“{text}” looks like a heading but has the style “{style}”.",
                                {"text": paragraph.words, "style": paragraph.style or "Normal"}),
                        _place(paragraph), None, "heading", paragraph.words)
    yield from _spaced(body)


def _skipped(headings: Sequence[Paragraph]) -> Iterator[Fault]:
    """Where a level is left out on the way down. A document may well begin on a lower level, but only by itself."""
    for first in headings[:1]:
        if first.level > 1:
            yield Fault(Message("The first heading, “{text}”, is on level {level} and not on level 1.",
                                {"text": first.words, "level": first.level}), _place(first), None, 1, first.level)
    for above, below in pairwise(headings):
        if below.level > above.level + 1:
            yield Fault(Message("The heading “{text}” is on level {level}, straight below level {above}.",
                                {"text": below.words, "level": below.level, "above": above.level}),
                        _place(below), None, above.level + 1, below.level)


def _empty(headings: Sequence[Paragraph]) -> Iterator[Fault]:
    """One finding for all: there is nothing to tell one from another."""
    if headings:
        yield Fault(Message("Paragraphs with a heading's style but without text: {count}.", {"count": len(headings)}),
                    headings[0].location, None, 0, len(headings))


def _spaced(body: Sequence[Paragraph]) -> Iterator[Fault]:
    """Two blank paragraphs and more in a row, once a document; one alone is often what Word itself puts in."""
    runs = [list(run) for blank, run in groupby(body, _is_spacing) if blank]
    places = sum(len(run) > 1 for run in runs)
    if places:
        yield Fault(Message("Blank paragraphs are used to make space. Places where they stand: {count}.",
                            {"count": places}),
                    next(run[0].location for run in runs if len(run) > 1), None, 0, places)


def _is_spacing(paragraph: Paragraph) -> bool:
    return paragraph.is_blank and paragraph.kind is ParagraphKind.TEXT


def _place(paragraph: Paragraph) -> Location:
    return replace(paragraph.location, object=excerpt(paragraph.words) or None)


RULE = Rule("NV606", "heading-order", Severity.WARNING, None, Docs(
    Message("A heading skips a level, is empty, or only looks like one; or blank paragraphs make space."),
    Message("Screen readers and tables of contents go by the headings' levels, and read blank paragraphs aloud."),
    Message("Below a heading of level 1 the next one is of level 3, because its size looked better."),
    Message("This concerns documents only."),
    Message("Click in the paragraph, Home > Styles, and choose Heading 1, 2 or 3: never lower by more than one level. "
            "Remove blank paragraphs, and set Layout > Spacing > After instead."),
), check)
