"""A slot above the title is for the name of a chapter: nothing that an outline says is read before the title."""

from dataclasses import replace

from builder.making import brand as brand_of
from builder.making import bullets, heading, layout, outline, slot, table, text

from naravard_templates.brand.config import Deck
from naravard_templates.builder.deck import plan_deck
from naravard_templates.builder.plan import SlidePlan
from naravard_templates.model.outline import Block, Quote

LABEL, BODY = slot("text", 1, y=0, height=1), slot("content", 2)
BRAND = brand_of(layout("Start", "title", slot("subtitle", 1)), layout("Kapitel", "content", LABEL, BODY))


def planned(*blocks: Block, name: str = "") -> SlidePlan:
    return plan_deck(outline(heading(2, "Rubrik", name), *blocks), BRAND).slides[1]


def in_label(slide: SlidePlan) -> bool:
    return any(fill.slot.index == LABEL.index for fill in slide.fills)


def test_a_caption_does_not_stand_above_the_title() -> None:
    flowing = replace(BRAND, config=replace(BRAND.config, deck=Deck(flows=True)))
    content = table(("A",), ("1",), caption="Tabell över allt"), bullets("B")

    slides = plan_deck(outline(heading(2, "Rubrik"), *content), flowing).slides[1:]

    assert len(slides) == 2
    assert not any(map(in_label, slides))


def test_a_quotation_does_not_begin_above_the_title() -> None:
    assert not in_label(planned(Quote(1, (text("Vi ses"),), "En granne")))


def test_an_author_who_names_the_layout_may_fill_it() -> None:
    assert in_label(planned(heading(3, "Del ett"), heading(3, "Del två"), name="Kapitel"))
