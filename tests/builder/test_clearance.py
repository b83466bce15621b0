"""Text keeps clear of the pictures beside it, and stands on those that are meant to lie behind it."""

import pytest

from naravard_templates.builder.clearance import clear_of
from naravard_templates.model.geometry import Box

SLOT = (100, 100, 1000, 200)


@pytest.mark.parametrize(("picture", "clear"), [
    (Box(800, 0, 600, 900), (0, 300)),
    (Box(0, 0, 300, 900), (200, 0)),
    (Box(0, 0, 2000, 900), (0, 0)),
    (Box(300, 0, 1700, 900), (0, 0)),
    (Box(800, 0, 600, 150), (0, 0)),
    (Box(800, 400, 600, 500), (0, 0)),
    (Box(1200, 0, 300, 900), (0, 0)),
], ids=["at the right", "at the left", "behind all of it", "behind most of it", "in a corner", "below", "outside"])
def test_what_a_picture_takes_of_a_slot(picture: Box, clear: tuple[int, int]) -> None:
    assert clear_of(SLOT, [picture]) == clear


def test_pictures_on_both_sides_leave_half_of_the_slot_or_nothing_is_moved() -> None:
    assert clear_of(SLOT, [Box(0, 0, 300, 900), Box(900, 0, 500, 900)]) == (200, 200)
    assert clear_of(SLOT, [Box(0, 0, 500, 900), Box(700, 0, 500, 900)]) == (0, 0)
