"""What pictures of pages point at: the found and the expected place of each finding."""

from __future__ import annotations

import pytest

from naravard_templates.linter.context import make_context
from naravard_templates.linter.examples import (
    AMBER,
    LOGO,
    covered_deck,
    deck,
    example_brand,
    filled,
    hidden,
    moved,
    remove,
)
from naravard_templates.linter.pointing import Mark, MarkedPage, marked_pages
from naravard_templates.linter.rule_examples import background_changed
from naravard_templates.linter.runner import judged
from naravard_templates.model.snapshot import PageKind, Snapshot

FOUND, EXPECTED = False, True


def pages_of(snapshot: Snapshot, code: str) -> tuple[MarkedPage, ...]:
    context = make_context(snapshot, example_brand())
    return marked_pages(context, judged(context, frozenset({code})))


def marks_of(snapshot: Snapshot, code: str) -> list[Mark]:
    (page,) = pages_of(snapshot, code)
    return list(page.marks)


def kinds(marks: list[Mark]) -> list[tuple[str, bool]]:
    return [(mark.name, mark.expected) for mark in marks]


def test_something_moved_is_marked_where_it_is_and_where_it_belongs() -> None:
    found, expected = marks_of(deck(logo=moved(360_000)), "NV201")
    assert (found.expected, expected.expected) == (FOUND, EXPECTED)
    assert found.box.x == expected.box.x - 360_000
    assert expected.box == LOGO.box


def test_something_in_its_place_has_one_mark() -> None:
    assert kinds(marks_of(deck(bar=filled(AMBER, "accent2")), "NV206")) == [("Bar", FOUND)]


@pytest.mark.parametrize(("snapshot", "code"), [(deck(logo=remove), "NV204"), (deck(logo=hidden), "NV209")])
def test_what_is_not_seen_has_only_its_place_and_a_shadow_of_itself(snapshot: Snapshot, code: str) -> None:
    (mark,) = marks_of(snapshot, code)
    assert (mark.box, mark.expected) == (LOGO.box, EXPECTED)
    assert mark.wanted is not None


def test_a_cover_is_marked_and_what_it_covers() -> None:
    assert kinds(marks_of(covered_deck(LOGO.box), "NV208")) == [("Rektangel 4", FOUND), ("Logo", EXPECTED)]


def test_a_slide_is_shown_even_where_nothing_on_it_can_be_pointed_at() -> None:
    (page,) = pages_of(next(background_changed.invalid()).snapshot, "NV303")
    assert page.page.kind is PageKind.SLIDE
    assert page.marks == ()
    assert page.numbers


def test_what_is_about_the_whole_file_is_on_no_page() -> None:
    assert pages_of(deck(theme={"accent1": "990000"}), "NV301") == ()
