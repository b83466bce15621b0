"""Every layout of our own brand with generous and with excessive text: it stays in its slots, or it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builder.written import invalid
from PIL import Image, ImageChops, ImageDraw
from rendering.filled import Measure, filled
from support.office import needs_libreoffice

from naravard_templates import api
from naravard_templates.brand.config import Deck
from naravard_templates.brand.protected import Layout
from naravard_templates.brand.types import Brand
from naravard_templates.errors import OutlineError
from naravard_templates.formats.pptx.write import write_deck
from naravard_templates.model.geometry import EMU_PER_POINT
from naravard_templates.model.snapshot import Format

WIDTH = 800
SLACK = 2 * EMU_PER_POINT
"""What antialiasing and letters that lean out of their box may take of what is beside a slot."""
VISIBLE = 40
"""Least difference of a channel that an eye would see."""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Each layout with its art alone."""
    needs_libreoffice()
    return drawn(Measure.NONE, tmp_path_factory.mktemp("empty"))


def one_slide_each() -> Brand:
    """The default brand, where nothing goes on on a next slide."""
    brand = api.load_brand()
    return replace(brand, config=replace(brand.config, deck=Deck(flows=False)))


def drawn(measure: Measure, folder: Path) -> tuple[Path, ...]:
    brand = one_slide_each()
    return api.preview(write_deck(filled(brand, measure), brand), folder, width=WIDTH)


@pytest.mark.parametrize("measure", [Measure.NONE, Measure.GENEROUS, Measure.ACCEPTED])
def test_every_layout_filled_is_a_valid_deck_on_template(measure: Measure) -> None:
    brand = one_slide_each()
    data = write_deck(filled(brand, measure), brand)
    assert not invalid(data, "pptx")
    assert [finding for finding in api.lint(data, brand=brand).findings if finding.code < "NV6"] == []


def test_what_is_too_much_is_refused_slot_by_slot() -> None:
    brand = one_slide_each()
    plan = filled(brand, Measure.TOO_MUCH)
    with pytest.raises(OutlineError) as caught:
        write_deck(plan, brand)
    assert len(caught.value.problems) == sum(len(slide.fills) for slide in plan.slides[1:])


@pytest.mark.slow
@pytest.mark.xdist_group("filled")
@pytest.mark.parametrize("measure", [Measure.GENEROUS, Measure.ACCEPTED])
def test_text_stays_in_its_slots(measure: Measure, empty: tuple[Path, ...], tmp_path: Path) -> None:
    brand = api.load_brand()
    layouts = (api.layouts(brand)[0], *api.layouts(brand))
    page = brand.master(Format.PPTX).page_size
    assert page is not None
    for layout, bare, full in zip(layouts, empty, drawn(measure, tmp_path), strict=True):
        with Image.open(bare) as one, Image.open(full) as other:
            changed = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
        assert changed.getbbox(), layout.name
        outside = beside(changed, layout, WIDTH / page[0])
        assert max(high for _, high in outside.getextrema()) < VISIBLE, layout.name  # type: ignore[misc]


def beside(changed: Image.Image, layout: Layout, scale: float) -> Image.Image:
    """What changed outside the slots. `scale` is in pixels for an EMU."""
    pen = ImageDraw.Draw(changed)
    for box in (slot.box for slot in layout.slots if slot.box):
        corners = (box.x - SLACK, box.y - SLACK, box.x + box.cx + SLACK, box.y + box.cy + SLACK)
        pen.rectangle(tuple(round(corner * scale) for corner in corners), "black")
    return changed
