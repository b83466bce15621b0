"""Road maps, processes and key figures: pair by pair, on as many slides as it takes, as a list where they must."""

from dataclasses import replace

import pytest
from builder.making import brand, columns, heading, layout, outline, runs, slot, text

from naravard_templates.brand.config import Deck
from naravard_templates.brand.protected import Layout, Slot
from naravard_templates.brand.types import Brand
from naravard_templates.builder.deck import plan_deck
from naravard_templates.builder.plan import SlidePlan
from naravard_templates.builder.walk import plain
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Block, ListBlock, Paragraph, Step, Steps, StepsKind

START = layout("Start", "title", slot("text", 1))
CONTENT = layout("Innehåll", "content", slot("content", 1))


def pairs(count: int) -> tuple[Slot, ...]:
    return tuple(made for number in range(count) for made in (
        slot("text", 13 + 2 * number, 1 + 6 * number, 4, 5, 2), slot("text", 14 + 2 * number, 1 + 6 * number, 7, 5, 8)))


def made_for(kind: StepsKind, count: int) -> Layout:
    return layout(f"För {kind}", kind.value, *pairs(count))


def steps(kind: StepsKind, count: int) -> Steps:
    return Steps(3, kind, tuple(Step(3, runs(f"{number}"), (text(f"Text {number}"),)) for number in range(count)))


def slides(*blocks: Block, of: Brand) -> list[SlidePlan]:
    flowing = replace(of, config=replace(of.config, deck=Deck(flows=True)))
    return list(plan_deck(outline(heading(2, "Färd"), *blocks), flowing).slides[1:])


def filled(slide: SlidePlan) -> dict[int, str]:
    return {fill.slot.index: plain(block.runs) for fill in slide.fills[1:] for block in fill.blocks
            if isinstance(block, Paragraph)}


@pytest.mark.parametrize("kind", StepsKind)
def it_fills_the_pairs_of_a_layout_made_for_them(kind: StepsKind) -> None:
    (slide,) = slides(steps(kind, 4), of=brand(START, CONTENT, made_for(kind, 4)))
    assert filled(slide) == {13: "0", 14: "Text 0", 15: "1", 16: "Text 1", 17: "2", 18: "Text 2", 19: "3",
                             20: "Text 3"}


def it_leaves_out_what_is_not_there() -> None:
    some = Steps(3, StepsKind.KEY_FIGURES, (Step(3, runs("15")), Step(3, (), (text("utan tal"),))))
    (slide,) = slides(some, of=brand(START, CONTENT, made_for(StepsKind.KEY_FIGURES, 3)))
    assert filled(slide) == {13: "15", 16: "utan tal"}


def it_leads_a_road_to_its_end() -> None:
    (slide,) = slides(steps(StepsKind.TIMELINE, 3), of=brand(START, CONTENT, made_for(StepsKind.TIMELINE, 5)))
    assert [index for index in filled(slide) if index % 2] == [13, 17, 21]


def it_goes_on_evenly_on_more_slides() -> None:
    found = slides(steps(StepsKind.TIMELINE, 7), of=brand(START, CONTENT, made_for(StepsKind.TIMELINE, 5)))
    assert [slide.title for slide in found] == ["Färd", "Färd (2)"]
    assert [len(filled(slide)) for slide in found] == [8, 6]


@pytest.mark.parametrize(("kind", "ordered"), [(StepsKind.PROCESS, True), (StepsKind.FIELDS, False)])
def it_is_a_list_where_arrows_or_fields_would_stay_empty(kind: StepsKind, ordered: bool) -> None:
    (slide,) = slides(steps(kind, 3), of=brand(START, CONTENT, made_for(kind, 4)))
    (block,) = slide.fills[1].blocks
    assert isinstance(block, ListBlock)
    assert (len(block.items), block.ordered) == (3, ordered)


def it_takes_a_layout_that_is_named_even_if_some_of_it_stays_empty() -> None:
    of = brand(START, CONTENT, made_for(StepsKind.PROCESS, 4))
    plan = plan_deck(outline(heading(2, "Färd", "För process"), steps(StepsKind.PROCESS, 3)), of)
    assert len(filled(plan.slides[1])) == 6


@pytest.mark.parametrize("kind", StepsKind)
def it_is_a_list_on_a_brand_without_such_a_layout(kind: StepsKind) -> None:
    (slide,) = slides(steps(kind, 3), of=brand(START, CONTENT))
    assert slide.layout is CONTENT
    assert isinstance(slide.fills[1].blocks[0], ListBlock)


def it_is_a_list_among_other_text_and_in_a_column() -> None:
    two = layout("Två", "two-content", slot("content", 1, width=14), slot("content", 2, x=16, width=14))
    of = brand(START, CONTENT, two, made_for(StepsKind.PROCESS, 3))
    assert slides(text("Före"), steps(StepsKind.PROCESS, 3), of=of)[0].layout is CONTENT
    assert slides(columns((steps(StepsKind.PROCESS, 3),), (text("b"),)), of=of)[0].layout is two


def it_refuses_too_many_where_slides_do_not_go_on() -> None:
    with pytest.raises(OutlineError, match="7 steps here, and a slide has room for 5") as caught:
        plan_deck(outline(heading(2, "Färd"), steps(StepsKind.TIMELINE, 7)),
                  brand(START, CONTENT, made_for(StepsKind.TIMELINE, 5)))
    assert [problem.line for problem in caught.value.problems] == [3]
