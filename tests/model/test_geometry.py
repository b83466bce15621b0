"""Geometry is judged in absolute EMU, after group transforms."""

import pytest

from naravard_templates.model.geometry import Box, GroupTransform


def test_a_group_scales_and_moves_its_children() -> None:
    group = GroupTransform(Box(1000, 2000, 500, 300), child_x=0, child_y=0, child_cx=1000, child_cy=600)

    assert group.apply(Box(0, 0, 1000, 600)) == Box(1000, 2000, 500, 300)
    assert group.apply(Box(500, 300, 500, 300)) == Box(1250, 2150, 250, 150)


def test_a_turned_group_turns_its_children_about_its_own_centre() -> None:
    group = GroupTransform(Box(0, 0, 1000, 1000, rotation=90), 0, 0, 1000, 1000)

    child = group.apply(Box(0, 400, 200, 200))

    assert child.rotation == 90
    assert child.centre == pytest.approx((500, 100))


def test_a_mirrored_group_mirrors_places_and_directions() -> None:
    group = GroupTransform(Box(0, 0, 1000, 1000, flip_h=True), 0, 0, 1000, 1000)

    child = group.apply(Box(0, 0, 200, 100, rotation=30))

    assert (child.x, child.y, child.flip_h) == (800, 0, True)
    assert child.rotation == 330


def test_the_extent_of_a_turned_box_is_what_it_covers() -> None:
    left, top, right, bottom = Box(0, 0, 400, 200, rotation=90).extent

    assert (left, top, right, bottom) == pytest.approx((100, -100, 300, 300))


def test_a_group_without_child_extent_keeps_its_children_as_they_are() -> None:
    group = GroupTransform(Box(100, 100, 0, 0), 0, 0, 0, 0)

    assert group.apply(Box(10, 10, 50, 50)).cx == 50
