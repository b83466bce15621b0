"""Slides that have changed are told from those that have not, and drawn alone."""

from __future__ import annotations

import io
from functools import cache

from pptx import Presentation

from naravard_templates import api
from naravard_templates.building import draft_bytes
from naravard_templates.formats.pptx.sample import only_slides, samples
from naravard_templates.model.snapshot import Format
from naravard_templates.outline import parse

FRONT = "---\ntitel: A\ntyp: presentation\n---\n\n"


@cache
def deck(text: str) -> bytes:
    return draft_bytes(parse(FRONT + text), Format.PPTX, api.load_brand()).data


def prints(text: str) -> list[str]:
    return [one.fingerprint for one in samples(deck(text))]


def test_only_a_slide_that_changed_has_another_fingerprint() -> None:
    before, after = prints("## B\n\n- c\n\n## D\n\n- e\n"), prints("## B\n\n- c\n\n## D\n\n- f\n")
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, False]


def test_a_slide_that_moved_has_another_number_and_so_another_fingerprint() -> None:
    assert not set(prints("## B\n\n- c\n")) & set(prints("## X\n\n- y\n\n## B\n\n- c\n")[1:])


def test_notes_are_not_seen() -> None:
    assert prints("## B\n\n- c\n") == prints("## B\n\n- c\n\n::: anteckningar\nd\n:::\n")


def test_a_title_is_that_of_the_slide() -> None:
    assert [one.title for one in samples(deck("## B\n\n- c\n"))] == ["A", "B"]


def test_the_other_slides_only_count() -> None:
    left = Presentation(io.BytesIO(only_slides(deck("## B\n\n- c\n\n## D\n\n- e\n"), [2])))
    assert [len(slide.shapes) > 0 for slide in left.slides] == [False, True, False]
