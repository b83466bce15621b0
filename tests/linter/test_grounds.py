"""What is seen behind a text."""

from dataclasses import replace

import pytest

from naravard_templates.linter.contrast import needed, weakest
from naravard_templates.linter.examples import solid
from naravard_templates.linter.grounds import Ground, Layer, covers, grounds, layers_of, points, seen_at
from naravard_templates.linter.masters.examples import gradient, panel
from naravard_templates.model.colour import Colour, Fill, FillKind, Stop, blend, contrast
from naravard_templates.model.geometry import Box
from naravard_templates.model.location import SurfaceKind
from naravard_templates.model.snapshot import Drawn, Element, ElementKind, Shape, Surface
from naravard_templates.model.text import TextLook

BOX = Box(0, 0, 1200, 600)
SURFACE = Surface(SurfaceKind.LAYOUT, "layout.xml")


def seen(*layers: Layer, box: Box = BOX) -> list[str | None]:
    return [ground.rgb for ground in grounds(box, layers)]


def layer(rgb: str, box: Box = BOX, alpha: float = 1.0) -> Layer:
    return Layer(solid(rgb, alpha=alpha), "layout.xml", panel(rgb, alpha, box))


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "767676") == pytest.approx(4.54, abs=0.01)
    assert contrast("1D655F", "1D655F") == 1


def test_half_covered_is_half_mixed() -> None:
    assert blend("FF0000", "0000FF", 0.5) == "800080"
    assert blend("FF0000", "0000FF", 0.0) == "0000FF"


def test_nothing_behind_is_white_paper() -> None:
    assert seen() == ["FFFFFF"]


def test_the_topmost_wins_and_what_is_clear_mixes() -> None:
    assert seen(layer("112233"), layer("445566")) == ["112233"]
    assert seen(layer("000000", alpha=0.5), layer("FF0000")) == ["800000"]


def test_each_part_of_a_box_shows_what_lies_there() -> None:
    left = layer("112233", Box(0, 0, 400, 600))

    assert seen(left) == ["FFFFFF", "112233"]
    assert seen(layer("112233", Box(0, 0, 100, 100))) == ["FFFFFF"]
    assert seen(layer("112233", Box(0, 0, 100, 150))) == ["FFFFFF", "112233"]


def test_a_picture_or_an_unknown_fill_cannot_be_told() -> None:
    picture = Element("0", ElementKind.PICTURE, box=BOX)
    chart = Element("1", ElementKind.CHART, box=BOX)

    assert [seen(*layers_of([Drawn(SURFACE, one)], None)) for one in (picture, chart)] == [[None], [None]]
    assert seen(Layer(Fill(FillKind.SOLID, (Stop(Colour(None)),)))) == [None]


def test_layers_are_read_from_the_top_down_and_lines_are_none() -> None:
    line = Element("2", ElementKind.CONNECTOR, box=BOX, fill=solid("000000"))
    background = Drawn(SURFACE, Element("background", ElementKind.SHAPE, box=BOX, fill=solid("F6F3EC")))
    stack = [Drawn(SURFACE, panel("111111", box=BOX)), Drawn(SURFACE, panel("222222", box=BOX)), Drawn(SURFACE, line)]

    found = layers_of(stack, background)

    assert [one.fill.stops[0].colour.rgb for one in found] == ["222222", "111111", "F6F3EC"]


def test_a_gradient_is_followed_and_one_that_has_no_direction_shows_all_its_stops() -> None:
    holder = Element("0", ElementKind.SHAPE, box=BOX)
    linear = Layer(gradient("000000", "FFFFFF"), "", holder)
    radial = Layer(Fill(FillKind.GRADIENT, gradient("000000", "FFFFFF").stops), "", holder)
    down = Layer(replace(gradient("000000", "FFFFFF"), angle=90.0), "", holder)

    assert seen_at([linear], (300, 10)) == {Ground("404040")}
    assert seen_at([down], (10, 450)) == {Ground("BFBFBF")}
    assert seen_at([radial], (300, 10)) == {Ground("000000"), Ground("FFFFFF")}


def test_a_pattern_shows_both_its_colours() -> None:
    stripes = Fill(FillKind.PATTERN, (*solid("000000").stops, *solid("FFFFFF").stops))

    assert set(seen(Layer(stripes))) == {"000000", "FFFFFF"}


@pytest.mark.parametrize(("element", "inside", "outside"), [
    (Element("0", ElementKind.SHAPE, box=BOX, shape=Shape("rect")), (10, 10), (1300, 10)),
    (Element("0", ElementKind.SHAPE, box=BOX, shape=Shape("ellipse")), (600, 10), (10, 10)),
    (Element("0", ElementKind.SHAPE, box=BOX, shape=Shape("custom", "f".rjust(64, "0"))), (10, 10), (1100, 10)),
    (Element("0", ElementKind.SHAPE, box=replace(BOX, flip_h=True), shape=Shape("custom", "f".rjust(64, "0"))),
     (1100, 10), (10, 10)),
    (Element("0", ElementKind.SHAPE, box=replace(BOX, rotation=90)), (600, -200), (10, 10)),
])
def test_where_a_form_is_drawn(element: Element, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    assert covers(element, inside)
    assert not covers(element, outside)


def test_points_turn_with_the_box_and_stay_on_the_page() -> None:
    turned = list(points(replace(BOX, rotation=90)))

    assert min(x for x, _ in turned) == pytest.approx(300 + 25)
    assert len(list(points(Box(-600, 0, 1200, 600), (1200, 600)))) == 72


def test_large_text_needs_less() -> None:
    assert [needed(TextLook(size=size, bold=bold)) for size, bold in (
        (17.9, False), (18, False), (13.9, True), (14, True))] == [4.5, 3.0, 4.5, 3.0]


def test_the_weakest_pair_is_named_before_one_that_cannot_be_measured() -> None:
    look = TextLook(solid("898989"), 12)

    found = weakest(look, [Ground("000000"), Ground(None), Ground("FFFFFF")])

    assert found is not None
    assert (found.ground.rgb, found.shown) == ("FFFFFF", 3.49)
    unknown = weakest(look, [Ground(None), Ground("000000")])
    assert unknown is not None
    assert unknown.ratio is None
    assert weakest(look, [Ground("000000")]) is None
