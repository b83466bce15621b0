"""What is too long for a slide goes on on the next: at the borders of items and rows, with nothing lost."""

from dataclasses import replace

import pytest
from builder.making import CM, LAYOUTS, META, bullets, columns, heading, item, layout, outline, slot, table, text
from builder.making import brand as brand_of

from naravard_templates.brand.config import Deck
from naravard_templates.brand.protected import Layout, Slot
from naravard_templates.brand.types import Brand
from naravard_templates.builder.deck import plan_deck
from naravard_templates.builder.flow import Flow
from naravard_templates.builder.layouts import LayoutChooser
from naravard_templates.builder.look import UNCHANGED, Level, Look, fit
from naravard_templates.builder.measure import TextLine
from naravard_templates.builder.plan import SlidePlan
from naravard_templates.builder.walk import plain, runs_of, walk
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Block, ListBlock, Notes, Paragraph, Quote, Run, Table

LOOK = Look(tuple(Level(20, left=0, before=10, font="Calibri") for _ in range(9)))
SENTENCE = "Det här är en mening om hur region och kommun ska samarbeta. "
POINT = "En punkt som är ungefär så lång som punkter brukar vara"


def flowing(*layouts: Layout) -> Brand:
    made = brand_of(*layouts)
    config = replace(made.config, deck=Deck(flows=True))
    return replace(made, config=config)


def look(_: Layout, of: Slot) -> tuple[Look, tuple[int, int]]:
    return LOOK, (of.box.cx, of.box.cy) if of.box else (30 * CM, 12 * CM)


def slides(*blocks: Block, of: Brand | None = None) -> list[SlidePlan]:
    brand = of or flowing()
    plan = plan_deck(outline(*blocks, meta=META), brand)
    return Flow(LayoutChooser(brand), look).slides(plan.slides)[1:]


def said(slide: SlidePlan) -> list[str]:
    """The words on a slide, below its title."""
    return [plain(runs) for fill in slide.fills[1:] for block in walk(fill.blocks) for runs in runs_of(block)]


def numbered(count: int) -> list[str]:
    return [f"{number} {POINT}" for number in range(count)]


class DescribeText:
    def it_stays_on_its_slide_as_long_as_it_is_readable_there(self) -> None:
        assert len(slides(heading(2, "Ett"), bullets(*numbered(10)))) == 1

    def it_goes_on_between_items_evenly_and_loses_none(self) -> None:
        found = slides(heading(2, "Ett"), bullets(*numbered(30)))
        assert [slide.title for slide in found] == ["Ett", *(f"Ett ({number + 2})" for number in range(len(found) - 1))]
        assert [words for slide in found for words in said(slide)] == numbered(30)
        counts = [len(said(slide)) for slide in found]
        assert max(counts) - min(counts) <= 1

    def it_goes_on_counting(self) -> None:
        found = slides(heading(2, "Ett"), bullets(*numbered(30), ordered=True, start=5))
        lists = [block for slide in found for fill in slide.fills for block in fill.blocks
                 if isinstance(block, ListBlock)]
        assert lists[0].start == 5
        assert [one.start for one in lists[1:]] == [5 + sum(len(one.items) for one in lists[:number])
                                                    for number in range(1, len(lists))]

    def it_leaves_an_item_with_all_that_is_in_it(self) -> None:
        nested = [item(f"{number} {POINT}", bullets(POINT, POINT)) for number in range(8)]
        for slide in slides(heading(2, "Ett"), bullets(*nested)):
            (block,) = slide.fills[1].blocks
            assert isinstance(block, ListBlock)
            assert all(len(one.children) == 1 for one in block.items)

    def it_leaves_no_heading_alone_at_the_foot_of_a_slide(self) -> None:
        blocks = [block for number in range(14) for block in (heading(3, f"Rubrik {number}"), text(POINT))]
        for slide in slides(heading(2, "Ett"), *blocks):
            assert said(slide)[-1] == POINT

    def it_takes_the_rest_of_a_section_to_an_ordinary_slide(self) -> None:
        small = layout("Avsnitt", "section", slot("text", 1, height=3))
        start, content = layout("Start", "title", slot("text", 2)), layout("Innehåll", "content", slot("content", 1))
        of = flowing(start, small, content)
        found = slides(heading(1, "Del"), bullets(*numbered(24)), of=of)
        assert [slide.layout.role for slide in found] == ["section", *["content"] * (len(found) - 1)]
        assert [slide.section for slide in found] == ["Del", *[""] * (len(found) - 1)]

    def it_leaves_no_half_list_on_the_slide_of_a_section(self) -> None:
        small = layout("Avsnitt", "section", slot("text", 1, height=3))
        start, content = layout("Start", "title", slot("text", 2)), layout("Innehåll", "content", slot("content", 1))
        found = slides(heading(1, "Del"), text("Kort"), bullets(*numbered(6)), heading(1, "C"), bullets(*numbered(6)),
                       of=flowing(start, small, content))
        assert [len(said(slide)) for slide in found] == [1, 6, 0, 6]

    def it_divides_a_paragraph_that_the_slide_of_a_section_cannot_hold(self) -> None:
        small = layout("Avsnitt", "section", slot("text", 1, height=3))
        start, content = layout("Start", "title", slot("text", 2)), layout("Innehåll", "content", slot("content", 1))
        found = slides(heading(1, "Del"), text(SENTENCE * 30), of=flowing(start, small, content))
        assert [slide.layout.role for slide in found] == ["section", *["content"] * (len(found) - 1)]
        assert " ".join(words for slide in found for words in said(slide)) == (SENTENCE * 30).strip()

    def it_stays_on_the_layout_of_a_section_where_there_is_no_other(self) -> None:
        start = layout("Start", "title", slot("text", 2))
        section = layout("Avsnitt", "section", slot("text", 1, height=5))
        found = slides(heading(1, "Del"), bullets(*numbered(12)), of=flowing(start, section))
        assert {slide.layout.role for slide in found} == {"section"}
        assert [words for slide in found for words in said(slide)] == numbered(12)

    def it_says_notes_once(self) -> None:
        found = slides(heading(2, "Ett"), bullets(*numbered(30)), Notes(1, (text("Säg detta"),)))
        assert [len(slide.notes) for slide in found] == [1] + [0] * (len(found) - 1)

    def it_keeps_all_titles_different(self) -> None:
        found = slides(heading(2, "Ett"), bullets(*numbered(30)), heading(2, "Ett (2)"), text("a"))
        assert len({slide.title for slide in found}) == len(found)


class DescribeWhatIsLongByItself:
    def it_divides_a_paragraph_at_the_ends_of_sentences(self) -> None:
        found = slides(heading(2, "Ett"), text(SENTENCE * 60))
        assert len(found) > 1
        parts = [words for slide in found for words in said(slide)]
        assert all(part.endswith(".") for part in parts)
        assert " ".join(parts) == (SENTENCE * 60).strip()

    def it_divides_a_word_that_no_slide_holds(self) -> None:
        found = slides(heading(2, "Ett"), text("å" * 5000))
        assert len(found) > 1
        assert "".join(words for slide in found for words in said(slide)) == "å" * 5000

    def it_keeps_the_looks_and_the_footnotes_of_a_paragraph(self) -> None:
        bold, note = Run(SENTENCE * 40, bold=True), Run("", note=(Run("Not"),))
        found = slides(heading(2, "Ett"), Paragraph(1, (bold, note, Run(" " + SENTENCE * 40))))
        runs = [run for slide in found for fill in slide.fills[1:] for block in fill.blocks
                for every in runs_of(block) for run in every]
        assert {run.bold for run in runs if not run.note} == {True, False}
        assert [run.note for run in runs if run.note] == [(Run("Not"),)]

    def it_counts_on_after_an_item_that_goes_on(self) -> None:
        found = slides(heading(2, "Ett"), bullets("Först", SENTENCE * 60, "Sist", ordered=True))
        lists = [block for slide in found for fill in slide.fills for block in fill.blocks
                 if isinstance(block, ListBlock)]
        numbers = [(number, plain(one.runs)) for block in lists for number, one in enumerate(block.items, block.start)]
        assert numbers[0] == (1, "Först")
        assert numbers[-1] == (3, "Sist")
        assert {number for number, _ in numbers[1:-1]} == {2}
        assert all(words.startswith("(cont.) Det här") for _, words in numbers[2:-1])

    def it_says_again_what_a_long_list_is_nested_in(self) -> None:
        found = slides(heading(2, "Ett"), bullets(item("Ansvar", bullets(*numbered(40)))))
        assert [said(slide)[0] for slide in found] == ["Ansvar", *["Ansvar (cont.)"] * (len(found) - 1)]
        assert [words for slide in found for words in said(slide)[1:]] == numbered(40)

    def it_says_who_is_quoted_at_the_end(self) -> None:
        found = slides(heading(2, "Ett"), text("Före"), Quote(1, (text(SENTENCE * 60),), "Anna"))
        quotes = [block for slide in found for fill in slide.fills for block in fill.blocks if isinstance(block, Quote)]
        assert [quote.source for quote in quotes] == [*[""] * (len(quotes) - 1), "Anna"]

    def it_divides_a_row_and_says_again_whose_it_is(self) -> None:
        found = slides(heading(2, "Ett"), table(("Vem", "Vad"), ("A", "b"), ("Nämnden", SENTENCE * 80), ("C", "d")))
        rows = [tuple(map(plain, row)) for slide in found for fill in slide.fills for block in fill.blocks
                if isinstance(block, Table) for row in block.rows]
        assert rows[0] == ("A", "b")
        assert rows[-1] == ("C", "d")
        assert [row[0] for row in rows[1:-1]] == ["Nämnden", *["Nämnden (cont.)"] * (len(rows) - 3)]
        assert " ".join(row[1] for row in rows[1:-1]) == (SENTENCE * 80).strip()
        assert len(rows) > 3


class DescribeALayoutThatTheAuthorNames:
    decision = layout("Beslut", "decision", slot("text", 1, y=4, height=1), slot("text", 2, y=6, height=6))

    def it_goes_on_in_its_main_slot(self) -> None:
        of = flowing(*LAYOUTS, self.decision)
        content = (heading(3, "Parterna beslutar att"), bullets(*numbered(24), ordered=True))
        found = slides(heading(2, "Ett", "Beslut"), *content, of=of)
        assert len(found) > 1
        assert {slide.layout.name for slide in found} == {"Beslut"}
        assert [words for slide in found for words in said(slide)] == ["Parterna beslutar att", *numbered(24)]
        assert {fill.slot.index for slide in found[1:] for fill in slide.fills} == {0, 2}


class DescribeHowSmallTextGets:
    @pytest.mark.parametrize("size", [12.0, 14.0, 20.0, 40.0])
    def it_never_shrinks_below_what_can_be_read(self, size: float) -> None:
        of = Look((Level(size),) * 9)
        shrink = fit([TextLine("ord " * 9000)], of, (30 * CM, 12 * CM)).shrink or UNCHANGED
        assert size * shrink.font / 100_000 >= 12
        assert of.small(shrink) * shrink.font / 100_000 >= min(size * shrink.font / 100_000, 12)


class DescribeSeveralSlots:
    def it_takes_the_rest_of_each_column_to_a_slide_of_its_own(self) -> None:
        content = columns((bullets(*numbered(16)),), (bullets(*numbered(14)),))
        found = slides(heading(2, "Ett"), content)
        assert found[0].layout.role == "two-content"
        assert {slide.layout.role for slide in found[1:]} == {"content"}
        assert sorted(words for slide in found for words in said(slide)) == sorted(numbered(16) + numbered(14))

    def it_takes_what_no_layout_holds_together_to_a_slide_each(self) -> None:
        content = (text("a"), table(("b",)), text("c"), table(("d",)), heading(3, "e"), text("f"))
        found = slides(heading(2, "Ett"), *content, Notes(1, (text("Säg detta"),)))
        assert [said(slide) for slide in found] == [["a", "b"], ["c", "d"], ["e", "f"]]
        assert [(slide.title, len(slide.notes)) for slide in found] == [("Ett", 1), ("Ett (2)", 0), ("Ett (3)", 0)]

    def it_lets_a_section_slide_stand_alone_before_what_it_cannot_hold(self) -> None:
        found = slides(heading(1, "Del"), table(("a",), caption="Bildtext"), text("b"))
        assert [slide.layout.role for slide in found] == ["section", "two-content"]
        assert [slide.section for slide in found] == ["Del", ""]

    def it_never_parts_what_stands_in_pairs(self) -> None:
        content = columns((heading(3, "A"), bullets(*numbered(20))), (heading(3, "B"), text("b")))
        assert len(slides(heading(2, "Ett"), content)) == 1


class DescribeTables:
    rows = (("Vad", "När"), *((f"Rad {number}", "2026") for number in range(40)))

    def it_goes_on_with_its_header_and_its_columns(self) -> None:
        found = slides(heading(2, "Ett"), table(*self.rows))
        tables = [block for slide in found for fill in slide.fills for block in fill.blocks if isinstance(block, Table)]
        assert len(tables) > 2
        assert {plain(one.header[0]) for one in tables} == {"Vad"}
        assert len({one.widths for one in tables}) == 1
        assert [plain(row[0]) for one in tables for row in one.rows] == [row[0] for row in self.rows[1:]]

    def it_has_text_of_one_size_throughout(self) -> None:
        found = slides(heading(2, "Ett"), table(*self.rows))
        assert len({fill.largest for slide in found for fill in slide.fills[1:]}) == 1

    def it_takes_the_caption_on_the_first_slide_only(self) -> None:
        found = slides(heading(2, "Ett"), table(*self.rows, caption="Bildtext"))
        assert [words for slide in found for words in said(slide)].count("Bildtext") == 1


def it_is_an_error_where_the_brand_does_not_want_it() -> None:
    with pytest.raises(OutlineError, match="far too much for one slide"):
        plan_deck(outline(heading(2, "Ett"), bullets(*numbered(40))), brand_of())
