"""What else a deck carries: sections, footnotes, widths of columns, slides that go on."""

import pytest
from builder.making import bullets, heading, runs, table, text
from builder.written import deck, invalid, names, part, slides, slot, words
from lxml import etree

from naravard_templates.api import lint
from naravard_templates.formats.ooxml.names import NS, qn
from naravard_templates.model.outline import (
    Block,
    FactBox,
    ListBlock,
    Notes,
    Paragraph,
    Quote,
    Run,
    Step,
    Steps,
    StepsKind,
    Table,
)

CONTENT = 1
P14 = {"p14": "http://schemas.microsoft.com/office/powerpoint/2010/main"}


def noted(words: str, note: str = "Enligt regionen") -> Paragraph:
    return Paragraph(1, (Run(words), Run("", note=(Run(note), Run(" 2025", italic=True))), Run(".")))


def sections(data: bytes) -> list[tuple[str, int]]:
    found = part(data, "ppt/presentation.xml").findall(".//p14:section", P14)
    return [(str(one.get("name")), len(one.findall("p14:sldIdLst/p14:sldId", P14))) for one in found]


class DescribeSections:
    def it_begins_one_at_every_heading_of_level_one(self) -> None:
        data = deck(heading(2, "Före"), heading(1, "Trygghet"), heading(2, "A"), heading(1, "Tillsammans"))
        assert sections(data) == [("Färdplan 2030", 2), ("Trygghet", 2), ("Tillsammans", 1)]
        assert invalid(data, "pptx") == set()

    def it_names_every_slide_once(self) -> None:
        root = part(deck(heading(1, "Del"), heading(2, "A")), "ppt/presentation.xml")
        own = [one.get("id") for one in root.iterfind("p:sldIdLst/p:sldId", NS)]
        assert [one.get("id") for one in root.iterfind(".//p14:sldId", P14)] == own

    def it_has_none_without_such_a_heading(self) -> None:
        assert sections(deck(heading(2, "A"))) == []


class DescribeFootnotes:
    def it_marks_them_and_says_them_small_in_the_same_slot(self) -> None:
        shape = slot(slides(deck(heading(2, "Bild"), noted("Fler"), noted("Färre", "Preliminärt")))[1], CONTENT)
        assert list(words(shape)) == ["Fler1.", "Färre2.", "1 Enligt regionen 2025", "2 Preliminärt 2025"]
        marks = [run for run in shape.iter(qn("a:r")) if run.find("a:rPr[@baseline]", NS) is not None]
        assert [run.findtext("a:t", namespaces=NS) for run in marks] == ["1", "2", "1", "2"]
        small = {run.get("sz") for paragraph in shape.findall("p:txBody/a:p", NS)[2:]
                 for run in paragraph.iter(qn("a:rPr"))}
        assert len(small) == 1
        assert int(next(iter(small)) or "") >= 1200

    def it_says_those_of_a_table_beside_it(self) -> None:
        cells = Table(1, (runs("Vad"), runs("Hur")), ((noted("x").runs, runs("y")),))
        data = deck(heading(2, "Bild"), cells)
        assert "1 Enligt regionen 2025" in list(words(slides(data)[1]))
        assert invalid(data, "pptx") == set()

    def it_says_those_of_the_speaker_on_his_page(self) -> None:
        data = deck(heading(2, "Bild"), noted("Fler"), Notes(1, (noted("Säg"),)))
        assert {"Säg2.", "2 Enligt regionen 2025"} <= set(words(part(data, "ppt/notesSlides/notesSlide1.xml")))


def it_writes_marks_in_the_texts_own_colour_where_the_slot_has_none() -> None:
    data = deck(heading(1, "Trygghet"), bullets("ett", "två", ordered=True))
    assert all(one.find("a:buClrTx", NS) is not None for one in slot(slides(data)[1], CONTENT).iter(qn("a:pPr")))


def it_shrinks_what_stands_side_by_side_all_as_far() -> None:
    figures = Steps(1, StepsKind.KEY_FIGURES, tuple(Step(1, runs(figure), (text("Text"),)) for figure in (
        "15", "1 000 000 kr", "72 %")))
    found = [_scale(shape) for shape in slides(deck(heading(2, "Talen"), figures))[1].iter(qn("p:sp"))]
    assert len(set(found[1:7:2])) == 1
    assert found[1] < 100_000
    assert set(found[2:7:2]) == {100_000}


def it_gives_columns_the_widths_that_the_author_says() -> None:
    wide = Table(1, (runs("Vad"), runs("Hur")), ((runs("a"), runs("b")),), widths=(0.75, 0.25))
    frame = slot(slides(deck(heading(2, "Bild"), wide))[1], CONTENT)
    first, second = (int(column.get("w", "")) for column in frame.iter(qn("a:gridCol")))
    assert abs(first - 3 * second) <= 3


def it_goes_on_with_list_and_table_and_stays_clean() -> None:
    words_of_each = "Region och kommuner delar mål, kunskap och ansvar för vården i hela länet"
    items = [f"{number} {words_of_each}" for number in range(30)]
    rows = [(f"Rad {number}", "2026") for number in range(30)]
    data = deck(heading(2, "Syfte"), bullets(*items), heading(2, "Insatser"), table(("Vad", "När"), *rows))
    titles = ["".join(words(slot(slide, 0))) for slide in slides(data)[1:]]
    assert {"Syfte", "Syfte (2)", "Insatser", "Insatser (2)"} <= set(titles)
    said = [text for slide in slides(data) for text in words(slide)]
    assert [text for text in said if text in items] == items
    assert [text for text in said if text.startswith("Rad ")] == [row[0] for row in rows]
    assert not any(shape.find(".//a:normAutofit", NS) is not None and _scale(shape) < 90_000
                   for slide in slides(data) for shape in slide.iter(qn("p:sp")))
    assert lint(data).findings == ()
    assert invalid(data, "pptx") == set()


def _scale(shape: etree._Element) -> int:
    found = shape.find(".//a:normAutofit", NS)
    return 100_000 if found is None else int(found.get("fontScale", "100000"))


def it_writes_steps_of_every_kind() -> None:
    blocks = [block for kind, count in zip(StepsKind, (5, 4, 4, 3, 6), strict=True) for block in (
        heading(2, f"Steg {kind}"),
        Steps(1, kind, tuple(Step(1, runs(f"{number}"), (text(f"Text {number}"),)) for number in range(count))))]
    data = deck(*blocks)
    assert invalid(data, "pptx") == set()
    assert lint(data).findings == ()
    for slide, count in zip(slides(data)[1:], (5, 4, 4, 3, 6), strict=True):
        assert {f"Text {number}" for number in range(count)} <= set(words(slide))
    assert len(names(data, "ppt/slides/slide")) == 6


@pytest.mark.parametrize("block", [Quote(1), FactBox(1), ListBlock(1), Notes(1, (Quote(1),))])
def it_is_sound_where_a_block_says_nothing(block: Block) -> None:
    assert invalid(deck(heading(2, "Ett"), block), "pptx") == set()
