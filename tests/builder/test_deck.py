"""Outline to slides: which slide, which layout, which slot; and what is said when that cannot be told."""

from dataclasses import replace
from pathlib import Path

import pytest
from builder.making import (
    LAYOUTS,
    META,
    brand,
    bullets,
    columns,
    heading,
    item,
    layout,
    outline,
    picture,
    slot,
    table,
    text,
)
from PIL import Image

from naravard_templates.brand.types import Brand
from naravard_templates.builder.deck import plan_deck
from naravard_templates.builder.plan import SlidePlan
from naravard_templates.builder.walk import plain
from naravard_templates.errors import OutlineError
from naravard_templates.model.outline import Block, Heading, Metadata, Notes, PageBreak, Paragraph, Quote, Run


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    Image.new("RGB", (60, 40)).save(tmp_path / "foto.jpg")
    return tmp_path / "foto.jpg"


def slides(*blocks: Block, of: Brand | None = None, meta: Metadata = META) -> list[SlidePlan]:
    """The slides after the title slide."""
    return list(plan_deck(outline(*blocks, meta=meta), of or brand()).slides[1:])


def faults(*blocks: Block, of: Brand | None = None, meta: Metadata = META) -> list[str]:
    with pytest.raises(OutlineError) as caught:
        plan_deck(outline(*blocks, meta=meta), of or brand())
    return [str(problem) for problem in caught.value.problems]


def filled(slide: SlidePlan) -> dict[int, tuple[Block, ...]]:
    return {fill.slot.index: fill.blocks for fill in slide.fills}


class DescribeCutting:
    def it_begins_a_slide_at_each_heading_of_level_one_and_two(self) -> None:
        found = slides(heading(1, "Del"), heading(2, "Ett"), heading(2, "Två"))
        assert [(slide.title, slide.layout.role) for slide in found] == [
            ("Del", "section"), ("Ett", "title-only"), ("Två", "title-only")]

    def it_keeps_deeper_headings_in_the_content(self) -> None:
        (slide,) = slides(heading(2, "Ett"), heading(3, "Under"), text("Text"))
        assert filled(slide)[1] == (heading(3, "Under"), text("Text"))

    def it_goes_on_after_a_page_break_with_a_number_in_the_title(self) -> None:
        found = slides(heading(2, "Ett"), text("a"), PageBreak(), text("b"), PageBreak(), text("c"))
        assert [slide.title for slide in found] == ["Ett", "Ett (2)", "Ett (3)"]

    def it_makes_no_empty_slide_of_a_page_break(self) -> None:
        assert len(slides(PageBreak(), heading(2, "Ett"), PageBreak(), text("a"), PageBreak(), heading(2, "B"))) == 2

    def it_tells_repeated_titles_apart_also_from_the_title_slide(self) -> None:
        found = slides(heading(2, META.title), heading(2, "A"), heading(2, "a"), heading(2, "A (2)"))
        assert [slide.title for slide in found] == [f"{META.title} (2)", "A", "a (2)", "A (2) (2)"]

    def it_keeps_the_looks_of_a_title_and_adds_the_number(self) -> None:
        bold = Heading(1, 2, (Run("Ett", bold=True),))
        found = slides(bold, bold)
        assert filled(found[1])[0] == (Paragraph(1, (Run("Ett", bold=True), Run(" (2)"))),)

    def it_gives_notes_to_the_slide_that_they_follow(self) -> None:
        first, second = Notes(1, (text("Välkomna"),)), Notes(2, (text("Paus"),))
        plan = plan_deck(outline(first, heading(2, "Ett"), second), brand())
        assert [slide.notes for slide in plan.slides] == [(text("Välkomna"),), (text("Paus"),)]

    def it_refuses_text_before_the_first_heading(self) -> None:
        assert "before the first heading" in faults(text("Löst"))[0]


class DescribeTheTitleSlide:
    def it_shows_title_subtitle_parties_and_date(self) -> None:
        plan = plan_deck(outline(meta=replace(META, subtitle="Under")), brand())
        shown = [" / ".join(plain(block.runs) for block in fill.blocks if isinstance(block, Paragraph))
                 for fill in plan.slides[0].fills]
        assert shown == ["Färdplan 2030", "Under", "Region Västerbotten, Umeå kommun / 2026-03-12"]

    def it_leaves_the_subtitles_slot_empty_rather_than_put_the_parties_there(self) -> None:
        plan = plan_deck(outline(), brand())
        assert list(filled(plan.slides[0])) == [0, 2]

    def it_leaves_the_date_to_a_slot_for_dates(self) -> None:
        dated = layout("Start", "title", slot("subtitle", 1), slot("date", 10))
        plan = plan_deck(outline(), brand(dated))
        assert filled(plan.slides[0])[1] == (Paragraph(runs=(Run("Region Västerbotten, Umeå kommun"),)),)

    def it_says_what_has_no_slot(self) -> None:
        assert "has no slot for «Region Västerbotten" in faults(of=brand(layout("Start", "title")))[0]

    def it_wants_a_title(self) -> None:
        assert "The title is missing" in faults(meta=Metadata())[0]


class DescribeTheLayoutByContent:
    @pytest.mark.parametrize(("content", "wanted"), [
        ((), "Bara rubrik"),
        ((text("Text"),), "Innehåll"),
        ((bullets("a", "b"),), "Innehåll"),
        ((table(("a",), ("b",)),), "Tabell"),
        ((Quote(1, (text("Ord"),), "Anna"),), "Citat"),
        ((text("Före"), Quote(1, (text("Ord"),), "Anna")), "Innehåll"),
        ((columns((text("a"),), (bullets("b"),)),), "Två"),
        ((columns((heading(3, "A"), text("a")), (heading(3, "B"), text("b"))),), "Jämför"),
        ((text("Text"), table(("a",), ("b",))), "Två"),
    ])
    def it_follows_from_what_the_slide_holds(self, content: tuple[Block, ...], wanted: str) -> None:
        (slide,) = slides(heading(2, "Ett"), *content)
        assert slide.layout.name == wanted

    def it_takes_a_picture_layout_for_a_picture(self, photo: Path) -> None:
        names = [slide.layout.name for slide in slides(
            heading(2, "A"), picture(photo), heading(2, "B"), picture(photo, "Bildtext"), heading(2, "C"),
            picture(photo), text("Text"))]
        assert names == ["Bara bild", "Bildtext", "Bildtext"]

    def it_takes_a_layout_with_a_slot_for_captions_for_a_caption_and_for_nothing_else(self) -> None:
        of = brand(*(one for one in LAYOUTS if one.role != "table"), layout(
            "Tabell med källa", "table", slot("table", 1, height=10), slot("text", 2, y=15, height=1)))
        rows = (("a",), ("b",))
        found = slides(heading(2, "A"), table(*rows, caption="Källa"), heading(2, "B"), table(*rows), text("Text"),
                       heading(2, "C"), table(*rows), of=of)
        assert [slide.layout.name for slide in found] == ["Tabell med källa", "Två", "Tabell med källa"]
        assert filled(found[0])[2] == (text("Källa"),)

    def it_takes_two_slots_for_a_table_with_a_caption_where_there_is_no_such_layout(self) -> None:
        (slide,) = slides(heading(2, "A"), table(("a",), ("b",), caption="Källa"))
        assert slide.layout.name == "Två"

    def it_falls_back_on_what_the_brand_has(self, photo: Path) -> None:
        few = brand(*(one for one in LAYOUTS if one.role in {"title", "content", "two-content"}))
        names = [slide.layout.name for slide in slides(
            heading(1, "Del"), heading(2, "A"), picture(photo), heading(2, "B"), table(("a",)), heading(2, "C"),
            picture(photo), text("Text"), of=few)]
        assert names == ["Innehåll", "Innehåll", "Innehåll", "Två"]

    def it_names_both_where_two_fit_equally(self) -> None:
        two = brand(LAYOUTS[0], layout("Ena", "content", slot("content", 1)),
                    layout("Andra", "content", slot("text", 1)))
        assert "«Ena», «Andra»" in faults(heading(2, "Ett"), text("Text"), of=two)[0]

    def it_prefers_the_roles_usual_name(self) -> None:
        two = brand(LAYOUTS[0], layout("Lodrät", "content", slot("text", 1)),
                    layout("Title and Content", "content", slot("content", 1)))
        assert slides(heading(2, "Ett"), text("Text"), of=two)[0].layout.name == "Title and Content"

    def it_prefers_what_brand_yaml_says_to_any_name(self) -> None:
        two = brand(LAYOUTS[0], layout("Min", "content", slot("text", 1)),
                    layout("Title and Content", "content", slot("content", 1)), roles={"Min": "content"})
        assert slides(heading(2, "Ett"), text("Text"), of=two)[0].layout.name == "Min"

    def it_says_how_to_teach_a_brand_that_knows_no_roles(self) -> None:
        bare = brand(LAYOUTS[0], layout("full", "other", slot("content", 1)))
        assert 'layouts: {"full": content}' in faults(heading(2, "Ett"), text("Text"), of=bare)[0]

    def it_never_drops_content_that_no_layout_holds(self) -> None:
        content = (text("a"), table(("b",)), text("c"), table(("d",)), text("e"))
        (fault,) = faults(heading(2, "Ett"), *content)
        assert "No layout of the brand holds 3 text, 0 picture, 2 table and 0 chart" in fault


class DescribeTheLayoutByName:
    @pytest.mark.parametrize("name", ["Två", "TVÅ", "Two Content", "Två kolumner", "two-content"])
    def it_knows_labels_and_the_usual_names_of_roles(self, name: str) -> None:
        (slide,) = slides(heading(2, "Ett", name), columns((text("a"),), (text("b"),)))
        assert slide.layout.name == "Två"

    def it_lists_what_there_is_with_the_nearest(self) -> None:
        (fault,) = faults(heading(2, "Ett", "Innehal"), text("Text"))
        assert "no layout «Innehal». Nearest is «Innehåll»" in fault
        assert all(f"«{one.name}»" in fault for one in LAYOUTS)

    def it_tells_layouts_of_one_name_apart_by_their_parts(self) -> None:
        twins = [replace(layout("Tvilling", "content", slot("content", 1)), part=f"ppt/slideLayouts/{name}.xml")
                 for name in ("ett", "tva")]
        both = brand(LAYOUTS[0], *twins)
        assert "«ett», «tva»" in faults(heading(2, "A", "Tvilling"), text("Text"), of=both)[0]
        assert slides(heading(2, "A", "tva"), text("Text"), of=both)[0].layout is twins[1]

    def it_parts_the_content_at_its_headings(self) -> None:
        (slide,) = slides(heading(2, "Ett", "Jämför"), heading(3, "A"), text("a"), heading(3, "B"), text("b"))
        assert {index: plain(blocks[0].runs) for index, blocks in filled(slide).items()  # type: ignore[attr-defined]
                } == {0: "Ett", 1: "A", 2: "a", 3: "B", 4: "b"}

    def it_leaves_pairs_that_are_not_needed_empty(self) -> None:
        (slide,) = slides(heading(2, "Ett", "Jämför"), heading(3, "A"), text("a"))
        assert set(filled(slide)) == {0, 1, 2}

    def it_says_which_slots_a_layout_has_when_the_content_does_not_fit(self, photo: Path) -> None:
        (fault,) = faults(heading(2, "Ett", "Tabell"), picture(photo))
        assert "there are 0 text, 1 picture, 0 table and 0 chart pieces for the slots «table 1»" in fault
        assert "«Bara bild»" in fault

    def it_refuses_a_layout_without_a_slot_for_the_title(self) -> None:
        bare = layout("Tom", "blank", slot("content", 1), titled=False)
        (fault,) = faults(heading(2, "Ett", "Tom"), text("a"), of=brand(LAYOUTS[0], bare))
        assert "no slot for the title «Ett»" in fault

    def it_refuses_a_layout_on_a_heading_inside_a_slide(self) -> None:
        assert "not on a heading inside it" in faults(heading(2, "Ett"), heading(3, "A", "Två"), text("a"))[0]


class DescribeSections:
    @pytest.mark.parametrize(("title", "wanted"), [
        ("Tillsammans", "Avsnitt tillsammans"), ("Vi gör det tillsammans!", "Avsnitt tillsammans"),
        ("Något annat", "Avsnitt trygghet")])
    def it_takes_the_layout_whose_last_word_stands_in_the_heading(self, title: str, wanted: str) -> None:
        assert slides(heading(1, title))[0].layout.name == wanted

    def it_puts_the_introduction_in_the_sections_own_slot(self) -> None:
        assert filled(slides(heading(1, "Del"), text("Ingress"))[0])[1] == (text("Ingress"),)


class DescribePlacing:
    def it_gives_text_the_largest_slot(self) -> None:
        wide = layout("full", "content", slot("content", 19, height=1), slot("content", 13), slot("text", 20, height=1))
        (slide,) = slides(heading(2, "Ett"), heading(3, "A"), text("a"), text("b"), of=brand(LAYOUTS[0], wide))
        assert list(filled(slide)) == [0, 13]

    def it_fills_slots_as_one_sees_them_whatever_order_the_file_has(self) -> None:
        back = layout("half", "two-content", slot("content", 18, 16, 4.5, 14), slot("content", 13, 1, 4, 14))
        (slide,) = slides(heading(2, "Ett"), columns((text("a"),), (text("b"),)), of=brand(LAYOUTS[0], back))
        assert filled(slide)[13] == (text("a"),)

    def it_keeps_pictures_in_slots_that_take_them(self, photo: Path) -> None:
        mixed = layout("Blandat", "picture-text", slot("text", 2, height=20), slot("content", 1))
        (slide,) = slides(heading(2, "Ett"), picture(photo), text("Text"), of=brand(LAYOUTS[0], mixed))
        assert filled(slide)[1] == (picture(photo),)

    def it_puts_a_caption_into_a_slot_for_text(self, photo: Path) -> None:
        (slide,) = slides(heading(2, "Ett"), picture(photo, "Foto: Anna"))
        assert filled(slide)[2] == (text("Foto: Anna"),)


class DescribeRoom:
    def it_reports_what_clearly_cannot_fit_and_how_to_split_it(self) -> None:
        (fault,) = faults(heading(2, "Ett"), bullets(*["En ganska lång punkt som tar plats på bilden"] * 40))
        assert "far too much for one slide" in fault
        assert "---" in fault

    def it_lets_somewhat_too_much_through(self) -> None:
        assert slides(heading(2, "Ett"), bullets(*["En punkt"] * 14))

    def it_reports_a_title_that_is_a_chapter(self) -> None:
        assert "title is far too long" in faults(heading(2, "Ord " * 2500))[0]

    def it_measures_tables(self) -> None:
        assert "far too much" in faults(heading(2, "Ett"), table(*[("a", "b")] * 60))[0]


class DescribeFaults:
    def it_reports_all_of_them_at_once_in_the_order_of_lines(self) -> None:
        with pytest.raises(OutlineError) as caught:
            plan_deck(outline(text("Löst", 3), heading(2, "Ett", "Saknas", 5), text("a\x02b", 6),
                              picture(Path("saknas.png"))), brand())
        assert [problem.line for problem in caught.value.problems] == [1, 3, 5, 6]
        assert "U+0002" in str(caught.value)

    def it_wants_text_for_pictures_and_headings(self, photo: Path) -> None:
        found = faults(heading(2, " "), replace(picture(photo), alt=" "))
        assert any("heading is empty" in fault for fault in found)
        assert any("no text for those who do not see it" in fault for fault in found)

    def it_finds_what_office_cannot_hold_wherever_it_stands(self) -> None:
        nested = bullets(item("a", bullets(item("b", text("\ufffe")))))
        assert "U+FFFE" in faults(heading(2, "Ett"), nested)[0]
        assert "U+000B" in faults(meta=replace(META, parties=("a\vb",)))[0]
